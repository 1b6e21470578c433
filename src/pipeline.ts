import { checkEstate, guardrailVocabulary } from './access/guardrails/index.js';
import { checkResult } from './apply/check-result.js';
import { execute } from './apply/execute.js';
import { knownKeys } from './apply/live-keys.js';
import { verifyPlan } from './apply/verify-plan.js';
import { loadEstate } from './estate/load-estate.js';
import type { ApplyOptions, ApplyReport } from './model/apply-report.js';
import type { DesiredKey } from './model/desired.js';
import type { Outcome } from './model/diagnostic.js';
import type { DriftReport } from './model/drift.js';
import type { Estate } from './model/estate.js';
import type { Plan, PlanMeta } from './model/plan.js';
import type { Runtime } from './model/provider.js';
import { sealPlan } from './plan/digest.js';
import { guardrailProblems } from './plan/guard-plan.js';
import { declaredPrints, liveKeyIds, makePlan, type PlanInputOutcome } from './plan/make-plan.js';
import { reportDrift } from './plan/report-drift.js';
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
  stamp: Pick<PlanMeta, 'toolVersion' | 'commit'>,
  runtime: Runtime,
): Promise<Outcome<Plan>> {
  const input = await observe(estate, scope, runtime);
  if (!input.ok) return input;
  const { body, notes, guardrails } = makePlan(input.value);
  const createdAt = new Date(input.value.now).toISOString();
  return { ...input, value: sealPlan(body, { createdAt, ...stamp, notes, ...guardrails() }) };
}

/** Plan → the target, or nothing: made afresh, verified, executed in order, and looked at again. */
export async function apply(
  estate: Estate,
  plan: Plan,
  options: ApplyOptions,
  runtime: Runtime,
): Promise<ApplyReport> {
  const scope = { targets: plan.targets.map(({ name }) => name) };
  const input = await observe(estate, scope, runtime);
  if (!input.ok) return { outcome: 'refused', because: input.because, problems: input.problems };
  const { body, guardrails } = makePlan(input.value);
  const verification = verifyPlan(plan, body, declaredPrints(input.value), options);
  if (!verification.ok) return { outcome: 'refused', ...verification };
  const problems = guardrailProblems(guardrails());
  if (problems.length > 0) return { outcome: 'refused', because: 'input', problems };
  const { verified, before } = verification;
  const { writerOf, close } = openWriters(estate, verified, runtime);
  const keys = knownKeys(liveKeyIds(input.value));
  const report = await execute({ ...options, verified, before, keys, writerOf }).finally(close);
  if (report.outcome === 'failed') return report;
  options.onEvent({
    kind: 'verify',
    change: null,
    index: report.done.length,
    total: verified.remaining.length,
  });
  return checkResult(report, await observe(estate, scope, runtime));
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
