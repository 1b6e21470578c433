import { grantsInForce, keyInForce, mayOnKey } from '../../../authorize-call.js';
import type { Call, KeyAccess } from '../../../operation.js';
import { accessDenied } from '../../../service-error.js';
import type { GrantRecord } from '../../../state.js';
import { createStore } from '../../../store.js';
import { atLeastAsStrict } from './grant-constraints.js';
import { isParty } from './grant-parties.js';
import type { GrantRequest } from './grant-request.js';

/**
 * Whoever may create grants by a grant only, not by a policy, can give on what it gives and no more. Throws
 * AccessDeniedException. `access` is the request to create the grant, which is allowed one way or the other.
 * Source: AWS KMS developer guide, "Granting CreateGrant permission".
 */
export function requireWithinParent(call: Call, access: KeyAccess, child: GrantRequest): void {
  if (allowedByPolicies(call, access)) return;
  const parents = grantsInForce(call, access.key, access.grantTokens ?? []).filter(
    (grant) => grant.operations.includes('CreateGrant') && isParty(call, grant.grantee),
  );
  if (parents.some((parent) => isWithin(call, child, parent))) return;
  throw accessDenied(
    `User: ${call.caller.arn} is not authorized to perform: kms:CreateGrant on resource: ${access.key.arn} because no identity-based policy allows the kms:CreateGrant action`,
  );
}

/** The same decision as if the key had no grants. */
function allowedByPolicies(call: Call, access: KeyAccess): boolean {
  const withoutGrants = { ...call, inForce: { ...call.inForce, grants: createStore().grants } };
  return mayOnKey(withoutGrants, { ...access, key: keyInForce(call, access.key), grantTokens: [] });
}

/** A grant with a SourceArn is for calls that a service makes for that resource, and gives nothing on for another. */
function isWithin({ caller }: Call, { operations, constraints }: GrantRequest, parent: GrantRecord): boolean {
  const sameSource = caller.kind === 'service' && parent.sourceArn === constraints.sourceArn;
  return (
    (parent.sourceArn === null || sameSource) &&
    operations.every((operation) => parent.operations.includes(operation)) &&
    atLeastAsStrict(constraints, parent)
  );
}
