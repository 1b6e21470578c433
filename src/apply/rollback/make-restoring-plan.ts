import type { JournalEntry } from '../../model/journal.js';
import { type MadePlan, makePlan, type PlanInput } from '../../plan/make-plan.js';
import { wasGivenBefore } from './given-before.js';

/**
 * A rollback's plan, as it is made and as `apply` makes it afresh. Giving back access that an earlier apply had given is routine: it was
 * approved once, and at three in the morning it must be easy. Access that was only found in the target, and that nobody ever approved,
 * widens as in any plan; and what takes access away, or can't be undone, is as grave as ever.
 */
export function makeRestoringPlan(input: PlanInput, entries: readonly JournalEntry[]): MadePlan {
  const made = makePlan(input);
  const changes = made.body.changes.map((change) =>
    change.risk === 'widening' && wasGivenBefore(change, entries)
      ? { ...change, risk: 'routine' as const }
      : change,
  );
  return { ...made, body: { ...made.body, changes } };
}
