import type { JsonObject } from '../../../model/json.js';
import type { StoreView } from '../../consistency/store-view.js';
import { expiresAt } from '../../due.js';
import type { KeyRecord } from '../../state.js';
import { algorithmsOf } from './key-algorithms.js';

/** What DescribeKey, CreateKey and ReplicateKey answer of a key. Source: AWS KMS API reference, KeyMetadata. */
export function keyMetadata(store: StoreView, key: KeyRecord): JsonObject {
  return {
    AWSAccountId: key.account,
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: key.createdAt / 1000,
    Enabled: key.state === 'Enabled',
    Description: key.description,
    KeyUsage: key.usage,
    KeyState: key.state,
    Origin: key.origin,
    KeyManager: 'CUSTOMER',
    CustomerMasterKeySpec: key.spec,
    KeySpec: key.spec,
    ...algorithmsOf(key.spec, key.usage),
    ...multiRegionMembers(store, key),
    ...deletionMembers(key),
    ...materialMembers(key),
    ...keyStoreMembers(store, key),
  };
}

function multiRegionMembers(store: StoreView, key: KeyRecord): JsonObject {
  if (key.multiRegion === null) return { MultiRegion: false };
  const { primaryRegion } = key.multiRegion;
  const group = [...store.keys.where('group', `${key.account} ${key.id}`)];
  const known = group.some(({ arn }) => arn === key.arn) ? group : [...group, key];
  const described = known.map(({ arn, region }) => ({ Arn: arn, Region: region }));
  const primary = described.find(({ Region }) => Region === primaryRegion);
  return {
    MultiRegion: true,
    MultiRegionConfiguration: {
      MultiRegionKeyType: key.region === primaryRegion ? 'PRIMARY' : 'REPLICA',
      ...(primary === undefined ? {} : { PrimaryKey: primary }),
      ReplicaKeys: described.filter(({ Region }) => Region !== primaryRegion),
    },
  };
}

function deletionMembers({ state, deletion }: KeyRecord): JsonObject {
  if (deletion === null) return {};
  if (state === 'PendingReplicaDeletion') return { PendingDeletionWindowInDays: deletion.windowInDays };
  return deletion.at === null ? {} : { DeletionDate: deletion.at / 1000 };
}

/**
 * A current version is shown of keys that can have several, but not of a replica while it is made; expiry where all material
 * that was ever used is there. What waits for a rotation doesn't count.
 */
function materialMembers({ spec, origin, state, materials }: KeyRecord): JsonObject {
  const current = materials.find((material) => material.state === 'CURRENT');
  const rotates = spec === 'SYMMETRIC_DEFAULT' && (origin === 'AWS_KMS' || origin === 'EXTERNAL');
  const id =
    rotates && current !== undefined && state !== 'Creating' ? { CurrentKeyMaterialId: current.id } : {};
  if (origin !== 'EXTERNAL') return id;
  const used = materials.filter(
    (material) => material.state === 'CURRENT' || material.state === 'NON_CURRENT',
  );
  const whole = used.length > 0 && used.every(({ imported }) => imported?.state === 'IMPORTED');
  if (!whole) return id;
  const expiries = used.map(expiresAt).filter((time) => time !== null);
  if (expiries.length === 0) return { ...id, ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' };
  return { ...id, ExpirationModel: 'KEY_MATERIAL_EXPIRES', ValidTo: Math.min(...expiries) / 1000 };
}

function keyStoreMembers(store: StoreView, key: KeyRecord): JsonObject {
  const { customKeyStoreId, xksKeyId } = key;
  if (customKeyStoreId === null) return {};
  const keyStore = store.customKeyStores.get(`${key.account} ${key.region} ${customKeyStoreId}`);
  const cluster = keyStore?.cloudHsmClusterId ?? null;
  return {
    CustomKeyStoreId: customKeyStoreId,
    ...(cluster === null ? {} : { CloudHsmClusterId: cluster }),
    ...(xksKeyId === null ? {} : { XksKeyConfiguration: { Id: xksKeyId } }),
  };
}
