import { expect } from 'vitest';
import { type Desk, otherRegion } from '../../desk.js';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const day = 86_400;

const scheduling: KeyManagement = {
  operation: 'ScheduleKeyDeletion',
  prepare: simply((as, KeyId) => as.scheduleKeyDeletion({ KeyId })),
};

export const scheduleKeyDeletion: OperationCase = {
  operation: 'ScheduleKeyDeletion',
  works: async (desk) => {
    await deletesAfterTheWindow(desk);
    await waitsForReplicas(desk);
  },
  states: managementStates(scheduling),
  errors: managementErrors(scheduling),
  authorised: managementAuthorised(scheduling, {
    conditions: [
      {
        key: 'kms:ScheduleKeyDeletionPendingWindowInDays',
        condition: { NumericGreaterThan: { 'kms:ScheduleKeyDeletionPendingWindowInDays': '15' } },
        differs: (as, KeyId) => as.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 15 }),
        fits: (as, KeyId) => as.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 16 }),
      },
      {
        key: 'kms:TrailingDaysWithoutKeyUsage',
        condition: { NumericGreaterThanEquals: { 'kms:TrailingDaysWithoutKeyUsage': '90' } },
        differs: (as, KeyId) => as.scheduleKeyDeletion({ KeyId }),
        between: (desk) => desk.advance(90 * day),
        fits: (as, KeyId) => as.scheduleKeyDeletion({ KeyId }),
      },
    ],
  }),
};

async function deletesAfterTheWindow({ admin, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey();
  for (const PendingWindowInDays of [6, 31])
    expect(await nameOfFailure(admin.scheduleKeyDeletion({ KeyId, PendingWindowInDays }))).toBe(
      'ValidationException',
    );
  const answer = await admin.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
  expect(answer).toMatchObject({ KeyId, KeyState: 'PendingDeletion', PendingWindowInDays: 7 });
  const { KeyMetadata } = await admin.describeKey({ KeyId });
  expect(KeyMetadata).toMatchObject({ KeyState: 'PendingDeletion', DeletionDate: answer.DeletionDate });
  await advance(7 * day - 60);
  expect(await nameOfFailure(admin.describeKey({ KeyId }))).toBe('answered');
  await advance(120);
  expect(await nameOfFailure(admin.describeKey({ KeyId }))).toBe('NotFoundException');
}

async function waitsForReplicas({ admin, as, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey({ MultiRegion: true });
  const there = as('administrator', otherRegion);
  const id = KeyId.replace(/.*\//, '');
  await admin.replicateKey({ KeyId, ReplicaRegion: otherRegion });
  await advance(60);
  const answer = await admin.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 10 });
  expect(answer).toMatchObject({ KeyState: 'PendingReplicaDeletion', PendingWindowInDays: 10 });
  expect(answer.DeletionDate).toBeUndefined();
  await advance(100 * day);
  await there.scheduleKeyDeletion({ KeyId: id, PendingWindowInDays: 7 });
  await advance(8 * day);
  expect((await admin.describeKey({ KeyId })).KeyMetadata?.KeyState).toBe('PendingDeletion');
  await advance(10 * day);
  expect(await nameOfFailure(admin.describeKey({ KeyId }))).toBe('NotFoundException');
}

const cancelling: KeyManagement = {
  operation: 'CancelKeyDeletion',
  prepare: async ({ kms, arn }) => {
    await kms.scheduleKeyDeletion({ KeyId: arn });
    return (as, KeyId) => as.cancelKeyDeletion({ KeyId });
  },
};

export const cancelKeyDeletion: OperationCase = {
  operation: 'CancelKeyDeletion',
  works: async ({ admin, makeKey, advance }) => {
    const KeyId = await makeKey();
    await admin.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    expect(await admin.cancelKeyDeletion({ KeyId })).toMatchObject({ KeyId });
    await advance(8 * day);
    const { KeyMetadata } = await admin.describeKey({ KeyId });
    expect(KeyMetadata?.KeyState).toBe('Disabled');
    expect(KeyMetadata?.DeletionDate).toBeUndefined();
  },
  states: managementStates({
    ...cancelling,
    prepare: simply((as, KeyId) => as.cancelKeyDeletion({ KeyId })),
  }),
  errors: {
    ...managementErrors(cancelling),
    KMSInvalidStateException: {
      message: /^arn:aws:kms:.* is not pending deletion/,
      provoke: async ({ admin, makeKey }) => admin.cancelKeyDeletion({ KeyId: await makeKey() }),
    },
  },
  authorised: managementAuthorised(cancelling),
};
