import type { JsonObject } from '../../../../model/json.js';
import type { Operation } from '../../../operation.js';
import { wrongOrigin } from '../../../service-error.js';
import type { ImportedMaterial, KeyMaterial, KeyRecord } from '../../../state.js';
import type { Store } from '../../../store.js';
import { associatedMaterials } from '../../import/materials.js';
import { oneOf } from '../../input.js';
import { ownKey } from '../../keys/own-key.js';
import { page } from '../../paging.js';

/** AWS KMS API reference, ListKeyRotations: oldest first, material that is pending last; in a replica also its primary's. */
export const listKeyRotations: Operation = {
  name: 'ListKeyRotations',
  run: (input, call) => {
    const include = oneOf(input, 'IncludeKeyMaterial', ['ALL_KEY_MATERIAL', 'ROTATIONS_ONLY']);
    const key = ownKey(input, call, 'ListKeyRotations');
    if (key.customKeyStoreId !== null) throw wrongOrigin(key.arn, key.origin);
    const listed = listedMaterials(call.store, key).filter(
      ({ rotation }) => include === 'ALL_KEY_MATERIAL' || rotation !== null,
    );
    const { items, ...rest } = page(listed, input, { default: 100, max: 1000 }, orderOf);
    return { Rotations: items.map((material) => rotationEntry(key.arn, material)), ...rest };
  },
};

/** None of keys that don't rotate, as AWS answers. A replica lists pending material of its primary that it waits for. */
function listedMaterials(store: Store, key: KeyRecord): readonly KeyMaterial[] {
  if (key.spec !== 'SYMMETRIC_DEFAULT') return [];
  const own = new Set(key.materials.map(({ id }) => id));
  return associatedMaterials(store, key).map((material) =>
    own.has(material.id) ? material : { ...material, imported: awaited(material.imported) },
  );
}

function awaited(imported: ImportedMaterial | null): ImportedMaterial | null {
  return imported === null ? null : { ...imported, state: 'PENDING_IMPORT' };
}

/** Sorts as text: the first material, rotations by their time, then what is pending. */
function orderOf({ id, state, rotation }: KeyMaterial): string {
  const pending = state === 'PENDING_ROTATION' || state === 'PENDING_MULTI_REGION_IMPORT_AND_ROTATION';
  const group = pending ? '2' : rotation === null ? '0' : '1';
  return `${group} ${String(rotation?.at ?? 0).padStart(16, '0')} ${id}`;
}

function rotationEntry(keyArn: string, { id, state, rotation, imported }: KeyMaterial): JsonObject {
  return {
    KeyId: keyArn,
    KeyMaterialId: id,
    KeyMaterialState: state,
    ...(rotation === null ? {} : { RotationDate: rotation.at / 1000, RotationType: rotation.type }),
    ...(imported === null ? {} : importedEntry(imported)),
  };
}

/** Only material that is there has an expiry. */
function importedEntry({ state, validTo, description }: ImportedMaterial): JsonObject {
  const expiry: JsonObject =
    validTo === null
      ? { ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' }
      : { ExpirationModel: 'KEY_MATERIAL_EXPIRES', ValidTo: validTo / 1000 };
  return {
    ImportState: state,
    ...(state === 'IMPORTED' ? expiry : {}),
    ...(description === null ? {} : { KeyMaterialDescription: description }),
  };
}
