import type { Call } from '../../operation.js';
import { ServiceError } from '../../service-error.js';
import { regionIndex } from '../../store.js';
import type { KeyRequest } from './key-request.js';

const storeTypes: Readonly<Record<string, string>> = {
  AWS_CLOUDHSM: 'AWS_CLOUDHSM',
  EXTERNAL_KEY_STORE: 'EXTERNAL_KEY_STORE',
};

/**
 * Throws unless the custom key store that the key is to be in is there, of the right type, connected, and its external key free.
 * Source: AWS KMS API reference, CreateKey, Errors.
 */
export function requireKeyStore(call: Call, request: KeyRequest): void {
  const { customKeyStoreId, xksKeyId, origin } = request;
  if (customKeyStoreId === null) return;
  const { store, account, region } = call;
  const found = store.customKeyStores.get(`${account} ${region} ${customKeyStoreId}`);
  if (found === undefined)
    throw new ServiceError(
      'CustomKeyStoreNotFoundException',
      `Custom key store ${customKeyStoreId} does not exist.`,
    );
  if (found.type !== storeTypes[origin])
    throw new ServiceError(
      'UnsupportedOperationException',
      `Custom key store ${customKeyStoreId} is not of the type for Origin ${origin}.`,
    );
  if (found.connection !== 'CONNECTED')
    throw new ServiceError(
      'CustomKeyStoreInvalidStateException',
      `Custom key store ${customKeyStoreId} is not connected.`,
    );
  if (xksKeyId === null) return;
  const taken = store.keys
    .where('region', regionIndex(account, region))
    .some((key) => key.customKeyStoreId === customKeyStoreId && key.xksKeyId === xksKeyId);
  if (taken)
    throw new ServiceError(
      'XksKeyAlreadyInUseException',
      `The external key ${xksKeyId} is associated with another KMS key in this custom key store.`,
    );
}
