import type { Operation } from '../../operation.js';
import { validation } from '../../service-error.js';
import type { KeyMaterial, KeyRecord } from '../../state.js';
import type { Store } from '../../store.js';
import { optionalText } from '../input.js';
import { importableKey } from './importable-key.js';
import { associatedMaterials, isPending, isReplica, relatedKeys } from './materials.js';

/**
 * AWS KMS API reference, DeleteImportedKeyMaterial. Without material to delete it succeeds and has no effect. Material that
 * waits for a rotation is forgotten, also by the replicas; any other, and a replica's, still belongs to the key.
 */
export const deleteImportedKeyMaterial: Operation = {
  name: 'DeleteImportedKeyMaterial',
  run: (input, call) => {
    const wanted = optionalText(input, 'KeyMaterialId', { min: 64, max: 64 });
    const key = importableKey(input, call, 'DeleteImportedKeyMaterial');
    const material = materialToDelete(call.store, key, wanted);
    if (material === null) return { KeyId: key.arn };
    if (isPending(material) && !isReplica(key)) forget(call.store, key, material.id);
    else call.store.keys.put(key.arn, withoutMaterial(key, material));
    return { KeyId: key.arn, ...(key.spec === 'SYMMETRIC_DEFAULT' ? { KeyMaterialId: material.id } : {}) };
  },
};

/** The named version, else the current one; null where none was ever imported. */
function materialToDelete(store: Store, key: KeyRecord, wanted: string | null): KeyMaterial | null {
  const found = associatedMaterials(store, key).find(({ id, state }) =>
    wanted === null ? state === 'CURRENT' : id === wanted,
  );
  if (found !== undefined) return found;
  if (wanted === null) return null;
  throw validation(`Key material (id: ${wanted}) has never been imported into KMS key ${key.arn}.`);
}

function forget(store: Store, key: KeyRecord, materialId: string): void {
  for (const each of relatedKeys(store, key)) {
    const materials = each.materials.filter(({ id }) => id !== materialId);
    store.keys.put(each.arn, { ...each, materials });
  }
}

/**
 * A key without the bytes of one version of its material: it keeps what it knows of the version, and can be used again once
 * the same is imported. What waits for a rotation wasn't in use, and a key that is pending deletion stays so.
 */
function withoutMaterial(key: KeyRecord, gone: KeyMaterial): KeyRecord {
  const materials = key.materials.map((material) => (material.id === gone.id ? deleted(material) : material));
  const usable = key.state === 'Enabled' || key.state === 'Disabled';
  return { ...key, materials, state: usable && !isPending(gone) ? 'PendingImport' : key.state };
}

function deleted(material: KeyMaterial): KeyMaterial {
  if (material.imported === null) return material;
  const imported = { ...material.imported, state: 'PENDING_IMPORT', validTo: null } as const;
  return { ...material, keyMaterial: null, imported };
}
