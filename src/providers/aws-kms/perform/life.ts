import type { LifeState } from '../../../model/key-state.js';
import { lifeOf } from '../observe/metadata.js';
import { failureParts } from '../session/failure.js';
import type { Session } from '../session/open-session.js';
import type { Perform } from './job.js';
import { markRetired } from './tags.js';
import { waitUntil } from './wait-until.js';

export const enable: Perform<'enable'> = async ({ session, arn: KeyId }) => {
  await session.call('EnableKey', (kms) => kms.enableKey({ KeyId }));
  return await waitForLife(session, KeyId, ['enabled']);
};

/** The tag comes first: killed between the two, the key is still enabled and the next run disables it. */
export const disable: Perform<'disable'> = async ({ session, arn: KeyId, step: { retiring } }) => {
  const untagged = retiring ? await markRetired(session, KeyId) : null;
  await session.call('DisableKey', (kms) => kms.disableKey({ KeyId }));
  return (await waitForLife(session, KeyId, ['disabled'])) ?? untagged;
};

export const scheduleDeletion: Perform<'schedule-deletion'> = async ({ session, arn: KeyId, step }) => {
  const ending: readonly LifeState[] = ['pending-deletion', 'pending-replica-deletion'];
  await unlessAlready(session, KeyId, ending, () =>
    session.call('ScheduleKeyDeletion', (kms) =>
      kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: step.windowDays }),
    ),
  );
  return await waitForLife(session, KeyId, ending);
};

export const cancelDeletion: Perform<'cancel-deletion'> = async ({ session, arn: KeyId }) => {
  const restored: readonly LifeState[] = ['enabled', 'disabled', 'pending-import', 'unavailable'];
  await unlessAlready(session, KeyId, restored, () =>
    session.call('CancelKeyDeletion', (kms) => kms.cancelKeyDeletion({ KeyId })),
  );
  return await waitForLife(session, KeyId, restored);
};

/**
 * Neither call can be made twice: KMS refuses the second. Where the answer to the first was lost, the state tells that it worked.
 */
async function unlessAlready(
  session: Session,
  KeyId: string,
  wanted: readonly LifeState[],
  call: () => Promise<unknown>,
): Promise<void> {
  const isWanted = async () => {
    const life = await readLife(session, KeyId);
    return life !== null && wanted.includes(life);
  };
  if (await isWanted()) return;
  try {
    await call();
  } catch (error) {
    if (failureParts(error).name !== 'KMSInvalidStateException' || !(await isWanted())) throw error;
  }
}

/** Waits until a key has left the states in which it refuses changes. */
export function waitForLife(session: Session, KeyId: string, wanted: readonly LifeState[]) {
  return waitUntil(session.runtime, `state of \`${KeyId}\``, async () => {
    const life = await readLife(session, KeyId);
    return life !== null && wanted.includes(life) ? 'as wanted' : 'not yet';
  });
}

async function readLife(session: Session, KeyId: string): Promise<LifeState | null> {
  const { KeyMetadata } = await session.call('DescribeKey', (kms) => kms.describeKey({ KeyId }));
  return lifeOf(KeyMetadata?.KeyState);
}
