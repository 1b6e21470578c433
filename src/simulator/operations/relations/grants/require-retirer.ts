import { evaluate } from '../../../../access/evaluate.js';
import { requestCallerOf } from '../../../callers.js';
import type { Call } from '../../../operation.js';
import { ownerContext } from '../../../organizations.js';
import { requestContext } from '../../../request-context.js';
import { accessDenied } from '../../../service-error.js';
import type { GrantRecord, KeyRecord } from '../../../state.js';

/**
 * Throws AccessDeniedException unless the caller may retire the grant: as its retiring principal, as its grantee where it allows
 * RetireGrant, or by IAM policies of the account that made it, owns its key or is its retiring principal. The
 * grant decides as a resource policy of the caller's own account would, and the key policy has no say; a deny in the
 * caller's policies still wins. Source: AWS KMS developer guide, "Retiring and revoking grants".
 */
export function requireRetirer(call: Call, key: KeyRecord, grant: GrantRecord): void {
  const { caller } = call;
  const decision = evaluate(
    {
      action: 'kms:RetireGrant',
      resource: key.arn,
      caller: requestCallerOf(caller),
      context: {
        ...requestContext(call, 'kms:RetireGrant'),
        ...ownerContext(call.store, key.account),
      },
    },
    {
      keyPolicy: retirers(key, grant),
      keyAccount: caller.account,
      identityPolicies: caller.identityPolicies,
      sessionPolicies: caller.sessionPolicies,
    },
    [],
  );
  if (decision.verdict === 'allow') return;
  const on = caller.account === key.account ? `on resource: ${key.arn}` : 'on this resource';
  throw accessDenied(
    `User: ${caller.arn} is not authorized to perform: kms:RetireGrant ${on} because ${decision.because.replace(/allows it$/, 'allows the kms:RetireGrant action')}`,
  );
}

/** The grant as a policy. */
function retirers({ partition, account }: KeyRecord, grant: GrantRecord): string {
  const { grantee, retiring, operations, issuingAccount } = grant;
  const parties = [
    ...(retiring === null ? [] : [retiring]),
    ...(operations.includes('RetireGrant') ? [grantee] : []),
  ];
  const named = parties.flatMap((party) => (party.kind === 'principal' ? [party.id] : []));
  const services = parties.flatMap((party) => (party.kind === 'service' ? [party.name] : []));
  const accounts = [issuingAccount, account].map((id) => `arn:${partition}:iam::${id}:root`);
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: [...named, ...accounts], ...(services.length === 0 ? {} : { Service: services }) },
        Action: 'kms:RetireGrant',
        Resource: '*',
      },
    ],
  });
}
