import { constants, createHash, createPublicKey, type KeyObject, verify as verifyOutside } from 'node:crypto';
import {
  type KeySpec,
  type KMSClient,
  type MessageType,
  SignCommand,
  type SigningAlgorithmSpec,
  VerifyCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk, policyForApp, publicKeyOf } from './desk.js';
import { signedDigest, verifies } from './sm2-outside.js';

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
const pkcs1 = { padding: constants.RSA_PKCS1_PADDING };

const hashed: readonly [KeySpec, SigningAlgorithmSpec, string, object][] = [
  ['RSA_2048', 'RSASSA_PSS_SHA_256', 'sha256', pss],
  ['RSA_2048', 'RSASSA_PSS_SHA_384', 'sha384', pss],
  ['RSA_2048', 'RSASSA_PSS_SHA_512', 'sha512', pss],
  ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_256', 'sha256', pkcs1],
  ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_384', 'sha384', pkcs1],
  ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_512', 'sha512', pkcs1],
  ['RSA_3072', 'RSASSA_PSS_SHA_256', 'sha256', pss],
  ['RSA_4096', 'RSASSA_PSS_SHA_512', 'sha512', pss],
  ['RSA_4096', 'RSASSA_PKCS1_V1_5_SHA_256', 'sha256', pkcs1],
  ['ECC_NIST_P256', 'ECDSA_SHA_256', 'sha256', {}],
  ['ECC_NIST_P384', 'ECDSA_SHA_384', 'sha384', {}],
  ['ECC_NIST_P521', 'ECDSA_SHA_512', 'sha512', {}],
  ['ECC_SECG_P256K1', 'ECDSA_SHA_256', 'sha256', {}],
];

describe('Sign and Verify', () => {
  let desk: Desk;
  const keys = new Map<KeySpec, string>();
  beforeAll(async () => {
    desk = await openDesk();
    const specs = new Set<KeySpec>([...hashed.map(([spec]) => spec), 'ECC_NIST_EDWARDS25519']);
    for (const KeySpec of specs) keys.set(KeySpec, await desk.makeKey({ KeySpec, KeyUsage: 'SIGN_VERIFY' }));
  });
  afterAll(() => desk.close());

  const Message = Buffer.from('four eyes');
  interface Options {
    readonly type?: MessageType;
    readonly message?: Uint8Array;
    readonly client?: KMSClient;
  }
  async function sign(
    KeyId: string,
    SigningAlgorithm: SigningAlgorithmSpec,
    { type, message = Message, client = desk.admin }: Options = {},
  ): Promise<Buffer> {
    const input = { KeyId, SigningAlgorithm, Message: message, ...(type ? { MessageType: type } : {}) };
    const answer = await client.send(new SignCommand(input));
    expect(answer).toMatchObject({ KeyId, SigningAlgorithm });
    return Buffer.from(answer.Signature ?? []);
  }
  function verify(
    KeyId: string,
    SigningAlgorithm: SigningAlgorithmSpec,
    Signature: Uint8Array,
    { type, message = Message, client = desk.admin }: Options = {},
  ) {
    const input = { KeyId, SigningAlgorithm, Message: message, Signature };
    return client.send(new VerifyCommand({ ...input, ...(type ? { MessageType: type } : {}) }));
  }
  async function publicKey(KeyId: string): Promise<KeyObject> {
    return createPublicKey({ key: await publicKeyOf(desk.admin, KeyId), format: 'der', type: 'spki' });
  }

  test.each(hashed)(
    '%s %s: anybody with the public key can verify',
    async (spec, algorithm, hash, padding) => {
      const key = keys.get(spec) ?? '';
      const digest = { type: 'DIGEST', message: createHash(hash).update(Message).digest() } as const;
      const outside = { key: await publicKey(key), ...padding };
      for (const signature of [await sign(key, algorithm), await sign(key, algorithm, digest)]) {
        expect(verifyOutside(hash, Message, outside, signature)).toBe(true);
        const answer = { KeyId: key, SignatureValid: true, SigningAlgorithm: algorithm };
        expect(await verify(key, algorithm, signature)).toMatchObject(answer);
        expect(await verify(key, algorithm, signature, digest)).toMatchObject(answer);
        const changed = Buffer.from(signature);
        changed[signature.length - 1] = (signature[signature.length - 1] ?? 0) ^ 1;
        for (const wrong of [changed, signature.subarray(1), Buffer.from('x')])
          expect(await failure(verify(key, algorithm, wrong))).toMatch(/^KMSInvalidSignatureException/);
        expect(
          await failure(verify(key, algorithm, signature, { message: Buffer.from('five eyes') })),
        ).toMatch(/^KMSInvalidSignatureException/);
      }
    },
  );

  test('a digest has to have the algorithm’s length', async () => {
    for (const [spec, algorithm] of hashed) {
      const wrong = { type: 'DIGEST', message: Buffer.alloc(33) } as const;
      const message = `ValidationException: Digest is invalid length for algorithm ${algorithm}.`;
      expect(await failure(sign(keys.get(spec) ?? '', algorithm, wrong))).toBe(message);
      expect(await failure(verify(keys.get(spec) ?? '', algorithm, Buffer.alloc(70), wrong))).toBe(message);
    }
  });

  test('ED25519_SHA_512 signs messages, ED25519_PH_SHA_512 digests', async () => {
    const key = keys.get('ECC_NIST_EDWARDS25519') ?? '';
    const signature = await sign(key, 'ED25519_SHA_512');
    expect(verifyOutside(null, Message, await publicKey(key), signature)).toBe(true);
    expect(await verify(key, 'ED25519_SHA_512', signature)).toMatchObject({ SignatureValid: true });
    const digest = { type: 'DIGEST', message: createHash('sha512').update(Message).digest() } as const;
    const prehashed = await sign(key, 'ED25519_PH_SHA_512', digest);
    expect(await verify(key, 'ED25519_PH_SHA_512', prehashed, digest)).toMatchObject({
      SignatureValid: true,
    });
    expect(await failure(verify(key, 'ED25519_PH_SHA_512', signature, digest))).toMatch(
      /^KMSInvalidSignature/,
    );
    expect(await failure(sign(key, 'ED25519_PH_SHA_512'))).toBe(
      'ValidationException: Message type RAW is incompatible with algorithm ED25519_PH_SHA_512.',
    );
    expect(await failure(sign(key, 'ED25519_SHA_512', digest))).toBe(
      'ValidationException: Message type DIGEST is incompatible with algorithm ED25519_SHA_512.',
    );
  });

  test('SM2DSA: anybody with the public key can verify', async () => {
    const client = desk.inChina;
    const key = await desk.makeKey({ KeySpec: 'SM2', KeyUsage: 'SIGN_VERIFY' }, client);
    const spki = await publicKeyOf(client, key);
    const digest = signedDigest(spki, Message);
    for (const options of [{ client }, { client, type: 'DIGEST', message: digest }] as const) {
      const signature = await sign(key, 'SM2DSA', options);
      expect(verifies(spki, digest, signature)).toBe(true);
      expect(await verify(key, 'SM2DSA', signature, options)).toMatchObject({ SignatureValid: true });
      expect(await verify(key, 'SM2DSA', signature, { client })).toMatchObject({ SignatureValid: true });
      const message = Buffer.from('five eyes');
      expect(await failure(verify(key, 'SM2DSA', signature, { client, message }))).toMatch(
        /^KMSInvalidSignature/,
      );
    }
  });

  test('messages have 1 to 4096 bytes', async () => {
    const key = keys.get('ECC_NIST_P256') ?? '';
    expect(await failure(sign(key, 'ECDSA_SHA_256', { message: Buffer.alloc(0) }))).toMatch(
      /^ValidationException/,
    );
    expect(await failure(sign(key, 'ECDSA_SHA_256', { message: Buffer.alloc(4096) }))).toBe('answered');
    expect(await failure(sign(key, 'ECDSA_SHA_256', { message: Buffer.alloc(4097) }))).toMatch(
      /^ValidationException/,
    );
  });

  test('refuses algorithms of other keys, keys of other usages and unknown algorithms', async () => {
    const key = keys.get('ECC_NIST_P256') ?? '';
    expect(await failure(sign(key, 'ECDSA_SHA_384'))).toBe(
      'InvalidKeyUsageException: Algorithm ECDSA_SHA_384 is incompatible with key spec ECC_NIST_P256.',
    );
    const symmetric = await desk.makeKey();
    expect(await failure(sign(symmetric, 'ECDSA_SHA_256'))).toBe(
      `InvalidKeyUsageException: ${symmetric} key usage is ENCRYPT_DECRYPT which is not valid for Sign.`,
    );
    expect(await failure(sign(key, 'ECDSA_MD5' as SigningAlgorithmSpec))).toMatch(/^ValidationException/);
    expect(
      await failure(sign(key, 'ECDSA_SHA_256', { type: 'EXTERNAL_MU', message: Buffer.alloc(64) })),
    ).toBe('ValidationException: Message type EXTERNAL_MU is incompatible with key spec ECC_NIST_P256.');
  });

  test('obeys a policy on algorithm and message type', async () => {
    const key = await desk.makeKey({
      KeySpec: 'RSA_2048',
      KeyUsage: 'SIGN_VERIFY',
      Policy: policyForApp('kms:Sign', {
        StringEquals: { 'kms:SigningAlgorithm': 'RSASSA_PSS_SHA_256', 'kms:MessageType': 'DIGEST' },
      }),
    });
    const client = desk.as('app');
    const digest = { client, type: 'DIGEST', message: Buffer.alloc(32) } as const;
    expect(await failure(sign(key, 'RSASSA_PSS_SHA_256', digest))).toBe('answered');
    expect(await failure(sign(key, 'RSASSA_PKCS1_V1_5_SHA_256', digest))).toMatch(/^AccessDenied/);
    expect(await failure(sign(key, 'RSASSA_PSS_SHA_256', { client }))).toMatch(/^AccessDenied/);
  });

  test('a dry run signs nothing', async () => {
    const input = {
      KeyId: keys.get('RSA_2048') ?? '',
      SigningAlgorithm: 'RSASSA_PSS_SHA_256',
      Message,
    } as const;
    expect(await failure(desk.admin.send(new SignCommand({ ...input, DryRun: true })))).toMatch(
      /^DryRunOperationException/,
    );
  });
});
