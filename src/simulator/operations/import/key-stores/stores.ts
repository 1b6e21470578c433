import type { JsonObject } from '../../../../model/json.js';
import type { Call } from '../../../operation.js';
import type { CustomKeyStoreRecord, KeyRecord } from '../../../state.js';
import { regionIndex, type Store } from '../../../store.js';
import { requiredText } from '../../input.js';
import { nameInUse, storeNotFound } from './errors.js';

type Owner = Pick<CustomKeyStoreRecord, 'account' | 'region'>;

/** The custom key stores of an account in a Region. */
export function storesOf(store: Store, { account, region }: Owner): readonly CustomKeyStoreRecord[] {
  return store.customKeyStores.where('region', regionIndex(account, region));
}

/**
 * The store that `CustomKeyStoreId` names, for a caller whose IAM policies allow the operation. Throws AccessDeniedException
 * and CustomKeyStoreNotFoundException.
 */
export function permittedStore(input: JsonObject, call: Call, operation: string): CustomKeyStoreRecord {
  requiredText(input, 'CustomKeyStoreId', { max: 64 });
  call.authorizeInAccount(operation, '*');
  return findStore(input, call);
}

/** The store that `CustomKeyStoreId` names. Throws CustomKeyStoreNotFoundException. */
export function findStore(input: JsonObject, { store, account, region }: Call): CustomKeyStoreRecord {
  const id = requiredText(input, 'CustomKeyStoreId', { max: 64 });
  const found = store.customKeyStores.get(`${account} ${region} ${id}`);
  if (found === undefined) throw storeNotFound(id);
  return found;
}

export function putStore(store: Store, record: CustomKeyStoreRecord): void {
  store.customKeyStores.put(`${record.account} ${record.region} ${record.id}`, record);
}

/** The keys in a custom key store, whatever their state. */
export function keysIn(store: Store, { id, account, region }: CustomKeyStoreRecord): readonly KeyRecord[] {
  return store.keys
    .where('region', regionIndex(account, region))
    .filter(({ customKeyStoreId }) => customKeyStoreId === id);
}

/** Throws CustomKeyStoreNameInUseException where one of the other stores has the name. */
export function requireFreeName(others: readonly CustomKeyStoreRecord[], name: string): void {
  if (others.some((other) => other.name === name)) throw nameInUse(name);
}
