import type { GrantListEntry } from '@aws-sdk/client-kms';
import type { GrantState } from '../../../model/key-state.js';
import type { GrantConstraints, GrantParty } from '../../../model/native-grant.js';

/** A live grant in the form in which grants are compared. */
export function grantStateOf(entry: GrantListEntry): GrantState {
  return {
    id: entry.GrantId ?? null,
    name: entry.Name === undefined || entry.Name === '' ? null : entry.Name,
    grantee: partyOf(entry.GranteePrincipal, entry.GranteeServicePrincipal) ?? { kind: 'principal', arn: '' },
    retiring: partyOf(entry.RetiringPrincipal, entry.RetiringServicePrincipal),
    operations: [...(entry.Operations ?? [])].sort(),
    constraints: constraintsOf(entry.Constraints ?? {}),
  };
}

/**
 * A service stands in a field of its own, or as its name in the principal's field, as AWS documents for older grants
 * (API reference, ListGrants).
 */
function partyOf(principal: string | undefined, service: string | undefined): GrantParty | null {
  if (service !== undefined) return { kind: 'service', name: service };
  if (principal === undefined) return null;
  return /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(principal)
    ? { kind: 'service', name: principal }
    : { kind: 'principal', arn: principal };
}

function constraintsOf(constraints: NonNullable<GrantListEntry['Constraints']>): GrantConstraints {
  const { EncryptionContextEquals, EncryptionContextSubset, SourceArn } = constraints;
  return {
    ...(EncryptionContextEquals === undefined ? {} : { encryptionContextEquals: EncryptionContextEquals }),
    ...(EncryptionContextSubset === undefined ? {} : { encryptionContextSubset: EncryptionContextSubset }),
    ...(SourceArn === undefined ? {} : { sourceArn: SourceArn }),
  };
}
