import type { KMS, Tag } from '@aws-sdk/client-kms';
import type { Attempt } from './attempt.js';

type Restore = () => Promise<void>;
type Kept = Pick<Attempt, 'omnipotent' | 'arn' | 'key'>;

/** Whether the key is enabled, disabled or pending deletion. */
export async function keepLife({ omnipotent, arn, key }: Kept): Promise<Restore> {
  const before = await stateOf(omnipotent, arn);
  return async () => {
    let now = await stateOf(omnipotent, arn);
    if (now === before) return;
    if (isEnding(now)) {
      await omnipotent.cancelKeyDeletion({ KeyId: arn });
      now = await stateOf(omnipotent, arn);
    }
    if (now === before) return;
    if (before === 'Enabled') await omnipotent.enableKey({ KeyId: arn });
    else if (before === 'Disabled') await omnipotent.disableKey({ KeyId: arn });
    else if (isEnding(before))
      await omnipotent.scheduleKeyDeletion({ KeyId: arn, PendingWindowInDays: key.life.deletionWindowDays });
  };
}

/** The same, of a key that is disabled meanwhile if it was enabled. */
export async function keepLifeDisabled(kept: Kept): Promise<Restore> {
  const { omnipotent, arn } = kept;
  const restore = await keepLife(kept);
  if ((await stateOf(omnipotent, arn)) === 'Enabled') await omnipotent.disableKey({ KeyId: arn });
  return restore;
}

/** The same, of a key that is pending deletion meanwhile. */
export async function keepLifePendingDeletion(kept: Kept): Promise<Restore> {
  const { omnipotent, arn, key } = kept;
  const restore = await keepLife(kept);
  if (!isEnding(await stateOf(omnipotent, arn)))
    await omnipotent.scheduleKeyDeletion({ KeyId: arn, PendingWindowInDays: key.life.deletionWindowDays });
  return restore;
}

/** Automatic rotation. A key that can't be asked for it has none that could change. */
export async function keepRotation({ omnipotent, arn, key }: Kept): Promise<Restore> {
  if (key.state.rotation.kind === 'impossible') return async () => {};
  const before = await omnipotent.getKeyRotationStatus({ KeyId: arn });
  return async () => {
    const now = await omnipotent.getKeyRotationStatus({ KeyId: arn });
    if (
      now.KeyRotationEnabled === before.KeyRotationEnabled &&
      now.RotationPeriodInDays === before.RotationPeriodInDays
    )
      return;
    if (before.KeyRotationEnabled === true)
      await omnipotent.enableKeyRotation({ KeyId: arn, RotationPeriodInDays: before.RotationPeriodInDays });
    else await omnipotent.disableKeyRotation({ KeyId: arn });
  };
}

/** The key's tags. */
export async function keepTags({ omnipotent, arn }: Kept): Promise<Restore> {
  const before = await tagsOf(omnipotent, arn);
  return async () => {
    const now = await tagsOf(omnipotent, arn);
    const added = [...now.keys()].filter((name) => !before.has(name));
    if (added.length > 0) await omnipotent.untagResource({ KeyId: arn, TagKeys: added });
    const Tags: Tag[] = [...before]
      .filter(([name, value]) => now.get(name) !== value)
      .map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
    if (Tags.length > 0) await omnipotent.tagResource({ KeyId: arn, Tags });
  };
}

async function stateOf(kms: KMS, arn: string): Promise<string> {
  const { KeyMetadata } = await kms.describeKey({ KeyId: arn });
  return KeyMetadata?.KeyState ?? '';
}

function isEnding(state: string): boolean {
  return state === 'PendingDeletion' || state === 'PendingReplicaDeletion';
}

/** All of them are on one page: a key has 50 at most. */
async function tagsOf(kms: KMS, arn: string): Promise<ReadonlyMap<string, string>> {
  const { Tags = [] } = await kms.listResourceTags({ KeyId: arn, Limit: 50 });
  return new Map(Tags.map(({ TagKey = '', TagValue = '' }) => [TagKey, TagValue]));
}
