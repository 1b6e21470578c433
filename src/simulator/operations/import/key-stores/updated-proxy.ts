import type { JsonObject } from '../../../../model/json.js';
import { validation } from '../../../service-error.js';
import type { XksProxy } from '../../../state.js';
import { completeProxy, type ProxySettings, parseProxySettings, proxyParameters } from './proxy.js';

/** What a request of UpdateCustomKeyStore says of the proxy; null: nothing. Throws ValidationException. */
export function proxyIn(input: JsonObject): ProxySettings | null {
  if (proxyParameters.every((name) => (input[name] ?? null) === null)) return null;
  return parseProxySettings(withoutEmptyService(input));
}

/**
 * A proxy's settings after UpdateCustomKeyStore. Another kind of connectivity needs another endpoint. Throws ValidationException.
 * Source: AWS KMS API reference, UpdateCustomKeyStore, Xks… parameters.
 */
export function updatedProxy(given: ProxySettings, account: string, before: XksProxy | null): XksProxy {
  const connectivity = given.connectivity ?? before?.connectivity ?? null;
  if (before !== null && connectivity !== before.connectivity) requireOtherEndpoint(given, before);
  const kept = connectivity === 'VPC_ENDPOINT_SERVICE' ? before : null;
  return completeProxy(
    {
      connectivity,
      accessKeyId: given.accessKeyId ?? before?.accessKeyId ?? null,
      uriEndpoint: given.uriEndpoint ?? before?.uriEndpoint ?? null,
      uriPath: given.uriPath ?? before?.uriPath ?? null,
      vpcEndpointServiceName: given.vpcEndpointServiceName ?? kept?.vpcEndpointServiceName ?? null,
      vpcEndpointServiceOwner: given.vpcEndpointServiceOwner ?? kept?.vpcEndpointServiceOwner ?? null,
    },
    account,
  );
}

function requireOtherEndpoint({ uriEndpoint }: ProxySettings, before: XksProxy): void {
  if (uriEndpoint !== null && uriEndpoint !== before.uriEndpoint) return;
  throw validation('You must change XksProxyUriEndpoint when you change XksProxyConnectivity.');
}

/** An empty service name says that there is none any more. */
function withoutEmptyService(input: JsonObject): JsonObject {
  const { XksProxyVpcEndpointServiceName: service, ...others } = input;
  return service === '' ? others : input;
}
