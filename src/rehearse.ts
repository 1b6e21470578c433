import { checkResult } from './apply/check-result.js';
import { unrecorded } from './apply/execute.js';
import { executeAll } from './apply/execute-all.js';
import { type KnownKeys, knownKeys } from './apply/live-keys.js';
import { verifyPlan } from './apply/verify-plan.js';
import { ungated } from './approval/ungated.js';
import type { ApplyReport } from './model/apply-report.js';
import type { DesiredKey } from './model/desired.js';
import type { Diagnostic } from './model/diagnostic.js';
import type { Estate } from './model/estate.js';
import { keyIdText } from './model/key-state.js';
import type { Change, Plan } from './model/plan.js';
import type { Runtime } from './model/provider.js';
import type { RehearsalReport, RehearsedFailure, TrialResult } from './model/rehearsal.js';
import { observe } from './pipeline.js';
import { guardrailProblems } from './plan/guard-plan.js';
import { declaredPrints, liveKeyIds, makePlan, type PlanInput } from './plan/make-plan.js';
import { providerNamed } from './providers/registry.js';
import { openWriters } from './providers/sessions.js';
import { namingMissing } from './simulator/rehearsal/missing-principals.js';
import { plannedNames } from './simulator/rehearsal/planned-names.js';
import { openStage, type Stage } from './simulator/rehearsal/stage.js';
import type { ResourceQuotas } from './simulator/resource-quotas.js';
import type { World } from './simulator/world.js';

/** How a plan is rehearsed. */
export interface RehearsalOptions {
  /** Who exists, with which IAM policies; null where nobody told. */
  readonly world: World | null;
  /** The ARN of whoever will apply the plan; null for whom the targets name, or who observes them. */
  readonly applier: string | null;
  /** How much there can be of what in the targets' accounts, where AWS raised it; default: AWS's quotas. */
  readonly limits?: Partial<ResourceQuotas> | undefined;
  /** Whether an apply of the plan has begun, so that a part of it may be done; default: no. */
  readonly begun?: boolean;
}

/** A report, or why nothing could be rehearsed. */
export type RehearsalOutcome =
  | { readonly ok: true; readonly value: RehearsalReport; readonly warnings: readonly Diagnostic[] }
  | (Extract<ApplyReport, { outcome: 'refused' }> & { readonly ok: false });

type Refused = Extract<RehearsalOutcome, { ok: false }>;

/**
 * Plan → what would come of it: the targets are read and built anew in a private simulator, the plan is applied there, and then
 * everybody to whom the estate gives access to the plan's keys tries it. Nothing is written to any target.
 */
export async function rehearse(
  estate: Estate,
  plan: Plan,
  options: RehearsalOptions,
  runtime: Runtime,
): Promise<RehearsalOutcome> {
  const input = await observe(estate, scopeOf(plan), runtime);
  if (!input.ok) return refused(input);
  const free = { ...ungated(plan, runtime.now()), begun: options.begun === true };
  const live = verifyFree(free, input.value);
  if (!live.ok) return refused(live);
  const { desired, observed, now } = input.value;
  const stage = await openStage(
    { estate, observed, now, ...options, planned: plannedNames(desired, estate.targets) },
    runtime,
  );
  try {
    const applied = await applyOn(stage, free, live.verified.remaining);
    if (!applied.ok) return applied;
    const touched = new Set(plan.changes.map(({ key }) => keyIdText(key)));
    const keys = desired.filter(({ id }) => touched.has(keyIdText(id)));
    const { report, failures } = applied;
    const trials = report.outcome === 'refused' ? [] : await tryAccess(stage, keys, applied);
    const { digest, targets, blocked } = plan;
    const passes =
      blocked.length === 0 &&
      report.outcome === 'applied' &&
      trials.every(({ outcome }) => outcome !== 'fails');
    const { assumptions } = stage;
    const value = { digest, targets, passes, blocked, apply: report, failures, trials, assumptions };
    return { ok: true, value, warnings: input.warnings };
  } finally {
    await stage.close();
  }
}

interface Applied {
  readonly ok: true;
  readonly report: ApplyReport;
  readonly failures: readonly RehearsedFailure[];
  readonly keys: KnownKeys;
}

/** A plan that a rehearsal may apply: it shows what approval would be given for. */
type Free = ReturnType<typeof ungated> & { readonly begun: boolean };

function verifyFree({ plan, pass, begun }: Free, input: PlanInput) {
  return verifyPlan(plan, makePlan(input).body, declaredPrints(input), pass, { begun });
}

/** Applies the plan on the stage, and goes on with other keys where one fails. */
async function applyOn(stage: Stage, free: Free, toDo: readonly Change[]): Promise<Applied | Refused> {
  const { estate, runtime } = stage;
  const seen = await lookAt(estate, free, toDo, runtime);
  if (!seen.ok) {
    const asItIs = await lookAt(estate, free, toDo, stage.unrestricted);
    return asItIs.ok ? applierRefused(seen) : notRebuilt(asItIs.problems);
  }
  const { input, verified, before } = seen;
  const keys = knownKeys(liveKeyIds(input));
  const { writerOf, close } = openWriters(estate, verified, runtime);
  const events = { recorder: unrecorded, onEvent: () => undefined, shouldStop: () => false };
  const { report, failures } = await executeAll({ ...events, verified, before, keys, writerOf }).finally(
    close,
  );
  const checked = checkResult(report, await observe(estate, scopeOf(free.plan), runtime));
  const principals = failures.length === 0 ? new Set<string>() : stage.livePrincipals();
  const named = failures.map((failure) => namingMissing(failure, principals));
  return { ok: true, report: withProblems(checked, named), failures: named, keys };
}

/** The plan's changes as somebody sees them on the stage: they have to be what is to do in the targets, no more and no less. */
async function lookAt(estate: Estate, free: Free, toDo: readonly Change[], runtime: Runtime) {
  const input = await observe(estate, scopeOf(free.plan), runtime);
  if (!input.ok) return { ok: false, because: input.because, problems: input.problems } as const;
  const { guardrails } = makePlan(input.value);
  const verification = verifyFree(free, input.value);
  if (!verification.ok) return verification;
  const problems = [
    ...guardrailProblems(guardrails()),
    ...differences(toDo, verification.verified.remaining),
  ];
  if (problems.length > 0) return { ok: false, because: 'input', problems } as const;
  const { verified, before } = verification;
  return { ok: true, input: input.value, verified, before } as const;
}

/** Whoever applies doesn't see what is there, so that apply would do nothing. */
function applierRefused({ because, problems }: Omit<Refused, 'ok' | 'outcome'>): Applied {
  return {
    ok: true,
    report: { outcome: 'refused', because, problems },
    failures: [],
    keys: knownKeys([]),
  };
}

function withProblems(report: ApplyReport, failures: readonly RehearsedFailure[]): ApplyReport {
  if (report.outcome !== 'failed' || failures.length === 0) return report;
  return { ...report, problems: failures.map(({ problem }) => problem) };
}

/** Everybody tries what the estate gives them on the keys that the plan touches and that it could bring about. */
async function tryAccess(
  stage: Stage,
  keys: readonly DesiredKey[],
  { keys: live, failures }: Applied,
): Promise<readonly TrialResult[]> {
  const broken = new Set(failures.map(({ change }) => keyIdText(change.key)));
  const ready = new Map(keys.map((key) => [keyIdText(key.id), key]));
  for (const id of broken) ready.delete(id);
  const rehearsing = await providerNamed('aws-kms').rehearsing();
  const trials = rehearsing.trials(stage.estate, [...ready.values()]);
  return await rehearsing.tryAccess(trials, {
    url: stage.url,
    targets: stage.estate.targets,
    now: stage.runtime.now,
    keyOf: (id) => {
      const arn = live.arnOf(id);
      const desired = ready.get(keyIdText(id));
      return arn === null || desired === undefined ? null : { arn, desired };
    },
    omnipotent: (target) => stage.credentialsFor({ kind: 'unrestricted', target }),
    credentialsFor: (who) => stage.credentialsFor({ kind: 'principal', ...who }),
  });
}

function scopeOf({ targets }: Plan) {
  return { targets: targets.map(({ name }) => name) };
}

function refused({ because, problems }: Omit<Refused, 'ok' | 'outcome'>): Refused {
  return { ok: false, outcome: 'refused', because, problems };
}

function differences(toDo: readonly Change[], staged: readonly Change[]): readonly Diagnostic[] {
  const has = (changes: readonly Change[], id: string) => changes.some((change) => change.id === id);
  const differing = [
    ...toDo.filter(({ id }) => !has(staged, id)),
    ...staged.filter(({ id }) => !has(toDo, id)),
  ];
  return differing.map(({ key, effect }) => ({
    code: 'KW4040',
    severity: 'error',
    message: `\`${keyIdText(key)}\`: ${effect}`,
  }));
}

/** What the stage answers has to be what the targets answered; where it isn't, nothing that happens on it says anything. */
function notRebuilt(causes: readonly Diagnostic[]): Refused {
  const problems = causes.map(
    (cause): Diagnostic => ({
      ...cause,
      code: 'KW4040',
      message: `the simulator can’t show the target as it is: ${cause.message}`,
    }),
  );
  return refused({ because: 'input', problems });
}
