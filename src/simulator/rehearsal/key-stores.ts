import type { CustomKeyStoreRecord, KeyRecord } from '../state.js';
import type { Store } from '../store.js';

/** A custom key store that the plan makes keys in. */
export interface PlannedKeyStore {
  readonly account: string;
  readonly region: string;
  readonly id: string;
  readonly type: CustomKeyStoreRecord['type'];
}

/** The store that an observed key is in: as the world has it, else connected; but not where the key itself says otherwise. */
export function putStoreOf(store: Store, key: KeyRecord, now: number): void {
  const { account, region, customKeyStoreId: id, origin, state } = key;
  if (id === null) return;
  const type = origin === 'EXTERNAL_KEY_STORE' ? 'EXTERNAL_KEY_STORE' : 'AWS_CLOUDHSM';
  putStore(store, { account, region, id, type }, 'CONNECTED', now);
  const known = store.customKeyStores.get(recordId(account, region, id));
  if (state === 'Unavailable' && known?.connection === 'CONNECTED')
    store.customKeyStores.put(recordId(account, region, id), { ...known, connection: 'DISCONNECTED' });
}

const recordId = (account: string, region: string, id: string) => `${account} ${region} ${id}`;

/** Makes the stores that aren't known yet, connected, and answers their ids. */
export function assumeStores(
  store: Store,
  planned: readonly PlannedKeyStore[],
  now: number,
): readonly string[] {
  return planned.filter((wanted) => putStore(store, wanted, 'CONNECTED', now)).map(({ id }) => id);
}

/** False where the store is there already. */
function putStore(
  store: Store,
  { account, region, id, type }: PlannedKeyStore,
  connection: CustomKeyStoreRecord['connection'],
  now: number,
): boolean {
  const name = recordId(account, region, id);
  if (store.customKeyStores.get(name) !== undefined) return false;
  store.customKeyStores.put(name, {
    id,
    account,
    region,
    name: id,
    type,
    connection,
    createdAt: now,
    cloudHsmClusterId: type === 'AWS_CLOUDHSM' ? `cluster-${id.slice(4, 15)}` : null,
    trustAnchorCertificate: null,
    xksProxy: null,
  });
  return true;
}
