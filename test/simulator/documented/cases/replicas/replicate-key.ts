import { expect } from 'vitest';
import { account, type Desk, otherRegion, region } from '../../desk.js';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { withQuotas } from '../../key-management/limits.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { allow, delegation, failure, iam, keyPolicy, meaning, nameOfFailure, root } from '../../policies.js';

const management: KeyManagement = {
  operation: 'ReplicateKey',
  kind: { MultiRegion: true },
  // A Region where no other case replicates to.
  prepare: simply((as, KeyId) => as.replicateKey({ KeyId, ReplicaRegion: 'eu-north-1' })),
};

export const replicateKey: OperationCase = {
  operation: 'ReplicateKey',
  works: async (desk) => {
    await makesAReplica(desk);
    await sharesNoPolicy(desk);
    await refusesWhatIsNoPlace(desk);
    await checksForLockout(desk);
  },
  states: managementStates(management),
  errors: {
    ...managementErrors(management),
    AlreadyExistsException: {
      message: null,
      provoke: async ({ admin, makeKey }) => {
        const replica = { KeyId: await makeKey({ MultiRegion: true }), ReplicaRegion: otherRegion };
        await admin.replicateKey(replica);
        return admin.replicateKey(replica);
      },
    },
    LimitExceededException: {
      message: null,
      provoke: () =>
        // The replica's Region is full, the primary's isn't.
        withQuotas({ keysPerRegion: 2 }, async (admin, there) => {
          await there.createKey();
          await there.createKey();
          const { KeyMetadata } = await admin.createKey({ MultiRegion: true });
          return admin.replicateKey({ KeyId: KeyMetadata?.KeyId, ReplicaRegion: otherRegion });
        }),
    },
    MalformedPolicyDocumentException: {
      message: 'The new key policy will not allow you to update the key policy in the future.',
      provoke: async ({ admin, makeKey }) =>
        admin.replicateKey({
          KeyId: await makeKey({ MultiRegion: true }),
          ReplicaRegion: otherRegion,
          Policy: keyPolicy(allow(root(), 'kms:DescribeKey')),
        }),
    },
    TagException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.replicateKey({
          KeyId: await makeKey({ MultiRegion: true }),
          ReplicaRegion: otherRegion,
          Tags: [{ TagKey: 'aws:team', TagValue: '' }],
        }),
    },
    UnsupportedOperationException: {
      message: /^arn:aws:kms:[^ ]* is not a multi-region primary key\.$/,
      provoke: async ({ admin, makeKey }) =>
        admin.replicateKey({ KeyId: await makeKey(), ReplicaRegion: otherRegion }),
    },
  },
  authorised: managementAuthorised(management, {
    also: ['kms:CreateKey'],
    conditions: [
      {
        key: 'kms:ReplicaRegion',
        kind: { MultiRegion: true },
        policies: [iam('kms:CreateKey')],
        condition: { StringEquals: { 'kms:ReplicaRegion': otherRegion } },
        differs: (as, KeyId) => as.replicateKey({ KeyId, ReplicaRegion: 'eu-west-3' }),
        fits: (as, KeyId) => as.replicateKey({ KeyId, ReplicaRegion: otherRegion }),
      },
    ],
  }),
};

async function makesAReplica({ admin, as, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey({ MultiRegion: true, Description: 'primary' });
  const Tags = [{ TagKey: 'team', TagValue: 'payments' }];
  const answer = await admin.replicateKey({
    KeyId,
    ReplicaRegion: otherRegion,
    Description: 'replica',
    Tags,
  });
  const arn = KeyId.replace(region, otherRegion);
  expect(answer).toMatchObject({
    ReplicaKeyMetadata: { Arn: arn, KeyState: 'Creating', Description: 'replica' },
    ReplicaTags: Tags,
  });
  await advance(60);
  const there = as('administrator', otherRegion);
  const { KeyMetadata } = await there.describeKey({ KeyId: arn });
  expect(KeyMetadata).toMatchObject({
    KeyState: 'Enabled',
    MultiRegionConfiguration: {
      MultiRegionKeyType: 'REPLICA',
      PrimaryKey: { Arn: KeyId, Region: region },
      ReplicaKeys: [{ Arn: arn, Region: otherRegion }],
    },
  });
  const { CiphertextBlob } = await admin.encrypt({ KeyId, Plaintext: Buffer.from('x') });
  expect((await there.decrypt({ CiphertextBlob })).KeyId).toBe(arn);
}

async function sharesNoPolicy({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey({
    MultiRegion: true,
    Policy: keyPolicy(delegation, allow(root(), 'kms:Encrypt')),
  });
  const { ReplicaPolicy } = await admin.replicateKey({ KeyId, ReplicaRegion: otherRegion });
  expect(meaning(ReplicaPolicy)).toMatchObject({ Id: 'key-default-1' });
}

async function refusesWhatIsNoPlace({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey({ MultiRegion: true });
  for (const ReplicaRegion of ['nowhere', region, '', 'x'.repeat(33)])
    expect(await nameOfFailure(admin.replicateKey({ KeyId, ReplicaRegion })), ReplicaRegion).toBe(
      'ValidationException',
    );
}

async function checksForLockout({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey({ MultiRegion: true });
  const Policy = keyPolicy(allow(`arn:aws:iam::${account}:root`, 'kms:DescribeKey'));
  const replica = { KeyId, ReplicaRegion: otherRegion, Policy };
  expect(await nameOfFailure(admin.replicateKey(replica))).toBe('MalformedPolicyDocumentException');
  expect(await failure(admin.replicateKey({ ...replica, BypassPolicyLockoutSafetyCheck: true }))).toBe(
    'answered',
  );
}
