import { createHash } from 'node:crypto';
import type { KeyMaterial, KeyRecord, KeyRotation } from './state.js';
import type { Store } from './store.js';

/**
 * Gives a key and all its replicas the next version of their material, as of `at`: material that KMS makes is new, imported
 * material is what was imported for it. `rotation` is what the key and its replicas then have.
 * Source: AWS KMS developer guide, "Rotate AWS KMS keys".
 */
export function rotateKey(
  store: Store,
  key: KeyRecord,
  how: { readonly type: 'AUTOMATIC' | 'ON_DEMAND'; readonly at: number },
  rotation: KeyRotation,
): void {
  const id = nextMaterialId(key);
  for (const sibling of store.keys.where('group', `${key.account} ${key.id}`)) {
    store.keys.put(sibling.arn, { ...sibling, rotation, materials: nextMaterials(sibling, id, how) });
  }
}

/** Derived, not drawn: what falls due has no randomness of its own. */
function nextMaterialId(key: KeyRecord): string {
  const imported = key.materials.find(({ state }) => state === 'PENDING_ROTATION');
  if (imported !== undefined) return imported.id;
  const earlier = key.materials.map(({ id }) => id).join(' ');
  return createHash('sha256').update(`${key.account} ${key.id} ${earlier}`).digest('hex');
}

function nextMaterials(
  { materials, origin }: KeyRecord,
  id: string,
  how: { readonly type: 'AUTOMATIC' | 'ON_DEMAND'; readonly at: number },
): readonly KeyMaterial[] {
  const known = materials.map((material): KeyMaterial => {
    if (material.id === id) return { ...material, state: 'CURRENT', rotation: how };
    return material.state === 'CURRENT' ? { ...material, state: 'NON_CURRENT' } : material;
  });
  if (origin === 'EXTERNAL') return known;
  return [
    ...known,
    { id, state: 'CURRENT', keyMaterial: null, createdAt: how.at, rotation: how, imported: null },
  ];
}
