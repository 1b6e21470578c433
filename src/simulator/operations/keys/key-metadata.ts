import type { JsonObject } from '../../../model/json.js';
import { expiresAt } from '../../due.js';
import type { KeyRecord } from '../../state.js';
import type { Store } from '../../store.js';
import { algorithmsOf } from './key-algorithms.js';

/** What DescribeKey, CreateKey and ReplicateKey answer of a key. Source: AWS KMS API reference, KeyMetadata. */
export function keyMetadata(store: Store, key: KeyRecord): JsonObject {
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

function multiRegionMembers(store: Store, key: KeyRecord): JsonObject {
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

/** Expiry is shown of material that is there; a current version of keys that can have several. */
function materialMembers({ spec, origin, materials }: KeyRecord): JsonObject {
  const current = materials.find(({ state }) => state === 'CURRENT');
  const rotates = spec === 'SYMMETRIC_DEFAULT' && (origin === 'AWS_KMS' || origin === 'EXTERNAL');
  const id = rotates && current !== undefined ? { CurrentKeyMaterialId: current.id } : {};
  if (origin !== 'EXTERNAL' || !materials.some(({ imported }) => imported?.state === 'IMPORTED')) return id;
  const expiries = materials.map(expiresAt).filter((time) => time !== null);
  if (expiries.length === 0) return { ...id, ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' };
  return { ...id, ExpirationModel: 'KEY_MATERIAL_EXPIRES', ValidTo: Math.min(...expiries) / 1000 };
}

function keyStoreMembers(store: Store, key: KeyRecord): JsonObject {
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
