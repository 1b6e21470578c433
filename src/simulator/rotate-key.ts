import { createHash } from 'node:crypto';
import type { KeyMaterial, KeyRecord, KeyRotation } from './state.js';
import type { Store } from './store.js';

/**
 * Gives a key and all its replicas the next version of their material, as of `at`: material that KMS makes is new, imported
 * material is what was imported for it; where that is gone by now, nothing rotates. A key whose new material isn't there waits for
 * it. `rotation` is what the key and its replicas then have.
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
    const materials = id === null ? sibling.materials : nextMaterials(sibling, id, how);
    store.keys.put(sibling.arn, { ...sibling, rotation, materials, state: stateWith(sibling, materials) });
  }
}

function stateWith({ state, origin }: KeyRecord, materials: readonly KeyMaterial[]): KeyRecord['state'] {
  const current = materials.find((material) => material.state === 'CURRENT');
  const lacking = origin === 'EXTERNAL' && current?.keyMaterial === null;
  return lacking && (state === 'Enabled' || state === 'Disabled') ? 'PendingImport' : state;
}

/** Derived, not drawn: what falls due has no randomness of its own. Null where there is nothing to rotate to. */
function nextMaterialId(key: KeyRecord): string | null {
  const imported = key.materials.find(({ state }) => state === 'PENDING_ROTATION');
  if (imported !== undefined) return imported.id;
  if (key.origin === 'EXTERNAL') return null;
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
