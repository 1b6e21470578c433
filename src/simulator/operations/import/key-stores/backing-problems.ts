import { ServiceError } from '../../../service-error.js';

/** What can be wrong with what stands behind a custom key store, and how KMS shows it. */
export interface BackingProblem {
  /** The error with which KMS refuses to make or change a key store on it; null: it shows when the store is connected only. */
  readonly refusal: string | null;
  /** The ConnectionErrorCode with which an attempt to connect fails; null: the attempt itself is refused. */
  readonly connection: string | null;
}

const whenConnecting = (connection: string): BackingProblem => ({ refusal: null, connection });
const always = (refusal: string, connection: string): BackingProblem => ({ refusal, connection });
const refused = (refusal: string): BackingProblem => ({ refusal, connection: null });

/**
 * By AWS's ConnectionErrorCode; the two CLUSTER_… that have none are ours. Source: AWS KMS API reference, errors of
 * CreateCustomKeyStore and CustomKeyStoresListEntry, ConnectionErrorCode.
 */
export const clusterProblems: Readonly<Record<string, BackingProblem>> = {
  CLUSTER_NOT_FOUND: always('CloudHsmClusterNotFoundException', 'CLUSTER_NOT_FOUND'),
  CLUSTER_NOT_ACTIVE: refused('CloudHsmClusterNotActiveException'),
  CLUSTER_MISCONFIGURED: refused('CloudHsmClusterInvalidConfigurationException'),
  INSUFFICIENT_CLOUDHSM_HSMS: always(
    'CloudHsmClusterInvalidConfigurationException',
    'INSUFFICIENT_CLOUDHSM_HSMS',
  ),
  INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET: whenConnecting('INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET'),
  INTERNAL_ERROR: whenConnecting('INTERNAL_ERROR'),
  INVALID_CREDENTIALS: whenConnecting('INVALID_CREDENTIALS'),
  NETWORK_ERRORS: whenConnecting('NETWORK_ERRORS'),
  SUBNET_NOT_FOUND: whenConnecting('SUBNET_NOT_FOUND'),
  USER_LOCKED_OUT: whenConnecting('USER_LOCKED_OUT'),
  USER_LOGGED_IN: whenConnecting('USER_LOGGED_IN'),
  USER_NOT_FOUND: whenConnecting('USER_NOT_FOUND'),
};

export const proxyProblems: Readonly<Record<string, BackingProblem>> = {
  INTERNAL_ERROR: whenConnecting('INTERNAL_ERROR'),
  XKS_PROXY_ACCESS_DENIED: always(
    'XksProxyIncorrectAuthenticationCredentialException',
    'XKS_PROXY_ACCESS_DENIED',
  ),
  XKS_PROXY_INVALID_CONFIGURATION: always(
    'XksProxyInvalidConfigurationException',
    'XKS_PROXY_INVALID_CONFIGURATION',
  ),
  XKS_PROXY_INVALID_RESPONSE: always('XksProxyInvalidResponseException', 'XKS_PROXY_INVALID_RESPONSE'),
  XKS_PROXY_INVALID_TLS_CONFIGURATION: always(
    'XksProxyInvalidConfigurationException',
    'XKS_PROXY_INVALID_TLS_CONFIGURATION',
  ),
  XKS_PROXY_NOT_REACHABLE: always('XksProxyUriUnreachableException', 'XKS_PROXY_NOT_REACHABLE'),
  XKS_PROXY_TIMED_OUT: always('XksProxyUriUnreachableException', 'XKS_PROXY_TIMED_OUT'),
  XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION: always(
    'XksProxyVpcEndpointServiceInvalidConfigurationException',
    'XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION',
  ),
  XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND: always(
    'XksProxyVpcEndpointServiceNotFoundException',
    'XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND',
  ),
};

/** An error that says what is behind the key store; AWS documents its name, the text is ours. */
export const refusalOf = (of: string, problem: string, refusal: string) =>
  new ServiceError(refusal, `${of} can not be used by a custom key store: ${problem}.`);
