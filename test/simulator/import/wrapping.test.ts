import { createHmac, createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import {
  type AlgorithmSpec,
  GenerateMacCommand,
  GetPublicKeyCommand,
  ImportKeyMaterialCommand,
  type KeySpec,
  type KeyUsageType,
  type WrappingKeySpec,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, describe as suite, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../src/simulator/index.js';
import { admin, failureOf, kmsOf } from '../server/clients.js';
import {
  describe,
  externalKey,
  forever,
  importInto,
  type Parameters,
  parametersFor,
  privateKeyFor,
  text,
  wrap,
} from './support.js';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const oaep: readonly AlgorithmSpec[] = ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'];
const hybrid: readonly AlgorithmSpec[] = ['RSA_AES_KEY_WRAP_SHA_1', 'RSA_AES_KEY_WRAP_SHA_256'];

suite('material arrives by every way of wrapping that AWS supports for it', () => {
  const ways: readonly [KeySpec, KeyUsageType | undefined, readonly AlgorithmSpec[], WrappingKeySpec][] = [
    ['SYMMETRIC_DEFAULT', undefined, oaep, 'RSA_2048'],
    ['SYMMETRIC_DEFAULT', undefined, oaep, 'RSA_3072'],
    ['SYMMETRIC_DEFAULT', undefined, ['RSAES_OAEP_SHA_256'], 'RSA_4096'],
    ['HMAC_224', 'GENERATE_VERIFY_MAC', oaep, 'RSA_2048'],
    ['HMAC_512', 'GENERATE_VERIFY_MAC', oaep, 'RSA_2048'],
    ['ECC_NIST_P256', 'SIGN_VERIFY', [...oaep, ...hybrid], 'RSA_2048'],
    ['ECC_NIST_P384', 'KEY_AGREEMENT', [...oaep, ...hybrid], 'RSA_2048'],
    ['ECC_NIST_P521', 'SIGN_VERIFY', hybrid, 'RSA_2048'],
    ['ECC_NIST_P521', 'SIGN_VERIFY', oaep, 'RSA_3072'],
    ['ECC_SECG_P256K1', 'SIGN_VERIFY', [...oaep, ...hybrid], 'RSA_2048'],
    ['ECC_NIST_EDWARDS25519', 'SIGN_VERIFY', oaep, 'RSA_2048'],
    ['RSA_2048', 'SIGN_VERIFY', hybrid, 'RSA_2048'],
    ['RSA_3072', 'ENCRYPT_DECRYPT', hybrid, 'RSA_2048'],
  ];
  const cases = ways.flatMap(([spec, usage, algorithms, wrapping]) =>
    algorithms.map((algorithm) => ({ spec, usage, algorithm, wrapping })),
  );
  test.for(cases)('$spec by $algorithm with $wrapping', async ({ spec, usage, algorithm, wrapping }) => {
    const kms = kmsOf(simulator);
    const id = await externalKey(kms, { KeySpec: spec, ...(usage === undefined ? {} : { KeyUsage: usage }) });
    expect((await describe(kms, id))?.KeyState).toBe('PendingImport');
    const material = materialFor(spec);
    const parameters = await parametersFor(kms, id, algorithm, wrapping);
    const publicKey = createPublicKey({
      key: Buffer.from(parameters.PublicKey),
      format: 'der',
      type: 'spki',
    });
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(Number(wrapping.slice(4)));
    const answer = await kms.send(
      new ImportKeyMaterialCommand({
        KeyId: id,
        ImportToken: parameters.ImportToken,
        EncryptedKeyMaterial: wrap(parameters, material),
        ...forever,
      }),
    );
    const metadata = await describe(kms, id);
    expect(metadata).toMatchObject({
      KeyState: 'Enabled',
      Enabled: true,
      ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
    });
    expect(answer.KeyId).toBe(metadata?.Arn);
    expect(answer.KeyMaterialId).toBe(
      spec === 'SYMMETRIC_DEFAULT' ? metadata?.CurrentKeyMaterialId : undefined,
    );
    if (/^(ECC|RSA)_/.test(spec)) await expectPublicHalf(id, material);
  });

  async function expectPublicHalf(id: string, der: Buffer) {
    const { PublicKey } = await kmsOf(simulator).send(new GetPublicKeyCommand({ KeyId: id }));
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const hash = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
    const signature = sign(hash, Buffer.from('message'), key);
    const publicKey = createPublicKey({
      key: Buffer.from(PublicKey ?? []),
      format: 'der',
      type: 'spki',
    });
    expect(verify(hash, Buffer.from('message'), publicKey, signature)).toBe(true);
  }
});

test('the key works with the material that was imported, not with some of its own', async () => {
  const kms = kmsOf(simulator);
  const id = await externalKey(kms, { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
  const material = randomBytes(32);
  await importInto(kms, id, material);
  const Message = Buffer.from('message');
  const { Mac } = await kms.send(
    new GenerateMacCommand({ KeyId: id, Message, MacAlgorithm: 'HMAC_SHA_256' }),
  );
  expect(Buffer.from(Mac ?? [])).toEqual(createHmac('sha256', material).update(Message).digest());
});

suite('what AWS does not support is refused with ValidationException', () => {
  const cases: readonly [string, KeySpec, AlgorithmSpec, WrappingKeySpec][] = [
    ['an RSA key by OAEP alone', 'RSA_2048', 'RSAES_OAEP_SHA_256', 'RSA_4096'],
    ['a symmetric key by RSA_AES', 'SYMMETRIC_DEFAULT', 'RSA_AES_KEY_WRAP_SHA_256', 'RSA_2048'],
    ['an HMAC key by RSA_AES', 'HMAC_256', 'RSA_AES_KEY_WRAP_SHA_1', 'RSA_2048'],
    ['P-521 by OAEP with RSA_2048', 'ECC_NIST_P521', 'RSAES_OAEP_SHA_1', 'RSA_2048'],
    ['PKCS #1 v1.5', 'SYMMETRIC_DEFAULT', 'RSAES_PKCS1_V1_5', 'RSA_2048'],
    ['SM2 outside China', 'SYMMETRIC_DEFAULT', 'SM2PKE', 'SM2'],
    ['SM2PKE with an RSA key', 'SYMMETRIC_DEFAULT', 'SM2PKE', 'RSA_2048'],
    ['OAEP with an SM2 key', 'SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_256', 'SM2'],
  ];
  test.for(cases)('%s', async ([, spec, algorithm, wrapping]) => {
    const kms = kmsOf(simulator);
    const id = await externalKey(kms, { KeySpec: spec, ...usageFor(spec) });
    expect(await failureOf(parametersFor(kms, id, algorithm, wrapping))).toBe('ValidationException');
  });

  test('a key whose material KMS makes', async () => {
    const kms = kmsOf(simulator);
    const id = await externalKey(kms, { Origin: 'AWS_KMS' });
    const failed = parametersFor(kms, id);
    await expect(failed).rejects.toMatchObject({
      name: 'UnsupportedOperationException',
      message: expect.stringMatching(/origin is AWS_KMS which is not valid for this operation\.$/),
    });
  });
});

suite('in the China Regions', () => {
  const china = () => kmsOf(simulator, admin, 'cn-north-1');

  test('material arrives wrapped by SM2, and a symmetric key is an SM4 key', async () => {
    const id = await externalKey(china());
    const parameters = await parametersFor(china(), id, 'SM2PKE', 'SM2');
    const request = { KeyId: id, ImportToken: parameters.ImportToken, ...forever };
    const tooLong = wrap(parameters, randomBytes(32));
    const failed = china().send(new ImportKeyMaterialCommand({ ...request, EncryptedKeyMaterial: tooLong }));
    expect(await failureOf(failed)).toBe('InvalidCiphertextException');
    const right = wrap(parameters, randomBytes(16));
    await china().send(new ImportKeyMaterialCommand({ ...request, EncryptedKeyMaterial: right }));
    expect(await describe(china(), id)).toMatchObject({ KeyState: 'Enabled' });
  });

  test('RSA_AES is not supported', async () => {
    const id = await externalKey(china(), { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' });
    expect(await failureOf(parametersFor(china(), id, 'RSA_AES_KEY_WRAP_SHA_256'))).toBe(
      'ValidationException',
    );
    const parameters = await parametersFor(china(), id, 'SM2PKE', 'SM2');
    await china().send(
      new ImportKeyMaterialCommand({
        KeyId: id,
        ImportToken: parameters.ImportToken,
        EncryptedKeyMaterial: wrap(parameters, privateKeyFor('RSA_2048')),
        ...forever,
      }),
    );
    expect(await describe(china(), id)).toMatchObject({ KeyState: 'Enabled' });
  });
});

suite('what was wrapped otherwise than agreed is refused', () => {
  const cases: readonly [string, (agreed: Parameters, other: Parameters) => Buffer][] = [
    ['by another algorithm', (agreed) => wrap({ ...agreed, algorithm: 'RSAES_OAEP_SHA_1' }, randomBytes(32))],
    ['for the wrapping key of another answer', (_, other) => wrap(other, randomBytes(32))],
    ['damaged', (agreed) => wrap(agreed, randomBytes(32)).fill(0, 10, 20)],
    ['cut', (agreed) => wrap(agreed, randomBytes(32)).subarray(1)],
  ];
  test.for(cases)('%s', async ([, wrapped]) => {
    const kms = kmsOf(simulator);
    const id = await externalKey(kms);
    const [agreed, other] = [await parametersFor(kms, id), await parametersFor(kms, id)];
    const request = { KeyId: id, ImportToken: agreed.ImportToken, ...forever };
    const failed = kms.send(
      new ImportKeyMaterialCommand({ ...request, EncryptedKeyMaterial: wrapped(agreed, other) }),
    );
    expect(await failureOf(failed)).toBe('InvalidCiphertextException');
    expect((await describe(kms, id))?.KeyState).toBe('PendingImport');
  });

  test('an AES key of 128 bits inside RSA_AES, and a damaged inner wrap', async () => {
    const kms = kmsOf(simulator);
    const id = await externalKey(kms, { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    const parameters = await parametersFor(kms, id, 'RSA_AES_KEY_WRAP_SHA_256');
    const wrapped = wrap(parameters, privateKeyFor('ECC_NIST_P256'));
    wrapped[wrapped.length - 1] = (wrapped.at(-1) ?? 0) ^ 1;
    const short = wrap({ ...parameters, algorithm: 'RSAES_OAEP_SHA_256' }, randomBytes(16));
    for (const EncryptedKeyMaterial of [wrapped, Buffer.concat([short, wrapped.subarray(256)]), short]) {
      const request = { KeyId: id, ImportToken: parameters.ImportToken, EncryptedKeyMaterial, ...forever };
      expect(await failureOf(kms.send(new ImportKeyMaterialCommand(request)))).toBe(
        'InvalidCiphertextException',
      );
    }
  });
});

suite('what does not fit the key is refused', () => {
  const cases: readonly [string, KeySpec, AlgorithmSpec, () => Buffer][] = [
    ['128 bits for a symmetric key', 'SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_256', () => randomBytes(16)],
    ['32 bytes for HMAC_512', 'HMAC_512', 'RSAES_OAEP_SHA_256', () => randomBytes(32)],
    ['a P-384 key for P-256', 'ECC_NIST_P256', 'RSAES_OAEP_SHA_256', () => privateKeyFor('ECC_NIST_P384')],
    ['noise for P-256', 'ECC_NIST_P256', 'RSAES_OAEP_SHA_256', () => randomBytes(100)],
    ['RSA_3072 for RSA_2048', 'RSA_2048', 'RSA_AES_KEY_WRAP_SHA_256', () => privateKeyFor('RSA_3072')],
    [
      'an elliptic key for RSA_2048',
      'RSA_2048',
      'RSA_AES_KEY_WRAP_SHA_256',
      () => privateKeyFor('ECC_NIST_P256'),
    ],
  ];
  test.for(cases)('%s', async ([, spec, algorithm, material]) => {
    const kms = kmsOf(simulator);
    const id = await externalKey(kms, { KeySpec: spec, ...usageFor(spec) });
    const parameters = await parametersFor(kms, id, algorithm);
    const request = { KeyId: id, ImportToken: parameters.ImportToken, ...forever };
    const wrapped = wrap(parameters, material());
    const failed = kms.send(new ImportKeyMaterialCommand({ ...request, EncryptedKeyMaterial: wrapped }));
    const symmetric = spec === 'SYMMETRIC_DEFAULT';
    const wanted = symmetric ? 'InvalidCiphertextException' : 'IncorrectKeyMaterialException';
    expect(await failureOf(failed)).toBe(wanted);
    expect(text((await describe(kms, id))?.KeyState)).toBe('PendingImport');
  });
});

function usageFor(spec: KeySpec): { KeyUsage?: KeyUsageType } {
  if (spec === 'SYMMETRIC_DEFAULT') return {};
  return { KeyUsage: spec.startsWith('HMAC_') ? 'GENERATE_VERIFY_MAC' : 'SIGN_VERIFY' };
}

function materialFor(spec: KeySpec): Buffer {
  if (spec === 'SYMMETRIC_DEFAULT') return randomBytes(32);
  return spec.startsWith('HMAC_') ? randomBytes(Number(spec.slice(5)) / 8) : privateKeyFor(spec);
}
