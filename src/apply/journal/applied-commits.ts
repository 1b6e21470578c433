import type { AppliedCommits, JournalEntry } from '../../model/journal.js';
import type { Plan, PlanTarget } from '../../model/plan.js';
import { lockOf } from './locks.js';

/**
 * The commits that were checked out when the estate was last applied to these targets, whole: with nothing left out, to its end,
 * and not to undo something. What was committed since is what a plan from now on carries out.
 */
export function appliedCommits(
  entries: readonly JournalEntry[],
  targets: readonly PlanTarget[],
): AppliedCommits {
  const plans = new Map<string, Plan>();
  const heads = new Map<string, string>();
  const last = new Map<string, string>();
  for (const { event } of entries) {
    if (event.kind === 'plan') plans.set(event.run, event.plan);
    if (event.kind === 'started' && event.commit !== null) heads.set(event.run, event.commit);
    if (event.kind !== 'finished' || event.outcome !== 'applied') continue;
    const [plan, head] = [plans.get(event.run), heads.get(event.run)];
    if (plan === undefined || head === undefined || plan.restores !== null || plan.blocked.length > 0)
      continue;
    for (const target of plan.targets) last.set(lockOf(target), head);
  }
  const found = targets.map((target) => last.get(lockOf(target)));
  const commits = [...new Set(found.flatMap((commit) => commit ?? []))];
  return { commits, complete: targets.length > 0 && found.every((commit) => commit !== undefined) };
}
