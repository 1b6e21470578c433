import type { Credential } from './credentials.js';
import type { Caller } from './operation.js';
import { parsePrincipalArn } from './principals.js';
import type { PrincipalRecord } from './state.js';

/** Who signs with a credential: the principal itself, or its session. */
export function callerWith(credential: Credential, partition: string): Caller {
  const principal = credential.principal(partition);
  const { session } = credential;
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
  };
}

/** The ARN of a role session: the role's name without its path (IAM guide, "AWS STS principals"). */
export function sessionArn(role: PrincipalRecord, sessionName: string): string {
  const parts = parsePrincipalArn(role.arn);
  const name = parts?.name.split('/').at(-1) ?? '';
  return `arn:${parts?.partition ?? 'aws'}:sts::${role.account}:assumed-role/${name}/${sessionName}`;
}
