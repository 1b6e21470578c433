import type { GrantParty, NativeGrant } from '../../model/native-grant.js';
import { rewritePrincipals } from '../policy/rewrite-principals.js';
import { createPrincipal, livePrincipal, parsePrincipalArn } from '../principals.js';
import type { GrantRecordParty, PrincipalRecord } from '../state.js';
import type { Store } from '../store.js';

/**
 * A policy that the target answered, as a simulator stores it: whoever stands in it by ARN exists, whoever stands in it by unique id
 * was deleted.
 */
export function observedPolicy(store: Store, text: string): string {
  return rewritePrincipals(text, (value, type) => {
    if (type !== 'AWS') return value;
    const principal = existing(store, value);
    return principal === null || principal.arn.endsWith(':root') ? value : principal.uniqueId;
  });
}

/** A party of a grant that the target answered. */
export function observedParty(store: Store, party: GrantParty): GrantRecordParty {
  if (party.kind === 'service') return party;
  const principal = existing(store, party.arn);
  const id = principal === null || principal.arn.endsWith(':root') ? party.arn : principal.uniqueId;
  return { kind: 'principal', arn: party.arn, id };
}

/** The role, user or root of an ARN, made if need be; null for what is none. */
export function existing(store: Store, arn: string): PrincipalRecord | null {
  const role = roleOfSession(arn);
  if (role !== null) existing(store, role);
  if (parsePrincipalArn(arn) === null) return null;
  return livePrincipal(store, arn) ?? createPrincipal(store, { arn });
}

/** The role of a session that is named, unless one with a path has the name: that can't be known from the session. */
function roleOfSession(arn: string): string | null {
  const match = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  return match === null ? null : `arn:${match[1]}:iam::${match[2]}:role/${match[3]}`;
}

/** Whom grants name: grantees and whoever may retire them. */
export function partiesOf(grants: readonly NativeGrant[]): readonly GrantParty[] {
  return grants.flatMap(({ grantee, retiring }) => (retiring === null ? [grantee] : [grantee, retiring]));
}

/** Every role, user and root that policy texts and grants name by ARN. */
export function principalsIn(policies: readonly string[], parties: readonly GrantParty[]): readonly string[] {
  const found = new Set<string>();
  const note = (value: string) => {
    const arn = roleOfSession(value) ?? value;
    if (parsePrincipalArn(arn) !== null) found.add(arn);
  };
  for (const text of policies)
    rewritePrincipals(text, (value, type) => {
      if (type === 'AWS') note(value);
      return value;
    });
  for (const party of parties) if (party.kind === 'principal') note(party.arn);
  return [...found].sort();
}
