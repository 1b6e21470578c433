import type { Call } from './operation.js';
import { parsePrincipalArn } from './principals.js';

/**
 * The global condition keys of a call and what they hold (IAM guide, "AWS global condition context keys"). Calls reach a
 * simulator on loopback without TLS, and it says so.
 */
export function requestContext(
  call: Pick<Call, 'caller' | 'now' | 'region'>,
): Record<string, readonly string[]> {
  const { caller, now } = call;
  const user = caller.kind === 'user' ? parsePrincipalArn(caller.principalArn) : null;
  const tags = Object.entries(caller.tags).map(([name, value]): [string, string[]] => [
    `aws:PrincipalTag/${name}`,
    [value],
  ]);
  return {
    'aws:CurrentTime': [new Date(now).toISOString()],
    'aws:EpochTime': [String(Math.floor(now / 1000))],
    'aws:PrincipalArn': [caller.principalArn],
    'aws:PrincipalAccount': [caller.account],
    'aws:PrincipalType': [principalType(caller)],
    'aws:PrincipalIsAWSService': ['false'],
    'aws:ViaAWSService': ['false'],
    'aws:RequestedRegion': [call.region],
    'aws:SecureTransport': ['false'],
    'aws:SourceIp': ['127.0.0.1'],
    'aws:userid': [caller.userId],
    // Temporary credentials always tell; long-term ones never do. Nobody has a device here.
    ...(caller.sessionName === null ? {} : { 'aws:MultiFactorAuthPresent': ['false'] }),
    ...(user === null || user.kind === 'root' ? {} : { 'aws:username': [user.name.split('/').at(-1) ?? ''] }),
    ...Object.fromEntries(tags),
  };
}

function principalType({ kind, principalArn }: Call['caller']): string {
  if (kind === 'role') return 'AssumedRole';
  return principalArn.endsWith(':root') ? 'Account' : 'User';
}
