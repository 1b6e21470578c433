import type { AssertedParty } from '../../../model/guardrail.js';
import type { PrincipalEntry } from '../../policy.js';
import type { KeySubject } from '../subject.js';

/**
 * False only where nobody that the assertion is about is named by any allow or grant, so that most keys of a large estate need no
 * closer look: a stranger or an outsider comes in by a wildcard, a NotPrincipal, or by name.
 */
export function mayConcern(who: AssertedParty, { policy, state, target }: KeySubject): boolean {
  if (who.kind !== 'public' && who.kind !== 'outside') return true;
  if (!policy.read || !state.grants.read) return true;
  const allows = policy.value.statements.filter(({ effect }) => effect === 'Allow');
  if (allows.some(({ principals }) => principals === null || principals.not)) return true;
  const named = allows
    .flatMap(({ principals }) => principals?.entries ?? [])
    .filter(({ type }) => type !== 'Service');
  const grantees = state.grants.value.flatMap(({ grantee }) =>
    grantee.kind === 'service' ? [] : [{ type: 'AWS' as const, value: grantee.arn }],
  );
  return [...named, ...grantees]
    .map(accountOf)
    .some((account) => account === null || (who.kind === 'outside' && account !== target.account));
}

/** The account of one named principal; null for wildcards, unique ids and whatever else could be anybody. */
function accountOf({ type, value }: PrincipalEntry): string | null {
  if (type !== 'AWS' || /[*?$]/.test(value)) return null;
  return /^(?:arn:[a-z-]+:(?:iam|sts)::)?([0-9]{12})(?::.+)?$/.exec(value)?.[1] ?? null;
}
