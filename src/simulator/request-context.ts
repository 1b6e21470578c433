import { originContext } from './call-origin.js';
import type { Call, Caller } from './operation.js';
import { organizationContext } from './organizations.js';
import { parsePrincipalArn } from './principals.js';

type Context = Readonly<Record<string, readonly string[]>>;

/**
 * The condition keys that a call has whatever it asks for, and what they hold (IAM user guide, "AWS global condition context keys"; KMS
 * developer guide, "AWS KMS condition keys"). Calls reach a simulator on loopback without TLS, and it says so, unless the session says
 * otherwise. `action` with its prefix.
 */
export function requestContext(
  call: Pick<Call, 'caller' | 'now' | 'region' | 'store'>,
  action: string,
): Record<string, readonly string[]> {
  const { caller, now, store } = call;
  return {
    'aws:CurrentTime': [new Date(now).toISOString()],
    'aws:EpochTime': [String(Math.floor(now / 1000))],
    'aws:RequestedRegion': [call.region],
    'aws:SecureTransport': ['false'],
    ...(caller.kind === 'service'
      ? organizationContext(store, 'Source', caller.account)
      : principalContext(caller, organizationContext(store, 'Principal', caller.account))),
    ...originContext(caller.origin ?? null, action),
  };
}

function principalContext(caller: Caller, organization: Context): Context {
  const user = caller.kind === 'user' ? parsePrincipalArn(caller.principalArn) : null;
  const tags = Object.entries(caller.tags).map(([name, value]): [string, string[]] => [
    `aws:PrincipalTag/${name}`,
    [value],
  ]);
  return {
    'aws:PrincipalArn': [caller.principalArn],
    'aws:PrincipalAccount': [caller.account],
    'aws:PrincipalType': [principalType(caller)],
    'aws:userid': [caller.userId],
    'kms:CallerAccount': [caller.account],
    ...organization,
    // Temporary credentials always tell; long-term ones never do. Nobody has a device here.
    ...(caller.sessionName === null ? {} : { 'aws:MultiFactorAuthPresent': ['false'] }),
    ...(caller.issuedAt === undefined
      ? {}
      : { 'aws:TokenIssueTime': [new Date(caller.issuedAt).toISOString()] }),
    ...(user === null || user.kind === 'root' ? {} : { 'aws:username': [user.name.split('/').at(-1) ?? ''] }),
    ...Object.fromEntries(tags),
  };
}

function principalType({ kind, principalArn }: Caller): string {
  if (kind === 'role') return 'AssumedRole';
  return principalArn.endsWith(':root') ? 'Account' : 'User';
}
