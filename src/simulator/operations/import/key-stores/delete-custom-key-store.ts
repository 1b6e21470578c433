import type { Operation } from '../../../operation.js';
import { storeHasKeys, wrongConnection } from './errors.js';
import { keysIn, permittedStore } from './stores.js';

/** AWS KMS API reference, DeleteCustomKeyStore. Keys that are pending deletion count until they are gone. */
export const deleteCustomKeyStore: Operation = {
  name: 'DeleteCustomKeyStore',
  run: (input, call) => {
    const found = permittedStore(input, call, 'DeleteCustomKeyStore');
    if (keysIn(call.store, found).length > 0) throw storeHasKeys(found);
    if (found.connection !== 'DISCONNECTED') throw wrongConnection(found);
    call.store.customKeyStores.delete(`${found.account} ${found.region} ${found.id}`);
    return {};
  },
};
