import type { JsonObject } from '../../../../model/json.js';
import type { Operation } from '../../../operation.js';
import { validation } from '../../../service-error.js';
import type { CustomKeyStoreRecord, XksProxy } from '../../../state.js';
import { optionalText } from '../../input.js';
import { page } from '../../paging.js';
import { storeNotFound } from './errors.js';
import { storesOf } from './stores.js';

/** AWS KMS API reference, DescribeCustomKeyStores. */
export const describeCustomKeyStores: Operation = {
  name: 'DescribeCustomKeyStores',
  run: (input, call) => {
    const id = optionalText(input, 'CustomKeyStoreId', { min: 1, max: 64 });
    const name = optionalText(input, 'CustomKeyStoreName', { min: 1, max: 256 });
    if (id !== null && name !== null)
      throw validation('Specify either CustomKeyStoreId or CustomKeyStoreName, but not both.');
    call.authorizeInAccount('DescribeCustomKeyStores', '*');
    const wanted = storesOf(call.store, call).filter(
      (store) => (id === null || store.id === id) && (name === null || store.name === name),
    );
    const asked = id ?? name;
    if (asked !== null && wanted.length === 0) throw storeNotFound(asked);
    const { items, ...rest } = page(wanted, input, { default: 1000, max: 1000 }, (store) => store.id);
    return { CustomKeyStores: items.map(entryOf), ...rest };
  },
};

function entryOf(store: CustomKeyStoreRecord): JsonObject {
  const { cloudHsmClusterId, trustAnchorCertificate, xksProxy } = store;
  return {
    CustomKeyStoreId: store.id,
    CustomKeyStoreName: store.name,
    CustomKeyStoreType: store.type,
    ConnectionState: store.connection,
    ...(store.connection === 'FAILED'
      ? { ConnectionErrorCode: store.connectionError ?? 'INTERNAL_ERROR' }
      : {}),
    CreationDate: store.createdAt / 1000,
    ...(cloudHsmClusterId === null ? {} : { CloudHsmClusterId: cloudHsmClusterId }),
    ...(trustAnchorCertificate === null ? {} : { TrustAnchorCertificate: trustAnchorCertificate }),
    ...(xksProxy === null ? {} : { XksProxyConfiguration: proxyOf(xksProxy) }),
  };
}

function proxyOf(proxy: XksProxy): JsonObject {
  const { vpcEndpointServiceName, vpcEndpointServiceOwner } = proxy;
  return {
    Connectivity: proxy.connectivity,
    AccessKeyId: proxy.accessKeyId,
    UriEndpoint: proxy.uriEndpoint,
    UriPath: proxy.uriPath,
    ...(vpcEndpointServiceName === null ? {} : { VpcEndpointServiceName: vpcEndpointServiceName }),
    ...(vpcEndpointServiceOwner === null ? {} : { VpcEndpointServiceOwner: vpcEndpointServiceOwner }),
  };
}
