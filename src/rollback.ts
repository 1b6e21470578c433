import { chooseSteps } from './apply/rollback/choose-steps.js';
import { rollbackPlan, rollbackTargets } from './apply/rollback/rollback-plan.js';
import type { Trust } from './model/approval.js';
import type { Outcome } from './model/diagnostic.js';
import type { Estate } from './model/estate.js';
import type { JournalEntry } from './model/journal.js';
import type { Plan, PlanMeta } from './model/plan.js';
import type { Runtime } from './model/provider.js';
import { observe } from './pipeline.js';
import { sealPlan } from './plan/digest.js';
import { withRules } from './plan/required-approvals.js';

/** What is rolled back: a plan's digest or a journal entry's number, and the sound journal that has it. */
export interface Rollback {
  readonly asked: string;
  readonly entries: readonly JournalEntry[];
}

/** Journal and live state → the plan that undoes an apply, or one step of it. It is approved, judged and applied as any plan; nothing is written. */
export async function rollback(
  estate: Estate,
  { asked, entries }: Rollback,
  trust: Trust,
  stamp: Pick<PlanMeta, 'toolVersion' | 'commit'>,
  runtime: Runtime,
): Promise<Outcome<Plan>> {
  const chosen = chooseSteps(entries, asked);
  if (!chosen.ok) return chosen;
  const touched = rollbackTargets(entries, chosen.value);
  const known = touched.filter((name) => estate.targets.some((target) => target.name === name));
  // With none at all, what isn't declared is the problem.
  const targets = known.length > 0 ? known : touched;
  const input = await observe(estate, { targets }, runtime);
  if (!input.ok) return input;
  const made = rollbackPlan(input.value, entries, chosen.value);
  if (!made.ok) return made;
  const { body, notes, guardrails, restores } = made.value;
  const createdAt = new Date(input.value.now).toISOString();
  const meta = { createdAt, ...stamp, notes, ...guardrails() };
  const value = sealPlan(withRules(body, trust, estate, restores), meta);
  return { ok: true, value, warnings: [...input.warnings, ...made.warnings] };
}
