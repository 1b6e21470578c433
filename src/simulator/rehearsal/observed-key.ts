import { createHash } from 'node:crypto';
import { awsOriginOf, keySpecOf, keyUsageOf } from '../../access/key-types.js';
import type { LifeState, KeyRotation as ObservedRotation } from '../../model/key-state.js';
import type { AliasHolder, ObservedKey, Reading, UnmanagedKey } from '../../model/observed.js';
import { ownerTag, retiredTag } from '../../model/ownership.js';
import type { KeyMaterial, KeyRecord, KeyState, LastUsage } from '../state.js';
import type { KeyArn } from './place.js';

/** What a key's record is made of beside its own readings. */
export interface KeyFrame {
  readonly arn: string;
  readonly parts: KeyArn;
  /** In its stored form. */
  readonly policy: string;
  /** Of a multi-Region key. */
  readonly primaryRegion: string | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const day = 86_400_000;

const states: Readonly<Record<LifeState, KeyState>> = {
  enabled: 'Enabled',
  disabled: 'Disabled',
  'pending-import': 'PendingImport',
  'pending-deletion': 'PendingDeletion',
  'pending-replica-deletion': 'PendingReplicaDeletion',
  creating: 'Creating',
  updating: 'Updating',
  unavailable: 'Unavailable',
};

/** An observed key as a simulator keeps it; what couldn't be read is as in a new key. */
export function managedRecord(key: ObservedKey, frame: KeyFrame): KeyRecord {
  const { fields, retiredSince, deletionDate, lastUsed } = key;
  const origin = readOr(fields.origin, { kind: 'kms' });
  const life = readOr(fields.life, 'enabled');
  const owner = key.owner.read ? key.owner.value : null;
  return {
    ...plainRecord(frame, states[life], deletionDate),
    description: readOr(fields.description, ''),
    ...typeOf(fields),
    origin: awsOriginOf(origin.kind),
    tags: {
      ...readOr(fields.tags, {}),
      ...(owner === null ? {} : { [ownerTag]: owner }),
      ...(retiredSince === null ? {} : { [retiredTag]: retiredSince }),
    },
    materials: life === 'pending-import' ? [] : [materialOf(frame, origin.kind === 'external')],
    rotation: rotationOf(readOr(fields.rotation, { kind: 'off' }), frame.now),
    customKeyStoreId: 'customKeyStore' in origin ? origin.customKeyStore : null,
    xksKeyId: origin.kind === 'external-store' ? origin.externalKeyId : null,
    lastUsage: lastUsageOf(lastUsed),
  };
}

/** A key that nobody in the estate claims, as far as it was looked at: more closely where it holds an alias that is wanted. */
export function unmanagedRecord(
  key: UnmanagedKey,
  holder: AliasHolder | undefined,
  frame: KeyFrame,
): KeyRecord {
  const state = states[key.life as LifeState] ?? 'Enabled';
  return {
    ...plainRecord(frame, state, null),
    ...(holder === undefined ? {} : typeOf(holder)),
    description: key.description,
    tags: key.owner === null ? {} : { [ownerTag]: key.owner },
    materials: [materialOf(frame, false)],
  };
}

function typeOf(read: Pick<AliasHolder, 'algorithm' | 'purpose'>): Pick<KeyRecord, 'spec' | 'usage'> {
  const algorithm = readOr(read.algorithm, 'aes-256');
  const purpose = readOr(read.purpose, 'encrypt');
  return {
    spec: algorithm === 'unknown' ? 'SYMMETRIC_DEFAULT' : keySpecOf(algorithm),
    usage: purpose === 'unknown' ? 'ENCRYPT_DECRYPT' : keyUsageOf(purpose),
  };
}

function plainRecord(
  { arn, parts, policy, primaryRegion, now }: KeyFrame,
  state: KeyState,
  gone: string | null,
): Omit<KeyRecord, 'description' | 'tags' | 'materials'> {
  const passes = state === 'Creating' || state === 'Updating';
  const ends = state === 'PendingDeletion' || state === 'PendingReplicaDeletion';
  const at = gone === null ? null : Date.parse(gone);
  return {
    ...parts,
    arn,
    createdAt: now,
    spec: 'SYMMETRIC_DEFAULT',
    usage: 'ENCRYPT_DECRYPT',
    origin: 'AWS_KMS',
    state,
    settles: passes ? { at: now + 1000, into: 'Enabled' } : null,
    deletion: ends
      ? { windowInDays: 30, at: state === 'PendingDeletion' ? (at ?? now + 30 * day) : null }
      : null,
    policy,
    rotation: rotationOf({ kind: 'off' }, now),
    multiRegion: primaryRegion === null ? null : { primaryRegion },
    customKeyStoreId: null,
    xksKeyId: null,
    lastUsage: null,
  };
}

/** Of imported material only that it is there can be known; what it is doesn't matter to a plan. */
function materialOf({ arn, now }: KeyFrame, isImported: boolean): KeyMaterial {
  const id = createHash('sha256').update(arn).digest('hex');
  const plain = { id, state: 'CURRENT', createdAt: now, rotation: null } as const;
  if (!isImported) return { ...plain, keyMaterial: null, imported: null };
  const imported = { state: 'IMPORTED', importedAt: now, validTo: null, description: null } as const;
  return { ...plain, keyMaterial: createHash('sha256').update(id).digest('base64'), imported };
}

function rotationOf(rotation: ObservedRotation, now: number): KeyRecord['rotation'] {
  const days = rotation.kind === 'every' ? rotation.days : null;
  return {
    periodInDays: days,
    nextAt: days === null ? null : now + days * day,
    onDemandUsed: 0,
    inProgress: null,
  };
}

function lastUsageOf(lastUsed: ObservedKey['lastUsed']): LastUsage | null {
  if (lastUsed === null || !lastUsed.read || lastUsed.value === 'never') return null;
  return {
    operation: 'Decrypt',
    at: Date.parse(lastUsed.value),
    requestId: '00000000-0000-4000-8000-000000000000',
  };
}

function readOr<T>(reading: Reading<T>, otherwise: T): T {
  return reading.read ? reading.value : otherwise;
}
