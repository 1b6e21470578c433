import {
  liveSubject,
  type PlannedKey,
  runOnPlan,
  runRules,
  stateSubject,
} from '../access/guardrails/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { DriftReport } from '../model/drift.js';
import type { Estate } from '../model/estate.js';
import { type GuardrailFinding, refusesPlan } from '../model/guardrail.js';
import { type KeyState, keyIdText } from '../model/key-state.js';
import type { PlanMeta } from '../model/plan.js';
import type { Compared, PlanInput } from './make-plan.js';
import { stateAfterCreation } from './new-key.js';
import { readState } from './read-state.js';
import { stateAfter } from './state-after.js';

/** What violates the estate's guardrails once the plan is done; nothing at all for an estate without guardrails. */
export function plannedFindings(
  { estate, now }: PlanInput,
  compared: readonly Compared[],
): Pick<PlanMeta, 'guardrails'> {
  if (estate.guardrails.length === 0) return {};
  const keys = compared.flatMap((entry) => plannedKey(estate, entry) ?? []);
  return { guardrails: runOnPlan(estate.guardrails, keys, now).map(withoutText) };
}

/** What violates them in the live keys that are the estate's; nothing at all for an estate without guardrails. */
export function liveFindings(
  { estate, observed, now }: PlanInput,
  compared: readonly Compared[],
): Pick<DriftReport, 'guardrails'> {
  const { guardrails } = estate;
  if (guardrails.length === 0) return {};
  const names = observed.map(({ target }) => target);
  const targets = estate.targets.filter(({ name }) => names.includes(name));
  const subjects = compared.flatMap(({ desired, match }) =>
    match.kind === 'live' ? [liveSubject(estate, desired, match.key)] : [],
  );
  const findings = runRules({ guardrails, stage: 'live', targets, subjects, now });
  return { guardrails: findings.map(withoutText) };
}

/** The errors that a plan brings about, as problems that refuse it. */
export function guardrailProblems({ guardrails = [] }: Pick<PlanMeta, 'guardrails'>): readonly Diagnostic[] {
  const refusing = guardrails.filter(refusesPlan);
  return refusing.map(({ code, guardrail, rule, key, message, place, remedy }) => {
    const where = key === null ? '' : `\`${keyIdText(key)}\`: `;
    return {
      code,
      severity: 'error',
      message: `${where}${message} (\`${guardrail}/${rule}\`)`,
      remedy,
      ...(place === null ? {} : { place }),
    };
  });
}

/** A key that the plan leaves out stays as it is; one that it neither finds nor makes isn't there. */
function plannedKey(estate: Estate, { desired, match, changes }: Compared): PlannedKey | null {
  const steps = changes.map(({ step }) => step);
  const changed = new Set(changes.flatMap(({ field }) => (isStateField(field) ? [field] : [])));
  if (match.kind === 'live') {
    const before = liveSubject(estate, desired, match.key);
    const live = readState(match.key);
    if (!live.read) return { before, after: before, changed };
    const state = stateAfter(live.value, steps);
    return { before, after: stateSubject(estate, desired, 'plan', state, match.key.arn), changed };
  }
  if (!steps.some(({ op }) => op === 'create-key' || op === 'replicate-key')) return null;
  const state = stateAfter(stateAfterCreation(desired), steps);
  return { before: null, after: stateSubject(estate, desired, 'plan', state), changed };
}

function isStateField(field: Compared['changes'][number]['field']): field is keyof KeyState {
  return field !== 'key' && field !== 'owner' && field !== 'retirement';
}

/** Plans and reports name the place; the line itself stands in Git. */
function withoutText<F extends GuardrailFinding>(finding: F): F {
  return finding.place === null ? finding : { ...finding, place: { ...finding.place, lineText: '' } };
}
