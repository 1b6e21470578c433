import { expect, test } from 'vitest';
import { failure, useAccount } from './account.js';

// Source: radkawar/stackd, testdata/aws/kms/rotation.json; what KeyId is, also localstack/localstack, test_kms.py.
const account = useAccount();
const kms = () => account.kms();

async function status(KeyId: string) {
  const { $metadata, ...rest } = await kms().getKeyRotationStatus({ KeyId });
  return rest;
}

test('the status names the key by its ARN', async () => {
  const key = await account.key();
  expect(await status(key)).toEqual({ KeyId: key, KeyRotationEnabled: false });
});

test('a period that is asked for stays where rotation is enabled again without one', async () => {
  const KeyId = await account.key();
  await kms().enableKeyRotation({ KeyId, RotationPeriodInDays: 2560 });
  const before = await status(KeyId);
  await kms().enableKeyRotation({ KeyId });
  expect(await status(KeyId)).toEqual(before);
  await kms().disableKeyRotation({ KeyId });
  await kms().enableKeyRotation({ KeyId });
  expect(await status(KeyId)).toMatchObject({ RotationPeriodInDays: 365 });
});

test('a policy reads a request without a period as one for 365 days', async () => {
  const AWS = 'arn:aws:iam::000000000000:root';
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'kms:EnableKeyRotation',
        Resource: '*',
        Condition: { NumericGreaterThan: { 'kms:RotationPeriodInDays': '90' } },
      },
    ],
  });
  const KeyId = await account.key({ Policy });
  const me = 'arn:aws:iam::000000000000:user/administrator';
  const denied = `AccessDeniedException: User: ${me} is not authorized to perform: kms:EnableKeyRotation on resource: ${KeyId} with an explicit deny in a resource-based policy`;
  expect(await failure(kms().enableKeyRotation({ KeyId }))).toBe(denied);
  await kms().enableKeyRotation({ KeyId, RotationPeriodInDays: 90 });
  expect(await failure(kms().enableKeyRotation({ KeyId }))).toBe(denied);
});

test('a rotation on demand answers the ARN, and again while it is under way', async () => {
  const KeyId = await account.key();
  expect(await kms().rotateKeyOnDemand({ KeyId })).toMatchObject({ KeyId });
  expect(await kms().rotateKeyOnDemand({ KeyId })).toMatchObject({ KeyId });
  await account.advance(600);
  const { Rotations } = await kms().listKeyRotations({ KeyId });
  expect(Rotations).toEqual([
    {
      KeyId,
      KeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
      KeyMaterialState: 'CURRENT',
      RotationDate: expect.any(Date),
      RotationType: 'ON_DEMAND',
    },
  ]);
  const all = await kms().listKeyRotations({ KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' });
  expect(all.Rotations?.[0]).toEqual({
    KeyId,
    KeyMaterialId: expect.any(String),
    KeyMaterialState: 'NON_CURRENT',
  });
});

test('one that was accepted is done although the key is disabled or to be deleted by then', async () => {
  const KeyId = await account.key();
  await kms().rotateKeyOnDemand({ KeyId });
  await kms().scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
  expect(await status(KeyId)).toEqual({
    KeyId,
    KeyRotationEnabled: false,
    OnDemandRotationStartDate: expect.any(Date),
  });
  await account.advance(600);
  expect(await status(KeyId)).toEqual({ KeyId, KeyRotationEnabled: false });
  expect((await kms().listKeyRotations({ KeyId })).Rotations).toHaveLength(1);
});

test('an HMAC key never rotates', async () => {
  const KeyId = await account.key({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
  expect(await status(KeyId)).toEqual({ KeyId, KeyRotationEnabled: false });
  expect(await failure(kms().enableKeyRotation({ KeyId }))).toBe('UnsupportedOperationException: -');
  expect(await failure(kms().rotateKeyOnDemand({ KeyId }))).toBe('UnsupportedOperationException: -');
});

test('on demand, what a key’s state forbids comes before what its spec does', async () => {
  const KeyId = await account.key({ KeySpec: 'RSA_4096', KeyUsage: 'ENCRYPT_DECRYPT' });
  await kms().disableKey({ KeyId });
  expect(await failure(kms().rotateKeyOnDemand({ KeyId }))).toBe(`DisabledException: ${KeyId} is disabled.`);
});

test('a marker that is none has an error without a text', async () => {
  const KeyId = await account.key();
  expect(await failure(kms().listKeyRotations({ KeyId, Marker: 'none' }))).toBe('InvalidMarkerException: -');
});

test.each([
  ['GetKeyRotationStatus', (KeyId: string) => kms().getKeyRotationStatus({ KeyId })],
  ['ListKeyRotations', (KeyId: string) => kms().listKeyRotations({ KeyId })],
  ['EnableKeyRotation', (KeyId: string) => kms().enableKeyRotation({ KeyId })],
  ['DisableKeyRotation', (KeyId: string) => kms().disableKeyRotation({ KeyId })],
  ['RotateKeyOnDemand', (KeyId: string) => kms().rotateKeyOnDemand({ KeyId })],
])('%s takes no alias', async (_, call) => {
  expect(await failure(call('alias/some'))).toBe(
    'InvalidArnException: Key Aliases are not supported for this operation.',
  );
});
