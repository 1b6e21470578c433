import type { CustomKeyStoreRecord } from '../../../state.js';
import type { Store } from '../../../store.js';
import { madeAvailable } from './availability.js';
import { keysIn, putStore } from './stores.js';

type Settles = NonNullable<CustomKeyStoreRecord['settles']>;

/** Puts a store on its way to be connected or disconnected; it is there at once where that takes no time. */
export function beginConnection(
  store: Store,
  record: CustomKeyStoreRecord,
  connection: 'CONNECTING' | 'DISCONNECTING',
  settles: Settles,
  now: number,
): void {
  const begun = { ...record, connection, settles, connectionError: null };
  if (settles.at <= now) settleConnection(store, begun);
  else putStore(store, begun);
}

/** A store whose connection is made, failed or ended; the keys of one that is connected can be used again. */
export function settleConnection(store: Store, record: CustomKeyStoreRecord): void {
  if (record.settles == null) return;
  const { into, error } = record.settles;
  putStore(store, { ...record, connection: into, settles: null, connectionError: error });
  if (into !== 'CONNECTED') return;
  for (const key of keysIn(store, record)) store.keys.put(key.arn, madeAvailable(key));
}
