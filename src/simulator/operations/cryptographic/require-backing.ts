import type { Call } from '../../operation.js';
import { invalidState } from '../../service-error.js';
import type { KeyRecord, KeyStoreBackingRecord } from '../../state.js';
import { backingIdOf, backingOf } from '../import/key-stores/backings.js';

/**
 * Throws KMSInvalidStateException where what stands behind the key's custom key store fails while the store is connected: uses of
 * a key have no other error for that. Source, also of the texts: AWS KMS developer guide, "Troubleshooting external key stores" and
 * "Troubleshooting a custom key store".
 */
export function requireBackingOf({ store }: Call, key: KeyRecord): void {
  if (key.customKeyStoreId === null) return;
  const keyStore = store.customKeyStores.get(`${key.account} ${key.region} ${key.customKeyStoreId}`);
  if (keyStore === undefined) return;
  const failure = failureOf(key, backingOf(store, backingIdOf(keyStore)));
  if (failure !== null) throw invalidState(failure);
}

/** The ciphertext is the external key manager's to refuse. */
export const refusedByProxy = () =>
  invalidState(
    'The external key store proxy rejected the request because the specified ciphertext or additional authenticated data is corrupted, missing, or otherwise invalid.',
  );

function failureOf(key: KeyRecord, { problem, externalKeys }: KeyStoreBackingRecord): string | null {
  if (key.origin === 'AWS_CLOUDHSM')
    return problem === null ? null : 'KMS cannot communicate with your CloudHSM cluster';
  if (problem !== null) return proxyFailures[problem] ?? unreachable;
  if (key.xksKeyId === null || externalKeys === null) return null;
  const externalKey = externalKeys[key.xksKeyId];
  if (externalKey === 'usable') return null;
  const why =
    externalKey === undefined
      ? 'it could not find the external key'
      : 'the external key is not enabled in the external key manager';
  return `The external key store proxy rejected the request because ${why}.`;
}

const unreachable =
  'AWS KMS cannot communicate with the external key store proxy. Verify that your external key store proxy is active and is connected to the network, and that its URI path and endpoint URI or VPC service name are correct in your external key store.';

const proxyFailures: Readonly<Record<string, string>> = {
  INTERNAL_ERROR:
    'The external key store proxy is in an unhealthy state. If you see this message repeatedly, notify your external key store proxy administrator.',
  XKS_PROXY_ACCESS_DENIED:
    'The external key store proxy denied access to the operation. Verify that the user and the external key are both authorized for this operation, and try the request again.',
  XKS_PROXY_INVALID_RESPONSE:
    'AWS KMS cannot interpret the response from the external key store proxy. If you see this error repeatedly, consult your external key store proxy administrator.',
  XKS_PROXY_TIMED_OUT:
    'AWS KMS rejected the request because the external key store proxy did not respond in time. Retry the request. If you see this error repeatedly, report it to your external key store proxy administrator.',
};
