import { incorrectKeyMaterial, invalidState, validation } from '../../service-error.js';
import type { ImportedMaterial, KeyMaterial, KeyRecord } from '../../state.js';
import type { Store } from '../../store.js';
import {
  associatedMaterials,
  inState,
  isImported,
  isPending,
  isReplica,
  materialIdOf,
  relatedKeys,
} from './materials.js';

/** Material that was unwrapped and fits its key. */
export interface Arrival {
  /** As `KeyMaterial.keyMaterial` holds it. */
  readonly material: string;
  readonly type: 'NEW_KEY_MATERIAL' | 'EXISTING_KEY_MATERIAL' | null;
  readonly materialId: string | null;
  readonly description: string | null;
  readonly validTo: number | null;
  readonly now: number;
}

/**
 * Puts imported material into a key and returns its id. The first one becomes current; a further one, of symmetric keys
 * only, waits for a rotation; any that belongs to the key already is put back. Each Region of a multi-Region key gets
 * its own copy, the primary first. Throws IncorrectKeyMaterialException for material that should belong to the key
 * and doesn't, or shouldn't and does.
 * Source: AWS KMS API reference, ImportKeyMaterial; developer guide, "Import the key material".
 */
export function placeMaterial(store: Store, key: KeyRecord, arrival: Arrival): string {
  const id = materialIdOf(key, arrival.material);
  const associated = associatedMaterials(store, key);
  const known = associated.find((material) => material.id === id) ?? null;
  const type = arrival.type ?? (associated.length === 0 ? 'NEW_KEY_MATERIAL' : 'EXISTING_KEY_MATERIAL');
  if (type === 'NEW_KEY_MATERIAL') requireNew(key, id, associated, known);
  else requireKnown(known, id, expectedOf(arrival, associated));
  const placed = withImport(known ?? newMaterial(store, key, id, associated, arrival.now), arrival);
  const materials = key.materials.some((material) => material.id === id)
    ? key.materials.map((material) => (material.id === id ? placed : material))
    : [...key.materials, placed];
  store.keys.put(key.arn, enabledIfWhole(store, { ...key, materials }));
  if (isPending(placed)) completePending(store, key, id);
  return id;
}

function requireNew(
  key: KeyRecord,
  id: string,
  associated: readonly KeyMaterial[],
  known: KeyMaterial | null,
): void {
  if (isReplica(key))
    throw validation(
      'Input parameter ImportType NEW_KEY_MATERIAL cannot be used on replica Multi-Region keys',
    );
  if (known !== null) {
    throw incorrectKeyMaterial(
      `Key material (id: ${id}) being imported as NEW_KEY_MATERIAL is already associated with KMS key ${key.arn}.`,
    );
  }
  const pending = associated.find(isPending);
  if (pending === undefined) return;
  throw invalidState(
    `New key material (id: ${id}) cannot be imported into KMS key ${key.arn}, because another key material (id: ${pending.id}) is pending rotation.`,
  );
}

/** The version that a request is to bring back; without an id it may be any, and messages name the current one. */
interface Expected {
  readonly id: string;
  readonly only: boolean;
}

function expectedOf({ materialId }: Arrival, associated: readonly KeyMaterial[]): Expected {
  if (materialId !== null) return { id: materialId, only: true };
  return { id: associated.find(({ state }) => state === 'CURRENT')?.id ?? '', only: false };
}

function requireKnown(known: KeyMaterial | null, id: string, expected: Expected): void {
  if (known !== null && (!expected.only || expected.id === id)) return;
  throw incorrectKeyMaterial(`Imported key material does not have the expected identifier (${expected.id}).`);
}

function newMaterial(
  store: Store,
  key: KeyRecord,
  id: string,
  associated: readonly KeyMaterial[],
  now: number,
): KeyMaterial {
  const waits =
    relatedKeys(store, key).length > 1 ? 'PENDING_MULTI_REGION_IMPORT_AND_ROTATION' : 'PENDING_ROTATION';
  return {
    id,
    state: associated.length === 0 ? 'CURRENT' : waits,
    keyMaterial: null,
    createdAt: now,
    rotation: null,
    imported: null,
  };
}

function withImport(to: KeyMaterial, { material, description, validTo, now }: Arrival): KeyMaterial {
  const imported: ImportedMaterial = {
    state: 'IMPORTED',
    importedAt: now,
    validTo,
    description: description ?? to.imported?.description ?? null,
  };
  return { ...to, keyMaterial: material, imported };
}

/** A key that has all that it ever used gets enabled by an import, a disabled one too. */
function enabledIfWhole(store: Store, key: KeyRecord): KeyRecord {
  const waiting =
    key.state === 'PendingImport' ||
    key.state === 'Disabled' ||
    (key.state === 'Updating' && key.settles?.into === 'PendingImport');
  const imported = new Set(key.materials.filter(isImported).map(({ id }) => id));
  const needed = associatedMaterials(store, key).filter((material) => !isPending(material));
  const whole = needed.every(({ id }) => imported.has(id));
  return waiting && whole ? inState(key, 'Enabled') : key;
}

/** Once every Region has new material, it may be rotated to. */
function completePending(store: Store, key: KeyRecord, id: string): void {
  const related = relatedKeys(store, key);
  const everywhere = related.every(({ materials }) =>
    materials.some((material) => material.id === id && isImported(material)),
  );
  if (!everywhere) return;
  for (const each of related) {
    const materials = each.materials.map(
      (material): KeyMaterial => (material.id === id ? { ...material, state: 'PENDING_ROTATION' } : material),
    );
    store.keys.put(each.arn, { ...each, materials });
  }
}
