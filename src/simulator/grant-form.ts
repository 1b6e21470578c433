import type { GrantConstraints, GrantParty, NativeGrant } from '../model/native-grant.js';
import type { GrantRecord, GrantRecordParty, PrincipalRecord } from './state.js';

/** The store, or what is seen of it. */
interface Principals {
  readonly principals: { get(uniqueId: string): PrincipalRecord | undefined };
}

/** A stored grant as everybody else sees it: a principal that was deleted since shows its unique id. */
export function nativeGrantOf(store: Principals, grant: GrantRecord): NativeGrant {
  return {
    name: grant.name,
    grantee: grantPartyOf(store, grant.grantee),
    retiring: grant.retiring === null ? null : grantPartyOf(store, grant.retiring),
    operations: [...grant.operations].sort(),
    constraints: grantConstraintsOf(grant),
  };
}

/** Who a grant names, now: its ARN, or its unique id once it is deleted (also where a new one has its ARN). */
export function grantPartyOf(store: Principals, party: GrantRecordParty): GrantParty {
  if (party.kind === 'service') return party;
  const gone = store.principals.get(party.id)?.deleted === true;
  return { kind: 'principal', arn: gone ? party.id : party.arn };
}

/** A grant's constraints, those that it has. */
export function grantConstraintsOf(
  grant: Pick<GrantRecord, 'encryptionContextEquals' | 'encryptionContextSubset' | 'sourceArn'>,
): GrantConstraints {
  const { encryptionContextEquals, encryptionContextSubset, sourceArn } = grant;
  return {
    ...(encryptionContextEquals === null ? {} : { encryptionContextEquals }),
    ...(encryptionContextSubset === null ? {} : { encryptionContextSubset }),
    ...(sourceArn === null ? {} : { sourceArn }),
  };
}
