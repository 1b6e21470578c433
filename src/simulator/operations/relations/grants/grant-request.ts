import type { JsonObject } from '../../../../model/json.js';
import type { Conditions } from '../../../operation.js';
import { validation } from '../../../service-error.js';
import { grantTokensIn } from '../../grant-tokens.js';
import { optionalText, requiredText } from '../../input.js';
import { keyIdLimits } from '../../key-id.js';
import { constraintsIn, constraintTypes, type StoredConstraints } from './grant-constraints.js';
import { grantOperationsIn } from './grant-operations.js';
import { type NamedParty, partyIn } from './grant-parties.js';

/** What CreateGrant is asked for. */
export interface GrantRequest {
  readonly keyId: string;
  readonly name: string | null;
  readonly grantee: NamedParty;
  readonly retiring: NamedParty | null;
  readonly operations: readonly string[];
  readonly constraints: StoredConstraints;
  readonly grantTokens: readonly string[];
}

/** Throws ValidationException for what no key could have. Source: AWS KMS API reference, CreateGrant. */
export function grantRequestIn(input: JsonObject): GrantRequest {
  const keyId = requiredText(input, 'KeyId', keyIdLimits);
  const grantee = partyIn(input, 'Grantee');
  if (grantee === null) throw validation('Specify either GranteePrincipal or GranteeServicePrincipal.');
  const retiring = partyIn(input, 'Retiring');
  const operations = grantOperationsIn(input);
  const constraints = constraintsIn(input);
  if (grantee.kind === 'service' && constraints.sourceArn === null)
    throw validation('A grant for a GranteeServicePrincipal needs a SourceArn constraint.');
  if (grantee.kind === 'service' && retiring === null)
    throw validation(
      'A grant for a GranteeServicePrincipal needs a RetiringPrincipal or RetiringServicePrincipal.',
    );
  const grantTokens = grantTokensIn(input);
  return { keyId, name: nameIn(input), grantee, retiring, operations, constraints, grantTokens };
}

/** What a policy can demand of the grant (developer guide, "Controlling access to grants"). */
export function grantConditions({ grantee, retiring, operations, constraints }: GrantRequest): Conditions {
  const types = constraintTypes(constraints);
  const { sourceArn } = constraints;
  return {
    'kms:GrantOperations': operations,
    ...partyConditions('Grantee', grantee),
    ...(retiring === null ? {} : partyConditions('Retiring', retiring)),
    ...(types.length === 0 ? {} : { 'kms:GrantConstraintType': types }),
    ...(sourceArn === null ? {} : { 'kms:GrantConstraintSourceArn': sourceArn }),
  };
}

function partyConditions(role: 'Grantee' | 'Retiring', party: NamedParty): Conditions {
  return party.kind === 'principal'
    ? { [`kms:${role}Principal`]: party.arn }
    : { [`kms:${role}ServicePrincipal`]: party.name };
}

function nameIn(input: JsonObject): string | null {
  return optionalText(input, 'Name', { min: 1, max: 256, pattern: /^[a-zA-Z0-9:/_-]+$/ });
}
