import type { Call } from '../../operation.js';
import { ServiceError, unsupported } from '../../service-error.js';
import { requireKeyBacking } from '../import/key-stores/backings.js';
import { storeNotFound, wrongConnection } from '../import/key-stores/errors.js';
import { keysIn } from '../import/key-stores/stores.js';
import type { KeyRequest } from './key-request.js';

/**
 * Throws unless the custom key store that the key is to be in is there, of the type that the origin names, connected, and its
 * external key free. Source: AWS KMS API reference, CreateKey, Errors.
 */
export function requireKeyStore({ store, account, region }: Call, request: KeyRequest): void {
  const { customKeyStoreId, xksKeyId, origin } = request;
  if (customKeyStoreId === null) return;
  const found = store.customKeyStores.get(`${account} ${region} ${customKeyStoreId}`);
  if (found === undefined) throw storeNotFound(customKeyStoreId);
  if (found.type !== origin)
    throw unsupported(`The custom key store ${found.id} is of the type ${found.type}, not ${origin}.`);
  if (found.connection !== 'CONNECTED') throw wrongConnection(found);
  requireKeyBacking(store, found, xksKeyId);
  if (xksKeyId !== null && keysIn(store, found).some((key) => key.xksKeyId === xksKeyId))
    throw new ServiceError(
      'XksKeyAlreadyInUseException',
      `The external key ${xksKeyId} is already associated with another KMS key in ${found.id}.`,
    );
}
