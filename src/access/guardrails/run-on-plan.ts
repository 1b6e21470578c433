import type { Guardrail, PlannedFinding } from '../../model/guardrail.js';
import type { KeyState } from '../../model/key-state.js';
import { type AccessState, compare } from '../compare.js';
import { endedExemptions } from './exemptions.js';
import { type Judged, judgeKey, keyCheckOf, type PlacedRule, rulesOf } from './judge.js';
import { gainsForbidden } from './never/forbidden-access.js';
import { sortFindings } from './run-rules.js';
import type { KeySubject } from './subject.js';

/** A key before and after a plan. */
export interface PlannedKey {
  /** Null where the plan makes the key. */
  readonly before: KeySubject | null;
  readonly after: KeySubject;
  /** The fields that the plan changes. */
  readonly changed: ReadonlySet<keyof KeyState>;
}

/**
 * What will violate a rule when the plan is done, and whether the plan makes it. What is there before, or gets better, isn't of its
 * making; what can't be seen in live keys is, where the plan changes a field that the check looks at.
 */
export function runOnPlan(
  guardrails: readonly Guardrail[],
  keys: readonly PlannedKey[],
  now: number,
): readonly PlannedFinding[] {
  const found = rulesOf(guardrails).flatMap((placed) =>
    keys.flatMap((key) => {
      const judged = judgeKey(placed, key.after, now);
      const isNew = judged.length === 0 ? () => false : newness(placed, key, now);
      return judged.map((each) => ({ ...each.finding, introduced: isNew(each) }));
    }),
  );
  const ended = endedExemptions(guardrails, now).map((finding) => ({ ...finding, introduced: false }));
  return sortFindings([...found, ...ended]);
}

/** Whether the plan brings a violation of the rule about. */
function newness(placed: PlacedRule, key: PlannedKey, now: number): (judged: Judged) => boolean {
  const { before, after, changed } = key;
  const { demand } = placed.rule;
  if (before === null) return () => true;
  if (demand.kind === 'never') {
    if (!changed.has('policy') && !changed.has('grants')) return () => false;
    const gains = gainsForbidden(before, after, demand.never);
    return () => gains;
  }
  const check = keyCheckOf(demand, 'plan');
  if (check === null || !check.looksAt.some((field) => changed.has(field))) return () => false;
  if (keyCheckOf(demand, 'live') === null) return () => true;
  const old = judgeKey(placed, before, now);
  const known = new Set(old.map(({ identity }) => identity));
  const onlyNarrows = old.length > 0 && check.looksAt.includes('policy') && !gainsAccess(before, after);
  return ({ identity }) => !known.has(identity) && !onlyNarrows;
}

function gainsAccess(before: KeySubject, after: KeySubject): boolean {
  const { gained } = compare(accessOf(before), accessOf(after), { account: after.target.account });
  return gained.length > 0;
}

function accessOf({ state: { policy, grants } }: KeySubject): AccessState {
  return { policy: policy.read ? policy.value : null, grants: grants.read ? grants.value : [] };
}
