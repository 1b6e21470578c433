import { createHash } from 'node:crypto';
import type { KeyMaterial, KeyRecord, KeyState } from '../../state.js';
import type { Store } from '../../store.js';

/** The id of a key's material: from the key's id, which replicas share, and the material itself. */
export function materialIdOf(key: KeyRecord, material: string): string {
  return createHash('sha256').update(`${key.id} ${material}`, 'utf8').digest('hex');
}

/** The key and its replicas, or its primary and that one's; a single-Region key alone. */
export function relatedKeys(store: Store, key: KeyRecord): readonly KeyRecord[] {
  return store.keys.where('group', `${key.account} ${key.id}`);
}

/** Whether the key is a replica of a multi-Region key. */
export function isReplica(key: KeyRecord): boolean {
  return key.multiRegion !== null && key.multiRegion.primaryRegion !== key.region;
}

/** Null where the primary is gone. */
export function primaryOf(store: Store, key: KeyRecord): KeyRecord | null {
  if (!isReplica(key)) return key;
  return relatedKeys(store, key).find((related) => !isReplica(related)) ?? null;
}

/** The versions of its material that belong to a key: its own, and for a replica also its primary's. */
export function associatedMaterials(store: Store, key: KeyRecord): readonly KeyMaterial[] {
  const shared = primaryOf(store, key)?.materials ?? [];
  const own = new Set(key.materials.map(({ id }) => id));
  return [...key.materials, ...shared.filter(({ id }) => !own.has(id))];
}

/** Imported for a rotation that hasn't happened: it can still be deleted for good. */
export function isPending({ state }: KeyMaterial): boolean {
  return state === 'PENDING_ROTATION' || state === 'PENDING_MULTI_REGION_IMPORT_AND_ROTATION';
}

export function isImported({ imported }: KeyMaterial): boolean {
  return imported?.state === 'IMPORTED';
}

/** The key with its state, or the one that it settles into while it is updating, replaced. */
export function inState(key: KeyRecord, state: KeyState): KeyRecord {
  if (key.state === 'Updating' && key.settles !== null)
    return { ...key, settles: { ...key.settles, into: state } };
  return { ...key, state };
}
