import type { ApplyReport } from '../model/apply-report.js';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import { keyIdText } from '../model/key-state.js';
import { makePlan, type PlanInput } from '../plan/make-plan.js';

type Finished = Extract<ApplyReport, { outcome: 'applied' | 'failed' }>;

/**
 * The report with what a plan made after the apply still finds on the keys that the apply touched. A result that can't be looked at
 * is said, and doesn't make what was accepted a failure.
 */
export function checkResult(report: Finished, after: Outcome<PlanInput>): Finished {
  if (report.outcome !== 'applied') return report;
  if (!after.ok) return { ...report, warnings: [...report.warnings, ...after.problems.map(unverified)] };
  const touched = new Set(report.done.map(({ key }) => keyIdText(key)));
  const left: Diagnostic[] = makePlan(after.value)
    .body.changes.filter(({ key }) => touched.has(keyIdText(key)))
    .map(({ key, effect }) => ({
      code: 'KW4034',
      severity: 'warning',
      message: `\`${keyIdText(key)}\` still differs after the apply: ${effect}`,
    }));
  return { ...report, warnings: [...report.warnings, ...left] };
}

function unverified(problem: Diagnostic): Diagnostic {
  return { ...problem, severity: 'warning', message: `the result can’t be verified: ${problem.message}` };
}
