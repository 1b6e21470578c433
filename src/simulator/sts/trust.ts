import { evaluate } from '../../access/evaluate.js';
import { requestCallerOf } from '../callers.js';
import type { Call } from '../operation.js';
import { ownerContext } from '../organizations.js';
import { asResourcePolicy } from '../policy-text.js';
import { requestContext } from '../request-context.js';
import type { PrincipalRecord } from '../state.js';

/**
 * Whether the caller may do `action` (sts:AssumeRole, sts:TagSession) with the role. A trust policy decides like any
 * resource policy: a principal of the role's own account that it names needs nothing else, everybody else
 * an allow of their own as well (IAM guide, "Cross-account policy evaluation logic").
 */
export function mayUseRole(
  call: Call,
  role: PrincipalRecord,
  action: string,
  context: Readonly<Record<string, readonly string[]>>,
): boolean {
  const { caller } = call;
  const decision = evaluate(
    {
      action,
      resource: role.arn,
      caller: requestCallerOf(caller),
      context: { ...requestContext(call, action), ...ownerContext(call.store, role.account), ...context },
    },
    {
      keyPolicy: resourcePolicyOf(role),
      keyAccount: role.account,
      identityPolicies: caller.identityPolicies,
      sessionPolicies: caller.sessionPolicies,
    },
    [],
  );
  return decision.verdict === 'allow';
}

/** Without a trust policy a role leaves the decision to its account; one that can't be read lets nobody in. */
function resourcePolicyOf(role: PrincipalRecord): string {
  if (role.trust === null) return delegationTo(role.account, role.arn.split(':')[1] ?? 'aws');
  return asResourcePolicy(role.trust) ?? role.trust;
}

function delegationTo(account: string, partition: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Resource: '*',
      },
    ],
  });
}
