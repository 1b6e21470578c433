import { describe, expect, test } from 'vitest';
import { useAccount } from './account.js';
import { askOf, changeOf, isNot, keyOf, requestOf } from './request-of.js';

// Source: floci-io/floci, pull request 3968 ("every message and check order here comes from real AWS KMS in us-east-1") and its
// src/test/java/io/github/hectorvent/floci/services/kms/KmsIntegrationTest.java.
const account = useAccount();
const [ask, key, change] = [askOf(account), keyOf(account), changeOf(account)];

describe('data keys', () => {
  test.each([
    ['GenerateDataKey', 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', {}],
    ['GenerateDataKey', 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', { KeySpec: 'AES_256', NumberOfBytes: 32 }],
    ['GenerateDataKeyWithoutPlaintext', 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', {}],
    ['GenerateDataKey', 'RSA_2048', 'SIGN_VERIFY', {}],
    ['GenerateDataKey', 'HMAC_256', 'GENERATE_VERIFY_MAC', {}],
  ])(
    '%s of %s %s needs one length, before state and usage are asked for',
    async (operation, spec, usage, members) => {
      const arn = await key(spec, usage);
      await change('DisableKey', arn);
      expect(await ask(operation, { KeyId: arn, ...members })).toBe(
        'ValidationException: Please specify either number of bytes or key spec.',
      );
    },
  );

  test.each(['GenerateDataKey', 'GenerateDataKeyWithoutPlaintext'])('%s of other keys', async (operation) => {
    const rsa = await key('RSA_2048', 'ENCRYPT_DECRYPT');
    expect(await ask(operation, requestOf(operation, rsa))).toBe(
      'InvalidKeyUsageException: You cannot generate a data key with an asymmetric CMK',
    );
    const signer = await key('ECC_NIST_P256', 'SIGN_VERIFY');
    expect(await ask(operation, requestOf(operation, signer))).toBe(isNot(signer, 'SIGN_VERIFY', operation));
  });
});

test.each([
  ['RSA_2048', 'ENCRYPT_DECRYPT', 'AWS_KMS'],
  ['RSA_2048', 'SIGN_VERIFY', 'AWS_KMS'],
  ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'EXTERNAL'],
])('a ciphertext of another key comes before all else: %s %s %s', async (spec, usage, origin) => {
  const { CiphertextBlob } = await account
    .kms()
    .encrypt({ KeyId: await account.key(), Plaintext: Buffer.from('x') });
  const CiphertextBlob64 = Buffer.from(CiphertextBlob ?? []).toString('base64');
  expect(
    await ask('Decrypt', { CiphertextBlob: CiphertextBlob64, KeyId: await key(spec, usage, origin) }),
  ).toBe(
    'IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation.',
  );
});

describe('keys that do not rotate', () => {
  test.each([
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'EnableKeyRotation'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'RotateKeyOnDemand'],
    ['RSA_2048', 'ENCRYPT_DECRYPT', 'EnableKeyRotation'],
    ['RSA_2048', 'ENCRYPT_DECRYPT', 'RotateKeyOnDemand'],
  ])('%s %s: %s', async (spec, usage, operation) => {
    expect(await ask(operation, { KeyId: await key(spec, usage) })).toBe('UnsupportedOperationException: -');
  });

  // radkawar/stackd, testdata/aws/kms/rotation.json.
  test('HMAC_256 GENERATE_VERIFY_MAC: ListKeyRotations has none to tell of', async () => {
    const KeyId = await key('HMAC_256', 'GENERATE_VERIFY_MAC');
    expect(await account.kms().listKeyRotations({ KeyId })).toMatchObject({
      Rotations: [],
      Truncated: false,
    });
  });

  test.each([
    ['EnableKeyRotation', 'EXTERNAL'],
    ['DisableKeyRotation', 'EXTERNAL'],
    ['GetParametersForImport', 'AWS_KMS'],
    ['ImportKeyMaterial', 'AWS_KMS'],
    ['DeleteImportedKeyMaterial', 'AWS_KMS'],
  ])('%s is not for the origin %s', async (operation, origin) => {
    const arn = await key('SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', origin);
    expect(await ask(operation, requestOf(operation, arn))).toBe(
      `UnsupportedOperationException: ${arn} origin is ${origin} which is not valid for this operation.`,
    );
  });
});
