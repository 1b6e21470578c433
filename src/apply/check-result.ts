import type { ApplyReport } from '../model/apply-report.js';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import { keyIdText } from '../model/key-state.js';
import { makePlan, type PlanInput } from '../plan/make-plan.js';

type Finished = Extract<ApplyReport, { outcome: 'applied' | 'failed' }>;

/**
 * The report with what a plan made after the apply still finds on the keys that the apply touched, or can't decide about them.
 * A result that can't be looked at is said, and doesn't make what was accepted a failure.
 */
export function checkResult(report: Finished, after: Outcome<PlanInput>): Finished {
  if (report.outcome !== 'applied') return report;
  if (!after.ok) return { ...report, warnings: [...report.warnings, ...after.problems.map(unverified)] };
  const touched = new Set(report.done.map(({ key }) => keyIdText(key)));
  const { changes, blocked } = makePlan(after.value).body;
  const left = changes
    .filter(({ key }) => touched.has(keyIdText(key)))
    .map(({ key, effect }) => differing(`\`${keyIdText(key)}\` still differs after the apply: ${effect}`));
  const undecided = blocked
    .filter(({ key }) => touched.has(keyIdText(key)))
    .map(({ key, message }) =>
      differing(`\`${keyIdText(key)}\` can’t be compared after the apply: ${message}`),
    );
  return { ...report, warnings: [...report.warnings, ...left, ...undecided] };
}

function differing(message: string): Diagnostic {
  return { code: 'KW4034', severity: 'warning', message };
}

function unverified(problem: Diagnostic): Diagnostic {
  return { ...problem, severity: 'warning', message: `the result can’t be verified: ${problem.message}` };
}
