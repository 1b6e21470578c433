import { ServiceError } from '../../../service-error.js';
import type { CustomKeyStoreRecord } from '../../../state.js';

/** Errors of the custom key store operations (AWS KMS API reference); AWS documents their names, the texts are ours. */
export const storeNotFound = (idOrName: string) =>
  new ServiceError('CustomKeyStoreNotFoundException', `Custom key store '${idOrName}' does not exist.`);

export const nameInUse = (name: string) =>
  new ServiceError('CustomKeyStoreNameInUseException', `The name '${name}' is already in use.`);

export const storeHasKeys = ({ id }: CustomKeyStoreRecord) =>
  new ServiceError('CustomKeyStoreHasCMKsException', `The custom key store ${id} contains KMS keys.`);

export const wrongConnection = ({ id, connection }: CustomKeyStoreRecord) =>
  new ServiceError(
    'CustomKeyStoreInvalidStateException',
    `The connection state of the custom key store ${id} is ${connection}, which is not valid for this operation.`,
  );

export const clusterInUse = (clusterId: string) =>
  new ServiceError(
    'CloudHsmClusterInUseException',
    `The cluster ${clusterId}, or one that shares its backup history, is already associated with a custom key store.`,
  );

export const clusterNotRelated = (clusterId: string) =>
  new ServiceError(
    'CloudHsmClusterNotRelatedException',
    `The cluster ${clusterId} is not related to the cluster of the custom key store.`,
  );

export const incorrectTrustAnchor = () =>
  new ServiceError(
    'IncorrectTrustAnchorException',
    'The trust anchor certificate is not the one of the specified cluster.',
  );

export const proxyUriInUse = (uri: string) =>
  new ServiceError('XksProxyUriInUseException', `The external key store proxy ${uri} is already in use.`);

export const proxyEndpointInUse = (endpoint: string) =>
  new ServiceError(
    'XksProxyUriEndpointInUseException',
    `The endpoint ${endpoint} is already used by an external key store with another kind of connectivity or its own private DNS name.`,
  );

export const vpcServiceInUse = (service: string) =>
  new ServiceError(
    'XksProxyVpcEndpointServiceInUseException',
    `The VPC endpoint service ${service} is already used by another external key store.`,
  );
