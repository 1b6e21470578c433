import type { ApplyReport } from '../model/apply-report.js';
import type { GatePass } from '../model/approval.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Plan } from '../model/plan.js';
import type { Runtime, VerifiedPlan, Writer } from '../model/provider.js';
import { guardrailProblems } from '../plan/guard-plan.js';
import { declaredPrints, liveKeyIds, makePlan, type PlanInputOutcome } from '../plan/make-plan.js';
import type { ApplyOptions } from './apply-options.js';
import { execute } from './execute.js';
import type { Run } from './journal/run.js';
import { recordedSteps } from './journal/steps.js';
import { knownKeys } from './live-keys.js';
import { moversOf } from './movers.js';
import { makeRestoringPlan } from './rollback/make-restoring-plan.js';
import { restoringInput } from './rollback/restoring-input.js';
import { settle } from './settle.js';
import { verifyPlan } from './verify-plan.js';

/** What carrying a plan out needs, once its targets' locks are held. */
export interface CarryingOut {
  readonly plan: Plan;
  readonly decision: GatePass;
  readonly run: Run;
  /** What the targets hold now. */
  readonly look: () => Promise<PlanInputOutcome>;
  readonly writers: (verified: VerifiedPlan) => {
    readonly writerOf: (target: string) => Promise<Writer>;
    readonly close: () => Promise<void>;
  };
  readonly options: ApplyOptions;
  readonly runtime: Pick<Runtime, 'now' | 'sleep'>;
}

/** Makes the plan afresh, verifies that it is the same, and executes it: exactly it, or nothing. */
export async function carryOut(carrying: CarryingOut): Promise<ApplyReport> {
  const { plan, decision, run, options, runtime } = carrying;
  const { entries } = run;
  const seconds = options.settleSeconds;
  const { onEvent } = options;
  const shouldStop = once(options.shouldStop);
  const onWait = (ids: readonly string[]): void => {
    for (const [index, change] of plan.changes.entries())
      if (ids.includes(change.id)) onEvent({ kind: 'wait', change, index, total: plan.changes.length });
  };
  const settling = { plan, entries, seconds, look: () => wanted(carrying), onWait, shouldStop };
  const settled = await settle(settling, runtime);
  if (!settled.ok) return refused(settled.because, settled.problems);
  const input = settled.value;
  const { body, guardrails } = plan.restores === null ? makePlan(input) : makeRestoringPlan(input, entries);
  const verification = verifyPlan(plan, body, declaredPrints(input), decision, {
    begun: recordedSteps(entries, plan.digest).size > 0,
  });
  if (!verification.ok) {
    const { because, problems } = verification;
    return refused(because, because === 'stale' ? [...problems, ...moversOf(plan, entries)] : problems);
  }
  const problems = guardrailProblems(guardrails());
  if (problems.length > 0) return refused('input', problems);
  const { verified, before } = verification;
  const { observed } = input;
  const { evidence } = options.approval.found;
  const recorder = await run.begin({
    gate: decision,
    evidence,
    remaining: verified.remaining,
    before,
    observed,
  });
  if (!recorder.ok) return refused('journal', recorder.problems);
  const { writerOf, close } = carrying.writers(verified);
  const keys = knownKeys(liveKeyIds(input));
  const execution = { verified, before, keys, writerOf, recorder: recorder.value, onEvent, shouldStop };
  const report = await execute(execution).finally(close);
  if (report.outcome === 'applied')
    onEvent({ kind: 'verify', change: null, index: report.done.length, total: verified.remaining.length });
  return report;
}

/** Stays true: what a wait that was cut short didn't find must not be made afterwards. */
function once(asked: () => boolean): () => boolean {
  let stopped = false;
  return () => {
    stopped ||= asked();
    return stopped;
  };
}

/** What the targets hold beside what they are to hold: by the estate, or by the snapshots that the plan restores. */
export async function wanted({ plan, run, look }: CarryingOut): Promise<PlanInputOutcome> {
  const seen = await look();
  if (!seen.ok || plan.restores === null) return seen;
  const restoring = restoringInput(seen.value, plan.restores, run.entries);
  return restoring.ok ? restoring : { ...restoring, because: 'input' };
}

function refused(
  because: Extract<ApplyReport, { outcome: 'refused' }>['because'],
  problems: readonly Diagnostic[],
): ApplyReport {
  return { outcome: 'refused', because, problems };
}
