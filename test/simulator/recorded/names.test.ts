import { describe, expect, test } from 'vitest';
import { useAccount } from './account.js';
import { problemOf } from './raw-request.js';

// Source: floci-io/floci, pull request 3968 ("every message and check order here comes from real AWS KMS in us-east-1") and its
// src/test/java/io/github/hectorvent/floci/services/kms/KmsIntegrationTest.java.
const account = useAccount();
const ask = (operation: string, body: object) => problemOf(account.url(), operation, body);
const here = 'arn:aws:kms:us-east-1:000000000000:';

describe('DescribeKey of a key that does not exist', () => {
  const missing = (id: string) => `Key '${here}key/${id}' does not exist`;
  test.each([
    ['12345678-1234-1234-1234-123456789012', missing('12345678-1234-1234-1234-123456789012')],
    ['786CA7CD-B74B-42B3-B887-902AD7AB6429', missing('786CA7CD-B74B-42B3-B887-902AD7AB6429')],
    ['mrk-1234567812341234123412345678901a', missing('mrk-1234567812341234123412345678901a')],
    [`${here}key/12345678-1234-1234-1234-123456789012`, missing('12345678-1234-1234-1234-123456789012')],
    [`${here}key/foo`, 'Invalid keyId foo'],
    ['foo', "Invalid keyId 'foo'"],
    ['12345678123412341234123456789012', "Invalid keyId '12345678123412341234123456789012'"],
    ['mrk-1234', "Invalid keyId 'mrk-1234'"],
    [`arn:aws:kms:us-west-2:000000000000:alias/missing`, 'Invalid arn us-west-2'],
    [`arn:aws:kms:us-west-2:000000000000:key/12345678-1234-1234-1234-123456789012`, 'Invalid arn us-west-2'],
  ])('%s', async (KeyId, message) => {
    expect(await ask('DescribeKey', { KeyId })).toBe(`NotFoundException: ${message}`);
  });
});

describe('an alias that does not exist', () => {
  test.each([
    ['DescribeKey', { KeyId: 'alias/missing' }, 'alias/missing'],
    ['DescribeKey', { KeyId: `${here}alias/missing` }, 'alias/missing'],
    ['DescribeKey', { KeyId: 'alias/aws/missing' }, 'alias/aws/missing'],
    ['Encrypt', { KeyId: 'alias/missing', Plaintext: 'AAAA' }, 'alias/missing'],
    ['DeleteAlias', { AliasName: 'alias/missing' }, 'alias/missing'],
  ])('%s %j', async (operation, body, alias) => {
    expect(await ask(operation, body)).toBe(`NotFoundException: Alias ${here}${alias} is not found.`);
  });

  // getmoto/moto, tests/test_kms: the whole answer.
  test.each(['CreateAlias', 'UpdateAlias', 'DeleteAlias'])(
    '%s of a name that is reserved',
    async (operation) => {
      const TargetKeyId = await account.key();
      const names = operation === 'DeleteAlias' ? {} : { TargetKeyId };
      expect(await ask(operation, { AliasName: 'alias/aws/s3', ...names })).toBe('NotAuthorizedException: -');
    },
  );

  test('UpdateAlias', async () => {
    const TargetKeyId = await account.key();
    expect(await ask('UpdateAlias', { AliasName: 'alias/missing', TargetKeyId })).toBe(
      `NotFoundException: Alias ${here}alias/missing is not found.`,
    );
  });
});

describe('operations that take no alias say so before they look for it', () => {
  test.each([
    'ScheduleKeyDeletion',
    'CancelKeyDeletion',
    'EnableKey',
    'DisableKey',
    'TagResource',
    'UntagResource',
    'ListResourceTags',
    'UpdateKeyDescription',
    'GetKeyPolicy',
    'PutKeyPolicy',
    'ListKeyPolicies',
    'GetKeyRotationStatus',
    'EnableKeyRotation',
    'DisableKeyRotation',
    'RotateKeyOnDemand',
    'CreateGrant',
    'ListGrants',
    'RevokeGrant',
    'GetParametersForImport',
    'ImportKeyMaterial',
    'DeleteImportedKeyMaterial',
  ])('%s', async (operation) => {
    const others = {
      Tags: [{ TagKey: 'a', TagValue: 'b' }],
      TagKeys: ['a'],
      Description: '',
      Policy: '{}',
      Operations: ['Encrypt'],
      GranteePrincipal: 'arn:aws:iam::000000000000:root',
      GrantId: 'a'.repeat(64),
      WrappingAlgorithm: 'RSAES_OAEP_SHA_256',
      WrappingKeySpec: 'RSA_2048',
      ImportToken: 'AAAA',
      EncryptedKeyMaterial: 'AAAA',
      ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
    };
    for (const KeyId of ['alias/missing', `${here}alias/missing`]) {
      expect(await ask(operation, { KeyId, ...others })).toBe(
        'InvalidArnException: Key Aliases are not supported for this operation.',
      );
    }
  });
});
