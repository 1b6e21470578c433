import { describe, expect, test } from 'vitest';
import { useAccount } from './account.js';
import { askOf, changeOf, isNot, keyOf, requestOf } from './request-of.js';

// Source: floci-io/floci, pull request 3968 ("every message and check order here comes from real AWS KMS in us-east-1") and its
// src/test/java/io/github/hectorvent/floci/services/kms/KmsIntegrationTest.java.
const account = useAccount();
const [ask, key, change] = [askOf(account), keyOf(account), changeOf(account)];

describe('the usage comes before the state', () => {
  test.each([
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'DisableKey', 'Sign', 'RSASSA_PSS_SHA_256'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'ScheduleKeyDeletion', 'Sign', 'RSASSA_PSS_SHA_256'],
    ['RSA_2048', 'SIGN_VERIFY', 'DisableKey', 'Encrypt', 'RSAES_OAEP_SHA_256'],
  ])('%s %s after %s: %s', async (spec, usage, state, operation, algorithm) => {
    const arn = await key(spec, usage);
    await change(state, arn);
    expect(await ask(operation, requestOf(operation, arn, algorithm))).toBe(isNot(arn, usage, operation));
  });
});

describe('the state comes before the algorithm', () => {
  test.each([
    ['RSA_2048', 'SIGN_VERIFY', 'Sign', 'RSASSA_PSS_SHA_256'],
    ['RSA_2048', 'SIGN_VERIFY', 'Verify', 'RSASSA_PSS_SHA_256'],
    ['RSA_2048', 'SIGN_VERIFY', 'Sign', 'ECDSA_SHA_256'],
    ['ECC_NIST_P256', 'SIGN_VERIFY', 'Sign', 'ECDSA_SHA_384'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'GenerateMac', 'HMAC_SHA_512'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'VerifyMac', 'HMAC_SHA_256'],
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'Encrypt', 'SYMMETRIC_DEFAULT'],
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'GenerateDataKey', ''],
    ['RSA_2048', 'ENCRYPT_DECRYPT', 'GenerateDataKey', ''],
    ['RSA_2048', 'ENCRYPT_DECRYPT', 'Encrypt', 'RSAES_OAEP_SHA_256'],
    ['RSA_2048', 'ENCRYPT_DECRYPT', 'Decrypt', 'RSAES_OAEP_SHA_256'],
  ])('%s %s: %s with %s', async (spec, usage, operation, algorithm) => {
    const arn = await key(spec, usage);
    await change('DisableKey', arn);
    expect(await ask(operation, requestOf(operation, arn, algorithm))).toBe(
      `DisabledException: ${arn} is disabled.`,
    );
    await change('ScheduleKeyDeletion', arn);
    expect(await ask(operation, requestOf(operation, arn, algorithm))).toBe(
      `KMSInvalidStateException: ${arn} is pending deletion.`,
    );
  });

  test.each([
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'Encrypt', 'SYMMETRIC_DEFAULT'],
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'GenerateDataKey', ''],
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'EnableKey', ''],
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'DisableKey', ''],
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'RotateKeyOnDemand', ''],
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'GetPublicKey', ''],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'GenerateMac', 'HMAC_SHA_512'],
  ])('%s %s without material: %s', async (spec, usage, operation, algorithm) => {
    const arn = await key(spec, usage, 'EXTERNAL');
    expect(await ask(operation, requestOf(operation, arn, algorithm))).toBe(
      `KMSInvalidStateException: ${arn} is pending import.`,
    );
  });

  test.each([
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'EnableKeyRotation'],
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'DisableKeyRotation'],
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'RotateKeyOnDemand'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'EnableKeyRotation'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'DisableKeyRotation'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'RotateKeyOnDemand'],
  ])('%s %s: %s', async (spec, usage, operation) => {
    const arn = await key(spec, usage);
    await change('DisableKey', arn);
    expect(await ask(operation, { KeyId: arn })).toBe(`DisabledException: ${arn} is disabled.`);
    await change('ScheduleKeyDeletion', arn);
    expect(await ask(operation, { KeyId: arn })).toBe(
      `KMSInvalidStateException: ${arn} is pending deletion.`,
    );
  });

  test.each([
    ['ECC_NIST_P256', 'SIGN_VERIFY'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC'],
  ])('GetPublicKey of %s %s that is pending deletion', async (spec, usage) => {
    const arn = await key(spec, usage);
    await change('ScheduleKeyDeletion', arn);
    expect(await ask('GetPublicKey', { KeyId: arn })).toBe(
      `KMSInvalidStateException: ${arn} is pending deletion.`,
    );
  });

  test.each([
    ['EnableKey', 'AWS_KMS'],
    ['DisableKey', 'AWS_KMS'],
    ['UpdateKeyDescription', 'AWS_KMS'],
    ['TagResource', 'AWS_KMS'],
    ['UntagResource', 'AWS_KMS'],
    ['CreateGrant', 'AWS_KMS'],
    ['ScheduleKeyDeletion', 'AWS_KMS'],
    ['CreateAlias', 'AWS_KMS'],
    ['GetParametersForImport', 'EXTERNAL'],
    ['ImportKeyMaterial', 'EXTERNAL'],
  ])('%s of a key that is pending deletion (%s)', async (operation, origin) => {
    const arn = await key('SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', origin);
    await change('ScheduleKeyDeletion', arn);
    expect(await ask(operation, requestOf(operation, arn))).toBe(
      `KMSInvalidStateException: ${arn} is pending deletion.`,
    );
  });

  test('UpdateAlias to a key that is pending deletion', async () => {
    const arn = await account.key();
    const other = await account.key();
    await ask('CreateAlias', { AliasName: 'alias/moved', TargetKeyId: other });
    await change('ScheduleKeyDeletion', arn);
    expect(await ask('UpdateAlias', { AliasName: 'alias/moved', TargetKeyId: arn })).toBe(
      `KMSInvalidStateException: ${arn} is pending deletion.`,
    );
  });
});

describe('the algorithm comes before the digest', () => {
  test('Sign', async () => {
    const arn = await key('ECC_NIST_P256', 'SIGN_VERIFY');
    const body = { KeyId: arn, Message: Buffer.alloc(20).toString('base64'), MessageType: 'DIGEST' };
    expect(await ask('Sign', { ...body, SigningAlgorithm: 'ECDSA_SHA_384' })).toBe(
      'InvalidKeyUsageException: Algorithm ECDSA_SHA_384 is incompatible with key spec ECC_NIST_P256.',
    );
    expect(await ask('Sign', { ...body, SigningAlgorithm: 'ECDSA_SHA_256' })).toBe(
      'ValidationException: Digest is invalid length for algorithm ECDSA_SHA_256.',
    );
  });

  test.each(['Sign', 'Verify'])(
    '%s takes the name SYMMETRIC_DEFAULT, which no signing key has',
    async (operation) => {
      const arn = await key('RSA_2048', 'SIGN_VERIFY');
      expect(await ask(operation, requestOf(operation, arn, 'SYMMETRIC_DEFAULT'))).toBe(
        'InvalidKeyUsageException: Algorithm SYMMETRIC_DEFAULT is incompatible with key spec RSA_2048.',
      );
    },
  );
});
