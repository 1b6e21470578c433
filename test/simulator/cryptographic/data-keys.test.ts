import { createPrivateKey, createPublicKey } from 'node:crypto';
import {
  type DataKeyPairSpec,
  DecryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyPairCommand,
  GenerateDataKeyPairWithoutPlaintextCommand,
  GenerateDataKeyWithoutPlaintextCommand,
} from '@aws-sdk/client-kms';
import { ml_kem512, ml_kem768, ml_kem1024 } from '@noble/post-quantum/ml-kem.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk, policyForApp } from './desk.js';
import { Point, pointOf } from './sm2-outside.js';

const EncryptionContext = { tenant: 'a' };

describe('data keys', () => {
  let desk: Desk;
  let KeyId: string;
  beforeAll(async () => {
    desk = await openDesk();
    KeyId = await desk.makeKey();
  });
  afterAll(() => desk.close());

  async function decrypted(CiphertextBlob: Uint8Array | undefined, client = desk.admin): Promise<Buffer> {
    const { Plaintext } = await client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    return Buffer.from(Plaintext ?? []);
  }

  test.each([
    [{ KeySpec: 'AES_128' }, 16],
    [{ KeySpec: 'AES_256' }, 32],
    [{ NumberOfBytes: 1 }, 1],
    [{ NumberOfBytes: 1024 }, 1024],
  ] as const)('%o gives %i bytes, in the clear and encrypted', async (size, bytes) => {
    const request = { KeyId, EncryptionContext, ...size };
    const answer = await desk.admin.send(new GenerateDataKeyCommand(request));
    expect(answer).toMatchObject({ KeyId, KeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(answer.Plaintext).toHaveLength(bytes);
    expect(await decrypted(answer.CiphertextBlob)).toEqual(Buffer.from(answer.Plaintext ?? []));
    const without = await desk.admin.send(new GenerateDataKeyWithoutPlaintextCommand(request));
    expect(without).not.toHaveProperty('Plaintext');
    expect(await decrypted(without.CiphertextBlob)).toHaveLength(bytes);
  });

  test('a size is given once and in one way', async () => {
    const ask = (size: object) => failure(desk.admin.send(new GenerateDataKeyCommand({ KeyId, ...size })));
    const message = 'ValidationException: Please specify either number of bytes or key spec.';
    expect(await ask({})).toBe(message);
    expect(await ask({ KeySpec: 'AES_256', NumberOfBytes: 32 })).toBe(message);
    for (const size of [{ NumberOfBytes: 0 }, { NumberOfBytes: 1025 }, { KeySpec: 'AES_512' }])
      expect(await ask(size)).toMatch(/^ValidationException: 1 validation error/);
    expect(await ask({ KeySpec: 'AES_256', DryRun: true })).toMatch(/^DryRunOperationException/);
  });

  test('need a symmetric key', async () => {
    const rsa = await desk.makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' });
    const mac = await desk.makeKey({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
    const ask = (key: string) =>
      failure(desk.admin.send(new GenerateDataKeyCommand({ KeyId: key, KeySpec: 'AES_256' })));
    expect(await ask(rsa)).toBe(
      'InvalidKeyUsageException: You cannot generate a data key with an asymmetric CMK',
    );
    expect(await ask(mac)).toBe(
      `InvalidKeyUsageException: ${mac} key usage is GENERATE_VERIFY_MAC which is not valid for GenerateDataKey.`,
    );
  });

  test.each([
    'RSA_2048',
    'RSA_3072',
    'RSA_4096',
    'ECC_NIST_P256',
    'ECC_NIST_P384',
    'ECC_NIST_P521',
    'ECC_SECG_P256K1',
    'ECC_NIST_EDWARDS25519',
  ] as const)('a pair of %s', async (KeyPairSpec) => {
    const request = { KeyId, EncryptionContext, KeyPairSpec };
    const answer = await desk.admin.send(new GenerateDataKeyPairCommand(request));
    expect(answer).toMatchObject({ KeyId, KeyPairSpec, KeyMaterialId: expect.any(String) });
    const der = Buffer.from(answer.PrivateKeyPlaintext ?? []);
    expect(await decrypted(answer.PrivateKeyCiphertextBlob)).toEqual(der);
    const publicHalf = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
    expect(publicHalf.export({ format: 'der', type: 'spki' })).toEqual(Buffer.from(answer.PublicKey ?? []));

    const without = await desk.admin.send(new GenerateDataKeyPairWithoutPlaintextCommand(request));
    expect(without).not.toHaveProperty('PrivateKeyPlaintext');
    expect(Buffer.from(without.PublicKey ?? [])).not.toEqual(Buffer.from(answer.PublicKey ?? []));
    expect((await decrypted(without.PrivateKeyCiphertextBlob)).length).toBeGreaterThan(40);
  });

  test.each([
    ['ML_KEM_512', ml_kem512],
    ['ML_KEM_768', ml_kem768],
    ['ML_KEM_1024', ml_kem1024],
  ] as const)('a pair of %s, its private key as a seed', async (KeyPairSpec, algorithm) => {
    const answer = await desk.admin.send(
      new GenerateDataKeyPairCommand({ KeyId, EncryptionContext, KeyPairSpec }),
    );
    const seed = Uint8Array.from(answer.PrivateKeyPlaintext ?? []).slice(-64);
    const { publicKey } = algorithm.keygen(seed);
    expect(Buffer.from(answer.PublicKey ?? []).subarray(-publicKey.length)).toEqual(Buffer.from(publicKey));
  });

  test('SM2 in China only, ML-KEM not there', async () => {
    const chinese = await desk.makeKey({}, desk.inChina);
    const ask = (key: string, KeyPairSpec: DataKeyPairSpec, client = desk.admin) =>
      client.send(new GenerateDataKeyPairCommand({ KeyId: key, EncryptionContext, KeyPairSpec }));
    const { PublicKey, PrivateKeyPlaintext, PrivateKeyCiphertextBlob } = await ask(
      chinese,
      'SM2',
      desk.inChina,
    );
    const der = Buffer.from(PrivateKeyPlaintext ?? []);
    expect(await decrypted(PrivateKeyCiphertextBlob, desk.inChina)).toEqual(der);
    const scalarAt = der.indexOf(Buffer.from([0x02, 0x01, 0x01, 0x04, 0x20])) + 5;
    const scalar = BigInt(`0x${der.subarray(scalarAt, scalarAt + 32).toString('hex')}`);
    expect(pointOf(Buffer.from(PublicKey ?? [])).equals(Point.BASE.multiply(scalar))).toBe(true);

    expect(await failure(ask(KeyId, 'SM2'))).toMatch(/^UnsupportedOperationException/);
    expect(await failure(ask(chinese, 'ML_KEM_768', desk.inChina))).toMatch(/^UnsupportedOperation/);
  });

  test('obeys a policy on the kind of pair', async () => {
    const Policy = policyForApp('kms:GenerateDataKeyPair', {
      StringEquals: { 'kms:DataKeyPairSpec': ['ECC_NIST_P256'] },
    });
    const limited = await desk.makeKey({ Policy });
    const ask = (KeyPairSpec: DataKeyPairSpec) =>
      failure(desk.as('app').send(new GenerateDataKeyPairCommand({ KeyId: limited, KeyPairSpec })));
    expect(await ask('ECC_NIST_P256')).toBe('answered');
    expect(await ask('ECC_NIST_P384')).toMatch(/^AccessDeniedException/);
  });
});
