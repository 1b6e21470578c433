import type { JsonObject } from '../../../../model/json.js';
import type { Call, Operation } from '../../../operation.js';
import { validation } from '../../../service-error.js';
import type { CustomKeyStoreRecord } from '../../../state.js';
import { optionalText } from '../../input.js';
import { requireBacking } from './backings.js';
import { clusterIdOf, passwordOf } from './cluster.js';
import { requireNone } from './create-custom-key-store.js';
import { clusterNotRelated, wrongConnection } from './errors.js';
import { type ProxySettings, proxyParameters, requireFreeProxy } from './proxy.js';
import { permittedStore, putStore, requireFreeName, storesOf } from './stores.js';
import { proxyIn, updatedProxy } from './updated-proxy.js';

const clusterParameters = ['CloudHsmClusterId', 'KeyStorePassword'];

/** What may change while the store is connected; all else needs a disconnected one. */
const anytime: Readonly<Record<CustomKeyStoreRecord['type'], readonly string[]>> = {
  AWS_CLOUDHSM: ['NewCustomKeyStoreName'],
  EXTERNAL_KEY_STORE: ['NewCustomKeyStoreName', 'XksProxyUriPath', 'XksProxyAuthenticationCredential'],
};

/** AWS KMS API reference, UpdateCustomKeyStore. What the request says of cluster or proxy is believed, unless its backing is described. */
export const updateCustomKeyStore: Operation = {
  name: 'UpdateCustomKeyStore',
  run: (input, call) => {
    const name = optionalText(input, 'NewCustomKeyStoreName', { min: 1, max: 256 });
    const changes = { clusterId: clusterIdOf(input), password: passwordOf(input), proxy: proxyIn(input) };
    const found = permittedStore(input, call, 'UpdateCustomKeyStore');
    const others = storesOf(call.store, call).filter(({ id }) => id !== found.id);
    requireChange(input, found);
    if (name !== null) requireFreeName(others, name);
    putStore(call.store, {
      ...found,
      ...backingAfter(call, found, others, changes),
      name: name ?? found.name,
    });
    return {};
  },
};

function requireChange(input: JsonObject, found: CustomKeyStoreRecord): void {
  const given = ['NewCustomKeyStoreName', ...clusterParameters, ...proxyParameters].filter(
    (parameter) => (input[parameter] ?? null) !== null,
  );
  if (given.length === 0) throw validation('You must specify at least one property to update.');
  const needsDisconnection = given.some((parameter) => !anytime[found.type].includes(parameter));
  const connection = needsDisconnection ? ['DISCONNECTED'] : ['DISCONNECTED', 'CONNECTED'];
  requireNone(input, found.type === 'AWS_CLOUDHSM' ? proxyParameters : clusterParameters, found.type);
  if (!connection.includes(found.connection)) throw wrongConnection(found);
}

interface Changes {
  readonly clusterId: string | null;
  readonly password: string | null;
  readonly proxy: ProxySettings | null;
}

function backingAfter(
  { store, account }: Call,
  found: CustomKeyStoreRecord,
  others: readonly CustomKeyStoreRecord[],
  { clusterId, proxy }: Changes,
): Partial<CustomKeyStoreRecord> {
  if (found.type === 'EXTERNAL_KEY_STORE') {
    if (proxy === null) return {};
    const xksProxy = updatedProxy(proxy, account, found.xksProxy);
    requireFreeProxy(others, xksProxy);
    requireBacking(store, xksProxy.uriEndpoint);
    return { xksProxy };
  }
  if (clusterId === null) return {};
  requireBacking(store, clusterId);
  // A cluster of another store has another certificate, or that store couldn't have been made.
  if (others.some(({ cloudHsmClusterId }) => cloudHsmClusterId === clusterId))
    throw clusterNotRelated(clusterId);
  return { cloudHsmClusterId: clusterId };
}
