import type { JsonObject } from '../../../../model/json.js';
import type { Call, Operation } from '../../../operation.js';
import { limitExceeded, validation } from '../../../service-error.js';
import type { CustomKeyStoreRecord } from '../../../state.js';
import { resourceQuotasOf } from '../../../store.js';
import { oneOf, requiredText } from '../../input.js';
import { backingIdOf, requireBacking } from './backings.js';
import { clusterParameters, parseCluster, readCluster, requireFreeCluster } from './cluster.js';
import { completeProxy, parseProxySettings, proxyParameters, requireFreeProxy } from './proxy.js';
import { putStore, requireFreeName, storesOf } from './stores.js';

/**
 * AWS KMS API reference, CreateCustomKeyStore. There is no cluster and no proxy behind it: what the request says of them is
 * checked for its form, for clashes with the account's other stores and against what the control API said of them; else believed.
 */
export const createCustomKeyStore: Operation = {
  name: 'CreateCustomKeyStore',
  run: (input, call) => {
    const name = requiredText(input, 'CustomKeyStoreName', { max: 256 });
    const type = oneOf(input, 'CustomKeyStoreType', ['AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE']) ?? 'AWS_CLOUDHSM';
    readCluster(input);
    parseProxySettings(input);
    call.authorizeInAccount('CreateCustomKeyStore', '*');
    const backing = settingsOf(input, call, type);
    const others = storesOf(call.store, call);
    requireFreeName(others, name);
    requireFreeBacking(call, others, backing);
    requireBacking(call.store, backingIdOf(backing));
    const mostStores = resourceQuotasOf(call.store).customKeyStoresPerRegion;
    if (others.length >= mostStores)
      throw limitExceeded(`You cannot create more than ${mostStores} custom key stores.`);
    const id = `cks-${call.random(9).toString('hex').slice(0, 17)}`;
    const { account, region, now } = call;
    putStore(call.store, {
      ...{ id, account, region, name, type },
      ...{ connection: 'DISCONNECTED', settles: null, connectionError: null, createdAt: now },
      ...backing,
    });
    return { CustomKeyStoreId: id };
  },
};

type Backing = Pick<CustomKeyStoreRecord, 'cloudHsmClusterId' | 'trustAnchorCertificate' | 'xksProxy'>;

function settingsOf(input: JsonObject, call: Call, type: CustomKeyStoreRecord['type']): Backing {
  requireNone(input, type === 'AWS_CLOUDHSM' ? proxyParameters : clusterParameters, type);
  if (type === 'AWS_CLOUDHSM') return { ...parseCluster(input), xksProxy: null };
  const xksProxy = completeProxy(parseProxySettings(input), call.account);
  return { cloudHsmClusterId: null, trustAnchorCertificate: null, xksProxy };
}

/** A cluster must be free in the whole account, a proxy in the Region. */
function requireFreeBacking(call: Call, others: readonly CustomKeyStoreRecord[], backing: Backing): void {
  if (backing.xksProxy !== null) requireFreeProxy(others, backing.xksProxy);
  if (backing.cloudHsmClusterId === null) return;
  const stores = [...call.store.customKeyStores.values()];
  const inAccount = stores.filter(({ account }) => account === call.account);
  requireFreeCluster(inAccount, backing);
}

/** Throws ValidationException for a parameter that belongs to the other type of key store. */
export function requireNone(
  input: JsonObject,
  names: readonly string[],
  type: CustomKeyStoreRecord['type'],
): void {
  const given = names.find((name) => (input[name] ?? null) !== null);
  if (given !== undefined)
    throw validation(`${given} is not valid for a custom key store of the type ${type}.`);
}
