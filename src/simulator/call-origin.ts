import { isKeyOfAction } from '../access/condition-keys.js';
import type { CallOrigin } from './state.js';

type Context = Readonly<Record<string, readonly string[]>>;

/** Actions that ask whether a grant is an AWS service's doing (KMS developer guide, "kms:GrantIsForAWSResource"). */
const grantActions = ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'];

const direct: CallOrigin = { service: null, viaService: null, context: {} };

/**
 * The condition keys that say how a call comes about; `origin` null: directly, from loopback. What the session was given goes
 * before what the simulator would say. Sources: IAM user guide, "AWS global condition context keys" and "Forward access sessions";
 * KMS developer guide, "kms:ViaService".
 */
export function originContext(origin: CallOrigin | null, action: string): Context {
  const { service, viaService, context } = origin ?? direct;
  const given = Object.entries(context).filter(([key]) => isKeyOfAction(key, action));
  return {
    'aws:PrincipalIsAWSService': [String(service !== null)],
    'aws:ViaAWSService': [String(viaService !== null)],
    ...(grantActions.includes(action)
      ? { 'kms:GrantIsForAWSResource': [String(service !== null || viaService !== null)] }
      : {}),
    ...(service === null
      ? {}
      : { 'aws:PrincipalServiceName': [service], 'aws:PrincipalServiceNamesList': [service] }),
    ...(viaService === null ? {} : calledVia(viaService, context['aws:CalledVia'])),
    ...(hasAddress(origin) ? { 'aws:SourceIp': ['127.0.0.1'] } : {}),
    ...Object.fromEntries(given),
  };
}

/** The chain of services, the first of them first: the one that was given, or this one alone. */
function calledVia(viaService: string, given: readonly string[] | undefined): Context {
  const chain = given ?? [servicePrincipalOf(viaService)];
  return {
    'kms:ViaService': [viaService],
    'aws:CalledVia': chain,
    'aws:CalledViaFirst': chain.slice(0, 1),
    'aws:CalledViaLast': chain.slice(-1),
  };
}

/** `s3.eu-central-1.amazonaws.com` is called on behalf of somebody by `s3.amazonaws.com`. */
function servicePrincipalOf(viaService: string): string {
  return viaService.replace(/^([a-z0-9-]+)\.[a-z0-9-]+\./, '$1.');
}

/**
 * Whether the caller's address is known unless it is given: not for what an AWS service sends, nor for what comes through a VPC
 * endpoint.
 */
function hasAddress(origin: CallOrigin | null): boolean {
  if (origin === null) return true;
  const { service, viaService, context } = origin;
  return service === null && viaService === null && !Object.keys(context).some(isEndpointKey);
}

/** The condition keys of requests through a VPC endpoint, in AWS's spelling. */
export function isEndpointKey(key: string): boolean {
  return /^aws:(SourceVpc|SourceVpce|SourceVpcArn|VpcSourceIp|VpceAccount|VpceOrgID|VpceOrgPaths)$/.test(key);
}
