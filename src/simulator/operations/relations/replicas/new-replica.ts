import type { Call } from '../../../operation.js';
import type { KeyMaterial, KeyRecord } from '../../../state.js';
import { relatedKeys, settlesInMilliseconds } from './related-regions.js';

/** What a replica doesn't share with its primary. */
export interface ReplicaOwn {
  readonly arn: string;
  readonly region: string;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
  /** In its stored form. */
  readonly policy: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * A replica in the state Creating. It has the material that KMS made; imported material has to be imported into it again
 * (AWS KMS API reference, ReplicateKey).
 */
export function newReplica(primary: KeyRecord, own: ReplicaOwn): KeyRecord {
  const { now, ...members } = own;
  const into = primary.origin === 'EXTERNAL' ? 'PendingImport' : 'Enabled';
  return {
    ...primary,
    ...members,
    createdAt: now,
    state: 'Creating',
    settles: { at: now + settlesInMilliseconds, into },
    lastUsage: null,
    materials: primary.materials.map(withoutImported),
  };
}

/** Material that waits for rotation waits for the new replica now (developer guide, "Importing key material"). */
export function shareMaterials(call: Call, replica: KeyRecord): void {
  if (replica.origin !== 'EXTERNAL') return;
  for (const key of relatedKeys(call, replica)) {
    call.store.keys.put(key.arn, { ...key, materials: key.materials.map(waitingForReplica) });
  }
}

function withoutImported(material: KeyMaterial): KeyMaterial {
  if (material.imported === null) return material;
  const imported = { ...material.imported, state: 'PENDING_IMPORT', validTo: null } as const;
  return { ...material, keyMaterial: null, imported };
}

function waitingForReplica(material: KeyMaterial): KeyMaterial {
  if (material.state !== 'PENDING_ROTATION') return material;
  return { ...material, state: 'PENDING_MULTI_REGION_IMPORT_AND_ROTATION' };
}
