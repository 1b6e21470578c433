import type { ApplyReport } from '../model/apply-report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { keyIdText } from '../model/key-state.js';
import type { PlanBody } from '../model/plan.js';

type Finished = Extract<ApplyReport, { outcome: 'applied' | 'failed' }>;

/** The report with what a plan made after the apply still finds on the keys that the apply touched. */
export function checkResult(report: Finished, after: PlanBody): Finished {
  if (report.outcome !== 'applied') return report;
  const touched = new Set(report.done.map(({ key }) => keyIdText(key)));
  const left: Diagnostic[] = after.changes
    .filter(({ key }) => touched.has(keyIdText(key)))
    .map(({ key, effect }) => ({
      code: 'KW4034',
      severity: 'warning',
      message: `\`${keyIdText(key)}\` still differs after the apply: ${effect}`,
    }));
  return { ...report, warnings: [...report.warnings, ...left] };
}
