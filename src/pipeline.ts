import { checkEstate, guardrailVocabulary } from './access/guardrails/index.js';
import type { ApplyOptions, Approving } from './apply/apply-options.js';
import { carryOut, wanted } from './apply/carry-out.js';
import { checkResult } from './apply/check-result.js';
import { underLocks } from './apply/under-locks.js';
import { gate } from './approval/gate.js';
import { loadEstate } from './estate/load-estate.js';
import type { ApplyReport } from './model/apply-report.js';
import type { GateDecision, Trust } from './model/approval.js';
import type { DesiredKey } from './model/desired.js';
import type { Outcome } from './model/diagnostic.js';
import type { DriftReport } from './model/drift.js';
import type { Estate } from './model/estate.js';
import type { Plan, PlanMeta } from './model/plan.js';
import type { Runtime, VerifiedPlan } from './model/provider.js';
import { sealPlan } from './plan/digest.js';
import { makePlan, type PlanInputOutcome } from './plan/make-plan.js';
import { reportDrift } from './plan/report-drift.js';
import { withRules } from './plan/required-approvals.js';
import { chooseTargets, compileWith, type Scope } from './plan/scope.js';
import { providers } from './providers/registry.js';
import { observeTargets, openWriters } from './providers/sessions.js';

/** YAML → estate: everything that can be known without a key manager. */
export function validate(folder: string): Promise<Outcome<Estate>> {
  return loadEstate(folder, guardrailVocabulary);
}

/** Estate → desired state, in the providers' terms. */
export function compile(estate: Estate): Outcome<readonly DesiredKey[]> {
  return compileWith(providers, estate);
}

/** Desired state → what violates the estate's guardrails in it. */
export const guard = checkEstate;

/** Desired and observed state → plan. Nothing is written. */
export async function plan(
  estate: Estate,
  scope: Scope,
  trust: Trust,
  stamp: Pick<PlanMeta, 'toolVersion' | 'commit'>,
  runtime: Runtime,
): Promise<Outcome<Plan>> {
  const input = await observe(estate, scope, runtime);
  if (!input.ok) return input;
  const { body, notes, guardrails } = makePlan(input.value);
  const meta = { createdAt: new Date(input.value.now).toISOString(), ...stamp, notes, ...guardrails() };
  return { ...input, value: sealPlan(withRules(body, trust, estate), meta) };
}

/** Plan and approvals → whether the right people have approved exactly this plan, and if not, what is missing. */
export function judge(estate: Estate, plan: Plan, approval: Approving, now: number): GateDecision {
  return gate({ ...approval, plan, now }, { trusted: approval.trust.facts, proposed: estate });
}

/** Plan → the target, or nothing: judged, made afresh under the locks, verified, executed in order, and looked at again. */
export async function apply(
  estate: Estate,
  plan: Plan,
  options: ApplyOptions,
  runtime: Runtime,
): Promise<ApplyReport> {
  const decision = judge(estate, plan, options.approval, runtime.now());
  if (!decision.passes) return { outcome: 'refused', because: 'approval', problems: [], gate: decision };
  const look = () => observe(estate, { targets: plan.targets.map(({ name }) => name) }, runtime);
  const writers = (verified: VerifiedPlan) => openWriters(estate, verified, runtime);
  const report = await underLocks({ ...options.run, plan }, async (run) => {
    const carrying = { plan, decision, run, look, writers, options, runtime };
    const done = await carryOut(carrying);
    return done.outcome === 'applied' ? checkResult(done, await wanted(carrying)) : done;
  });
  return { ...report, gate: decision };
}

/** Desired and observed state → what differs. Nothing is written. */
export async function drift(estate: Estate, scope: Scope, runtime: Runtime): Promise<Outcome<DriftReport>> {
  const input = await observe(estate, scope, runtime);
  return input.ok ? { ...input, value: reportDrift(input.value) } : input;
}

/** Target → observed state, beside what is desired there. */
export async function observe(estate: Estate, scope: Scope, runtime: Runtime): Promise<PlanInputOutcome> {
  const desired = compile(estate);
  if (!desired.ok) return { ...desired, because: 'input' };
  const targets = chooseTargets(estate, scope);
  if (!targets.ok) return { ...targets, because: 'input' };
  const observed = await observeTargets(estate, desired.value, targets.value, runtime);
  if (!observed.ok) return { ...observed, because: 'provider' };
  const warnings = [...desired.warnings, ...observed.warnings];
  return {
    ok: true,
    warnings,
    value: { estate, desired: desired.value, observed: observed.value, now: runtime.now() },
  };
}
