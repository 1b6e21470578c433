import type { RequestCaller } from '../access/evaluate.js';
import type { Credential } from './credentials.js';
import type { Caller } from './operation.js';
import { parsePrincipalArn } from './principals.js';
import type { CallOrigin, PrincipalRecord, SessionRecord } from './state.js';

/** Who signs with a credential: the principal itself, its session, or an AWS service. */
export function callerWith(credential: Credential, partition: string): Caller {
  const { session } = credential;
  const principal = credential.principal(partition);
  if (principal === null) return serviceCaller(credential.owner, credential.account, session);
  const sessionOfRole = session !== null && principal.kind === 'role';
  return {
    arn: sessionOfRole ? sessionArn(principal, session.name) : principal.arn,
    principalArn: principal.arn,
    principalId: principal.uniqueId,
    userId: sessionOfRole ? `${principal.uniqueId}:${session.name}` : principal.uniqueId,
    account: principal.account,
    kind: principal.kind,
    sessionName: session?.name ?? null,
    identityPolicies: principal.policies,
    sessionPolicies: session?.policies ?? [],
    tags: { ...principal.tags, ...session?.tags },
    ...whence(session),
  };
}

/** The caller as the access model knows it. */
export function requestCallerOf(caller: Caller): RequestCaller {
  const { kind, arn, principalArn, principalId, account } = caller;
  return kind === 'service' ? { kind, name: principalId } : { kind, arn, principalArn, principalId, account };
}

/** The ARN of a role session: the role's name without its path (IAM guide, "AWS STS principals"). */
export function sessionArn(role: PrincipalRecord, sessionName: string): string {
  const parts = parsePrincipalArn(role.arn);
  const name = parts?.name.split('/').at(-1) ?? '';
  return `arn:${parts?.partition ?? 'aws'}:sts::${role.account}:assumed-role/${name}/${sessionName}`;
}

function serviceCaller(name: string, account: string, session: SessionRecord | null): Caller {
  return {
    arn: name,
    principalArn: name,
    principalId: name,
    userId: name,
    account,
    kind: 'service',
    sessionName: session?.name ?? null,
    identityPolicies: [],
    sessionPolicies: [],
    tags: {},
    ...whence(session),
  };
}

function whence(session: SessionRecord | null): { readonly issuedAt?: number; readonly origin?: CallOrigin } {
  const { issuedAt, origin } = session ?? {};
  return {
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(origin === undefined ? {} : { origin }),
  };
}
