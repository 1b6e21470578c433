import { mayOnKey } from '../../../authorize-call.js';
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
  const parents = call.store.grants
    .where('key', access.key.arn)
    .filter((grant) => grant.operations.includes('CreateGrant') && isParty(call, grant.grantee));
  if (parents.some((parent) => isWithin(child, parent))) return;
  throw accessDenied(
    `User: ${call.caller.arn} is not authorized to perform: kms:CreateGrant on resource: ${access.key.arn} because the grant that allows the kms:CreateGrant action allows less than the new grant`,
  );
}

/** The same decision as if the key had no grants. */
function allowedByPolicies(call: Call, access: KeyAccess): boolean {
  return mayOnKey({ ...call, store: { ...call.store, grants: createStore().grants } }, access);
}

/** A grant with a SourceArn is for calls that a service makes for that resource: none of a principal's own. */
function isWithin({ operations, constraints }: GrantRequest, parent: GrantRecord): boolean {
  return (
    parent.sourceArn === null &&
    operations.every((operation) => parent.operations.includes(operation)) &&
    atLeastAsStrict(constraints, parent)
  );
}
