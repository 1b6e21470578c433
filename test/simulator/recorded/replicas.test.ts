import { expect, test } from 'vitest';
import { failure, idOf, useAccount } from './account.js';

// Source: radkawar/stackd, testdata/aws/kms/multi_region.json; localstack/localstack, test_kms.snapshot.json (test_replicate_key).
const account = useAccount();
const kms = () => account.kms();
const west = () => account.kms('us-west-2');
const inWest = (arn: string) => arn.replace('us-east-1', 'us-west-2');
const primaryKey = () => account.key({ MultiRegion: true });

async function pair(): Promise<string> {
  const KeyId = await primaryKey();
  await kms().replicateKey({ KeyId, ReplicaRegion: 'us-west-2' });
  await account.advance(10);
  return KeyId;
}

test('a replica that is being made has no material id, no tags and the default policy', async () => {
  const KeyId = await primaryKey();
  const answer = await kms().replicateKey({ KeyId, ReplicaRegion: 'us-west-2' });
  expect(answer).not.toHaveProperty('ReplicaTags');
  expect(answer.ReplicaPolicy).toBe(
    '{\n  "Version" : "2012-10-17",\n  "Id" : "key-default-1",\n  "Statement" : [ {\n    "Sid" : "Enable IAM User Permissions",\n    "Effect" : "Allow",\n    "Principal" : {\n      "AWS" : "arn:aws:iam::000000000000:root"\n    },\n    "Action" : "kms:*",\n    "Resource" : "*"\n  } ]\n}',
  );
  expect(answer.ReplicaKeyMetadata).toMatchObject({ KeyState: 'Creating', Enabled: false, Description: '' });
  expect(answer.ReplicaKeyMetadata).not.toHaveProperty('CurrentKeyMaterialId');
  await account.advance(10);
  const [primary, replica] = [
    (await kms().describeKey({ KeyId })).KeyMetadata,
    (await west().describeKey({ KeyId: idOf(KeyId) })).KeyMetadata,
  ];
  expect(replica?.CurrentKeyMaterialId).toBe(primary?.CurrentKeyMaterialId);
  expect(replica?.MultiRegionConfiguration).toEqual({
    MultiRegionKeyType: 'REPLICA',
    PrimaryKey: { Arn: KeyId, Region: 'us-east-1' },
    ReplicaKeys: [{ Arn: inWest(KeyId), Region: 'us-west-2' }],
  });
});

test.each([
  ['us-east-1', 'us-east-1 cannot have a replica because it contains the primary.'],
  ['cn-north-1', 'The replica key Region must be in the same AWS partition as the primary key Region.'],
  [
    'us-invalid-1',
    'Region us-invalid-1 is not a valid Region or multi-Region keys are not supported in Region us-invalid-1.',
  ],
])('no replica of a key of us-east-1 goes to %s', async (ReplicaRegion, text) => {
  const KeyId = await primaryKey();
  expect(await failure(kms().replicateKey({ KeyId, ReplicaRegion }))).toBe(`ValidationException: ${text}`);
});

test('a Region has one replica, one that is to be deleted counts', async () => {
  const KeyId = await pair();
  await west().scheduleKeyDeletion({ KeyId: idOf(KeyId), PendingWindowInDays: 7 });
  expect(await failure(kms().replicateKey({ KeyId, ReplicaRegion: 'us-west-2' }))).toBe(
    'AlreadyExistsException: You can create only one replica of each primary key in each AWS Region.',
  );
});

test('a replica is not replicated, also not into its own Region', async () => {
  const KeyId = await pair();
  const call = west().replicateKey({ KeyId: idOf(KeyId), ReplicaRegion: 'us-west-2' });
  expect(await failure(call)).toBe(
    `UnsupportedOperationException: ${inWest(KeyId)} is not a multi-region primary key.`,
  );
});

test('the primary moves only to a replica’s Region, and only by itself', async () => {
  const KeyId = await pair();
  const move = (PrimaryRegion: string) => failure(kms().updatePrimaryRegion({ KeyId, PrimaryRegion }));
  expect(await move('us-east-1')).toBe('answered');
  expect((await kms().describeKey({ KeyId })).KeyMetadata?.KeyState).toBe('Enabled');
  expect(await move('eu-west-1')).toBe(
    `ValidationException: ${idOf(KeyId)} does not have a replica key in the specified Region.`,
  );
  const byReplica = west().updatePrimaryRegion({ KeyId: idOf(KeyId), PrimaryRegion: 'us-east-1' });
  expect(await failure(byReplica)).toBe(
    `KMSInvalidStateException: ${inWest(KeyId)} is not a multi-Region primary key.`,
  );
});

test('a primary that waits for its replicas’ deletion shows its window, and its rotation as it was set', async () => {
  const KeyId = await pair();
  await kms().enableKeyRotation({ KeyId, RotationPeriodInDays: 90 });
  const answer = await kms().scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
  expect(answer).toMatchObject({ KeyId, KeyState: 'PendingReplicaDeletion', PendingWindowInDays: 7 });
  expect(answer).not.toHaveProperty('DeletionDate');
  expect((await kms().describeKey({ KeyId })).KeyMetadata).toMatchObject({ PendingDeletionWindowInDays: 7 });
  expect(await kms().getKeyRotationStatus({ KeyId })).toMatchObject({ KeyRotationEnabled: true });
});
