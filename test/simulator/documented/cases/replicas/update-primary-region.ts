import type { KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { type Desk, otherRegion, region } from '../../desk.js';
import type { KeyManagement } from '../../key-management/key-management.js';
import { letting, managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { failure, nameOfFailure } from '../../policies.js';

const management: KeyManagement = {
  operation: 'UpdatePrimaryRegion',
  kind: { MultiRegion: true },
  prepare: async ({ kms, arn }, { advance }) => {
    await kms.replicateKey({ KeyId: arn, ReplicaRegion: otherRegion });
    await advance(60);
    return (as, KeyId) => as.updatePrimaryRegion({ KeyId, PrimaryRegion: otherRegion });
  },
};

export const updatePrimaryRegion: OperationCase = {
  operation: 'UpdatePrimaryRegion',
  works: async (desk) => {
    await movesThePrimary(desk);
    await takesPermissionOnBoth(desk);
  },
  states: {
    kind: { MultiRegion: true },
    prepare: async ({ kms, arn }, state, { advance }) => {
      const madeByState = ['PendingDeletion', 'PendingReplicaDeletion', 'Creating', 'Updating'].includes(
        state,
      );
      if (!madeByState) {
        await kms.replicateKey({ KeyId: arn, ReplicaRegion: otherRegion });
        await advance(60);
      }
      return async (key) => {
        const PrimaryRegion = key.arn.includes(otherRegion) ? region : otherRegion;
        return key.kms.updatePrimaryRegion({ KeyId: key.arn, PrimaryRegion });
      };
    },
  },
  errors: {
    ...managementErrors(management),
    UnsupportedOperationException: {
      message: /^arn:aws:kms:[^ ]* is not a multi-region primary key\.$/,
      provoke: async ({ admin, makeKey }) =>
        admin.updatePrimaryRegion({ KeyId: await makeKey(), PrimaryRegion: otherRegion }),
    },
  },
  authorised: managementAuthorised(
    { ...management, prepare: withPermissionThere },
    {
      conditions: [
        {
          key: 'kms:PrimaryRegion',
          kind: { MultiRegion: true },
          condition: { StringEquals: { 'kms:PrimaryRegion': otherRegion } },
          before: (admin, KeyId) => replicaForEveryone(admin, KeyId),
          between: ({ advance }) => advance(60),
          differs: (as, KeyId) => as.updatePrimaryRegion({ KeyId, PrimaryRegion: 'eu-west-3' }),
          fits: (as, KeyId) => as.updatePrimaryRegion({ KeyId, PrimaryRegion: otherRegion }),
        },
      ],
    },
  ),
};

/** The replica lets everyone in, so that the primary decides. */
async function replicaForEveryone(kms: KMS, KeyId: string): Promise<unknown> {
  const Policy = letting({ arn: '*' }, 'UpdatePrimaryRegion');
  return kms.replicateKey({ KeyId, ReplicaRegion: otherRegion, Policy });
}

async function withPermissionThere(
  ...[{ kms, arn }, { advance }]: Parameters<KeyManagement['prepare']>
): ReturnType<KeyManagement['prepare']> {
  await replicaForEveryone(kms, arn);
  await advance(60);
  return (as, KeyId) => as.updatePrimaryRegion({ KeyId, PrimaryRegion: otherRegion });
}

async function movesThePrimary({ admin, as, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey({ MultiRegion: true });
  const there = as('administrator', otherRegion);
  await admin.replicateKey({ KeyId, ReplicaRegion: otherRegion });
  await advance(60);
  await admin.updatePrimaryRegion({ KeyId, PrimaryRegion: otherRegion });
  const arnThere = KeyId.replace(region, otherRegion);
  for (const [kms, arn] of [
    [admin, KeyId],
    [there, arnThere],
  ] as const)
    expect((await kms.describeKey({ KeyId: arn })).KeyMetadata?.KeyState).toBe('Updating');
  await advance(60);
  const { KeyMetadata } = await there.describeKey({ KeyId: arnThere });
  expect(KeyMetadata).toMatchObject({
    KeyState: 'Enabled',
    MultiRegionConfiguration: { MultiRegionKeyType: 'PRIMARY', ReplicaKeys: [{ Arn: KeyId }] },
  });
  expect(await nameOfFailure(there.replicateKey({ KeyId: arnThere, ReplicaRegion: 'eu-west-3' }))).toBe(
    'answered',
  );
}

async function takesPermissionOnBoth(desk: Desk): Promise<void> {
  const person = await desk.newUser();
  const Policy = letting(person, 'UpdatePrimaryRegion');
  const KeyId = await desk.makeKey({ MultiRegion: true, Policy });
  await desk.admin.replicateKey({ KeyId, ReplicaRegion: otherRegion });
  await desk.advance(60);
  const move = () => person.kms.updatePrimaryRegion({ KeyId, PrimaryRegion: otherRegion });
  expect(await nameOfFailure(move())).toBe('AccessDeniedException');
  const there = desk.as('administrator', otherRegion);
  await there.putKeyPolicy({ KeyId: KeyId.replace(region, otherRegion), Policy });
  expect(await failure(move())).toBe('answered');
}
