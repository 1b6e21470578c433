import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { KeyState, LifeState } from '../../../model/key-state.js';
import type { Reading } from '../../../model/observed.js';
import { algorithmOf, originOf, purposeOf } from '../capabilities.js';
import { read, unread } from './reading.js';

/** The fields that DescribeKey answers. */
export type DescribedField = 'algorithm' | 'purpose' | 'origin' | 'multiRegion' | 'description' | 'life';

export type DescribedFields = { readonly [Field in DescribedField]: Reading<KeyState[Field]> };

const lives: Readonly<Record<string, LifeState>> = {
  Enabled: 'enabled',
  Disabled: 'disabled',
  PendingImport: 'pending-import',
  PendingDeletion: 'pending-deletion',
  PendingReplicaDeletion: 'pending-replica-deletion',
  Creating: 'creating',
  Updating: 'updating',
  Unavailable: 'unavailable',
};

/** A KeyState of AWS; null for one that is newer than this table. */
export function lifeOf(keyState: string | undefined): LifeState | null {
  return lives[keyState ?? ''] ?? null;
}

/** What DescribeKey says of a key, or why it isn't known. */
export function describedFields(metadata: Reading<KeyMetadata>): DescribedFields {
  if (!metadata.read)
    return {
      algorithm: metadata,
      purpose: metadata,
      origin: metadata,
      multiRegion: metadata,
      description: metadata,
      life: metadata,
    };
  const { KeySpec = '', KeyUsage = '', Description = '', KeyState: state, Origin } = metadata.value;
  const origin = originOf(metadata.value);
  const life = lifeOf(state);
  return {
    algorithm: read(algorithmOf(KeySpec)),
    purpose: read(purposeOf(KeyUsage)),
    origin: origin === 'unknown' ? unread(`the origin \`${Origin ?? ''}\` is not known`) : read(origin),
    multiRegion: read(multiRegionOf(metadata.value)),
    description: read(Description),
    life: life === null ? unread(`the key state \`${state ?? ''}\` is not known`) : read(life),
  };
}

function multiRegionOf({ MultiRegion, MultiRegionConfiguration }: KeyMetadata): KeyState['multiRegion'] {
  if (MultiRegion !== true) return 'single';
  return MultiRegionConfiguration?.MultiRegionKeyType === 'REPLICA' ? 'replica' : 'primary';
}
