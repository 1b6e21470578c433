import type { CreateCustomKeyStoreCommandInput } from '@aws-sdk/client-kms';
import { certificates } from '../../import/certificates.js';
import type { Desk } from '../desk.js';
import type { Provocation } from '../operation-case.js';

let names = 0;

/** A name that no other key store has. */
const newName = () => {
  names += 1;
  return `store ${names}`;
};

/** A request for a CloudHSM key store; two at one desk need different certificates. */
export const hsmRequest = (
  CloudHsmClusterId: string,
  TrustAnchorCertificate: string = certificates[0],
): CreateCustomKeyStoreCommandInput => ({
  CustomKeyStoreName: newName(),
  CloudHsmClusterId,
  KeyStorePassword: 'kmsPswd',
  TrustAnchorCertificate,
});

export const proxyCredential = {
  AccessKeyId: 'ABCDEFGHIJKLMNOPQRST',
  RawSecretAccessKey: 'x'.repeat(43),
};

/** A request for an external key store. */
export const externalRequest = (
  XksProxyUriEndpoint: string,
  changes: Partial<CreateCustomKeyStoreCommandInput> = {},
): CreateCustomKeyStoreCommandInput => ({
  CustomKeyStoreName: newName(),
  CustomKeyStoreType: 'EXTERNAL_KEY_STORE',
  XksProxyConnectivity: 'PUBLIC_ENDPOINT',
  XksProxyUriEndpoint,
  XksProxyUriPath: '/kms/xks/v1',
  XksProxyAuthenticationCredential: proxyCredential,
  ...changes,
});

export const throughVpc = (service: string): Partial<CreateCustomKeyStoreCommandInput> => ({
  XksProxyConnectivity: 'VPC_ENDPOINT_SERVICE',
  XksProxyVpcEndpointServiceName: `com.amazonaws.vpce.eu-central-1.vpce-svc-${service}`,
});

/** A new key store, disconnected; its id. */
export async function newStore({ admin }: Desk, input: CreateCustomKeyStoreCommandInput): Promise<string> {
  return (await admin.createCustomKeyStore(input)).CustomKeyStoreId ?? '';
}

/** A connected CloudHSM key store of the administrator's; one that had the certificate is gone then. */
export async function hsmStoreOn(desk: Desk, cluster: string, certificate?: string): Promise<string> {
  const request = hsmRequest(cluster, certificate);
  await releaseCertificate(desk, request.TrustAnchorCertificate);
  return connected(desk, await newStore(desk, request));
}

export async function externalStoreOn(desk: Desk, endpoint: string): Promise<string> {
  return connected(desk, await newStore(desk, externalRequest(endpoint)));
}

async function connected({ admin }: Desk, CustomKeyStoreId: string): Promise<string> {
  await admin.connectCustomKeyStore({ CustomKeyStoreId });
  return CustomKeyStoreId;
}

/** Deletes the store that has the certificate, because a certificate stands for one family of clusters. */
export async function releaseCertificate(
  { admin }: Desk,
  certificate: string | undefined = certificates[0],
): Promise<void> {
  const { CustomKeyStores = [] } = await admin.describeCustomKeyStores();
  const holder = CustomKeyStores.find(({ TrustAnchorCertificate }) => TrustAnchorCertificate === certificate);
  if (holder === undefined) return;
  const { CustomKeyStoreId, ConnectionState } = holder;
  if (ConnectionState !== 'DISCONNECTED') await admin.disconnectCustomKeyStore({ CustomKeyStoreId });
  await admin.deleteCustomKeyStore({ CustomKeyStoreId });
}

/** The connection state of a store, and the code of a failure. */
export async function stateOf({ admin }: Desk, CustomKeyStoreId: string) {
  const { CustomKeyStores = [] } = await admin.describeCustomKeyStores({ CustomKeyStoreId });
  return [CustomKeyStores[0]?.ConnectionState, CustomKeyStores[0]?.ConnectionErrorCode];
}

let backings = 0;

/** The id of a cluster, or the URI endpoint of a proxy, that no other store has. */
export function cluster(): string {
  backings += 1;
  return `cluster-${String.fromCharCode(97 + (backings % 26), 97 + (Math.floor(backings / 26) % 26)).padEnd(11, 'x')}`;
}

export function endpoint(): string {
  backings += 1;
  return `https://proxy-${backings}.example.com`;
}

/** What AWS answers to a store that is made on, or moved to, a cluster or proxy with a problem. */
const clusterProblems = {
  CloudHsmClusterInvalidConfigurationException: 'INSUFFICIENT_CLOUDHSM_HSMS',
  CloudHsmClusterNotActiveException: 'CLUSTER_NOT_ACTIVE',
  CloudHsmClusterNotFoundException: 'CLUSTER_NOT_FOUND',
};

const proxyProblems = {
  XksProxyIncorrectAuthenticationCredentialException: 'XKS_PROXY_ACCESS_DENIED',
  XksProxyInvalidConfigurationException: 'XKS_PROXY_INVALID_CONFIGURATION',
  XksProxyInvalidResponseException: 'XKS_PROXY_INVALID_RESPONSE',
  XksProxyUriUnreachableException: 'XKS_PROXY_NOT_REACHABLE',
  XksProxyVpcEndpointServiceInvalidConfigurationException: 'XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION',
  XksProxyVpcEndpointServiceNotFoundException: 'XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND',
};

/** Each provoked by a backing that has the problem when `call` wants it. */
export function backingErrors(
  call: (desk: Desk, of: string) => Promise<unknown>,
): Record<string, Provocation> {
  const provocation = (problem: string, nextBacking: () => string): Provocation => ({
    message: null,
    provoke: async (desk) => {
      const of = nextBacking();
      await desk.control('key-store-backings', { of, problem });
      return call(desk, of);
    },
  });
  const all = [
    ...Object.entries(clusterProblems).map(
      ([name, problem]) => [name, provocation(problem, cluster)] as const,
    ),
    ...Object.entries(proxyProblems).map(
      ([name, problem]) => [name, provocation(problem, endpoint)] as const,
    ),
  ];
  return Object.fromEntries(all);
}

/** A deviation of every operation that makes or changes a key store. */
export const believed =
  'no cluster and no proxy is behind it: what the control API says of them (`key-store-backings`) decides, and else they work.';
