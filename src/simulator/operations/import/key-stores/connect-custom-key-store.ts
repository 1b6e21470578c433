import type { Operation } from '../../../operation.js';
import { madeAvailable, madeUnavailable } from './availability.js';
import { wrongConnection } from './errors.js';
import { findStore, keysIn, putStore } from './stores.js';

/**
 * AWS KMS API reference, ConnectCustomKeyStore. Where AWS connects within minutes, the simulator does so at once; it
 * always succeeds, because the simulator holds the material itself.
 */
export const connectCustomKeyStore: Operation = {
  name: 'ConnectCustomKeyStore',
  run: (input, call) => {
    call.authorizeInAccount('ConnectCustomKeyStore', '*');
    const found = findStore(input, call);
    if (found.connection === 'FAILED') throw wrongConnection(found);
    putStore(call.store, { ...found, connection: 'CONNECTED' });
    for (const key of keysIn(call.store, found)) call.store.keys.put(key.arn, madeAvailable(key));
    return {};
  },
};

/** AWS KMS API reference, DisconnectCustomKeyStore. The store's keys can't be used until it is connected again. */
export const disconnectCustomKeyStore: Operation = {
  name: 'DisconnectCustomKeyStore',
  run: (input, call) => {
    call.authorizeInAccount('DisconnectCustomKeyStore', '*');
    const found = findStore(input, call);
    if (found.connection === 'DISCONNECTED') throw wrongConnection(found);
    putStore(call.store, { ...found, connection: 'DISCONNECTED' });
    for (const key of keysIn(call.store, found)) call.store.keys.put(key.arn, madeUnavailable(key));
    return {};
  },
};
