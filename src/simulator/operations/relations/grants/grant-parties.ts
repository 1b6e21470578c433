import { accountOf } from '../../../../access/match-principal.js';
import type { JsonObject } from '../../../../model/json.js';
import type { Call } from '../../../operation.js';
import { bindPrincipal } from '../../../policy/bind-principal.js';
import { invalidArn, validation } from '../../../service-error.js';
import type { GrantRecordParty } from '../../../state.js';
import { constraint, optionalText } from '../../input.js';

/** Whom a request names, by ARN or as an AWS service. */
export type NamedParty =
  | { readonly kind: 'principal'; readonly arn: string }
  | { readonly kind: 'service'; readonly name: string };

/**
 * The `Grantee` or `Retiring` party of a request; null where it names none. Throws ValidationException where it names both
 * a principal and a service.
 */
export function partyIn(input: JsonObject, role: 'Grantee' | 'Retiring'): NamedParty | null {
  const arn = nameIn(input, `${role}Principal`);
  const name = nameIn(input, `${role}ServicePrincipal`);
  if (arn !== null && name !== null)
    throw validation(`Specify either ${role}Principal or ${role}ServicePrincipal, but not both.`);
  if (arn !== null) return { kind: 'principal', arn };
  return name === null ? null : { kind: 'service', name };
}

/**
 * The party as a grant stores it: roles and users by unique id, so that one that is deleted and made again doesn't have
 * the grant. Throws InvalidArnException for a principal that doesn't exist or can't be seen yet, as for anything that is none.
 */
export function storedParty({ store, shown, partition }: Call, party: NamedParty): GrantRecordParty {
  if (party.kind === 'service') {
    if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(party.name)) return party;
    throw validation(`Not an AWS service principal: ${party.name}`);
  }
  const { arn } = party;
  const id = arn.startsWith('arn:') ? bindPrincipal(store, arn, 'AWS', partition, shown) : null;
  if (id === null) throw invalidArn(`ARN does not refer to a valid principal: ${arn}`);
  return { kind: 'principal', arn, id };
}

/** Whether a caller is the party, or of the account that is the party. */
export function isParty({ caller }: Pick<Call, 'caller'>, party: GrantRecordParty): boolean {
  if (caller.kind === 'service' || party.kind === 'service')
    return caller.kind === 'service' && party.kind === 'service' && party.name === caller.principalId;
  const { arn, principalArn, principalId, account } = caller;
  return [arn, principalArn, principalId].includes(party.id) || accountOf(party.id) === account;
}

function nameIn(input: JsonObject, member: string): string | null {
  const name = optionalText(input, member, { min: 1, max: 256 });
  if (name === null || /^[\w+=,.@:/-]+$/.test(name)) return name;
  throw constraint(name, member, 'Member must satisfy regular expression pattern: ^[\\w+=,.@:/-]+$');
}
