import type { Json, JsonObject } from '../../../../model/json.js';
import { serialization, validation } from '../../../service-error.js';
import type { CustomKeyStoreRecord, XksProxy } from '../../../state.js';
import { constraint, oneOf, optionalText, requiredText } from '../../input.js';
import { proxyEndpointInUse, proxyUriInUse, vpcServiceInUse } from './errors.js';

/** The parameters that only external key stores have. */
export const proxyParameters = [
  'XksProxyUriEndpoint',
  'XksProxyUriPath',
  'XksProxyVpcEndpointServiceName',
  'XksProxyVpcEndpointServiceOwner',
  'XksProxyAuthenticationCredential',
  'XksProxyConnectivity',
] as const;

/** What a request says of the proxy, each null where it says nothing; the secret key would only be used to sign. */
export type ProxySettings = { readonly [Field in keyof XksProxy]: XksProxy[Field] | null };

/** Source: AWS KMS API reference, CreateCustomKeyStore and XksProxyConfigurationType. Throws ValidationException. */
export function parseProxySettings(input: JsonObject): ProxySettings {
  return {
    connectivity: oneOf(input, 'XksProxyConnectivity', ['PUBLIC_ENDPOINT', 'VPC_ENDPOINT_SERVICE']),
    accessKeyId: accessKeyIdOf(input['XksProxyAuthenticationCredential'] ?? null),
    uriEndpoint: matching(input, 'XksProxyUriEndpoint', [10, 128], /^https:\/\/[a-zA-Z0-9.-]+$/),
    uriPath: matching(input, 'XksProxyUriPath', [10, 128], /^(\/[a-zA-Z0-9/_-]+)?\/kms\/xks\/v\d{1,2}$/),
    vpcEndpointServiceName: matching(
      input,
      'XksProxyVpcEndpointServiceName',
      [20, 64],
      /^(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}\d+\.vpce-svc-[0-9a-z]+$/,
    ),
    vpcEndpointServiceOwner: matching(input, 'XksProxyVpcEndpointServiceOwner', [12, 12], /^\d{12}$/),
  };
}

/** All of a proxy's settings. Throws ValidationException for one that is missing or not for the kind of connectivity. */
export function completeProxy(settings: ProxySettings, account: string): XksProxy {
  const connectivity = settings.connectivity ?? missing('XksProxyConnectivity');
  const accessKeyId = settings.accessKeyId ?? missing('XksProxyAuthenticationCredential');
  const uriEndpoint = settings.uriEndpoint ?? missing('XksProxyUriEndpoint');
  const uriPath = settings.uriPath ?? missing('XksProxyUriPath');
  const { vpcEndpointServiceName, vpcEndpointServiceOwner } = settings;
  const proxy = { connectivity, accessKeyId, uriEndpoint, uriPath };
  if (connectivity === 'VPC_ENDPOINT_SERVICE') {
    const service = vpcEndpointServiceName ?? missing('XksProxyVpcEndpointServiceName');
    const owner = vpcEndpointServiceOwner ?? account;
    return { ...proxy, vpcEndpointServiceName: service, vpcEndpointServiceOwner: owner };
  }
  if (vpcEndpointServiceName !== null || vpcEndpointServiceOwner !== null)
    throw validation('A VPC endpoint service is not valid with the connectivity PUBLIC_ENDPOINT.');
  return { ...proxy, vpcEndpointServiceName: null, vpcEndpointServiceOwner: null };
}

/** Throws what AWS does where another external key store of the Region has the proxy's address or VPC service. */
export function requireFreeProxy(others: readonly CustomKeyStoreRecord[], wanted: XksProxy): void {
  const { uriEndpoint, uriPath, connectivity, vpcEndpointServiceName } = wanted;
  for (const { xksProxy } of others) {
    if (xksProxy === null) continue;
    if (vpcEndpointServiceName !== null && xksProxy.vpcEndpointServiceName === vpcEndpointServiceName)
      throw vpcServiceInUse(vpcEndpointServiceName);
    if (xksProxy.uriEndpoint !== uriEndpoint) continue;
    const bothPublic = [connectivity, xksProxy.connectivity].every((kind) => kind === 'PUBLIC_ENDPOINT');
    if (xksProxy.uriPath === uriPath) throw proxyUriInUse(`${uriEndpoint}${uriPath}`);
    if (!bothPublic) throw proxyEndpointInUse(uriEndpoint);
  }
}

function accessKeyIdOf(credential: Json): string | null {
  if (credential === null) return null;
  if (typeof credential !== 'object' || !isObject(credential))
    throw serialization('XksProxyAuthenticationCredential is no structure');
  const id = requiredText(credential, 'AccessKeyId', { min: 20, max: 30 });
  if (!/^[A-Z2-7]+$/.test(id)) throw pattern(id, 'AccessKeyId', '^[A-Z2-7]+$');
  const secret = requiredText(credential, 'RawSecretAccessKey', { min: 43, max: 64 });
  if (!/^[a-zA-Z0-9/+=]+$/.test(secret)) throw pattern('***', 'RawSecretAccessKey', '^[a-zA-Z0-9/+=]+$');
  return id;
}

function isObject(value: object): value is JsonObject {
  return !Array.isArray(value);
}

function matching(
  input: JsonObject,
  name: string,
  [min, max]: readonly [number, number],
  wanted: RegExp,
): string | null {
  const text = optionalText(input, name);
  if (text === null) return null;
  optionalText(input, name, { min, max });
  if (!wanted.test(text)) throw pattern(text, name, wanted.source);
  return text;
}

function pattern(value: string, name: string, source: string) {
  return constraint(value, name, `Member must satisfy regular expression pattern: ${source}`);
}

function missing(name: string): never {
  throw validation(`You must specify ${name} for a custom key store of the type EXTERNAL_KEY_STORE.`);
}
