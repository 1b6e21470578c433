import type { ApplyReport } from '../../model/apply-report.js';
import type { Change } from '../../model/plan.js';
import { explain } from '../diagnostics.js';
import { jsonText } from '../visible.js';

/**
 * What an apply did, for programs: `{outcome, because, done[], before[], failed, notDone[], problems[]}` with changes
 * by their id in the plan.
 */
export function applyJson(report: ApplyReport): string {
  return jsonText({
    outcome: report.outcome,
    because: report.outcome === 'refused' ? report.because : null,
    done: report.outcome === 'refused' ? [] : report.done.map(changeId),
    before: report.outcome === 'refused' ? [] : report.before.map(changeId),
    failed: report.outcome === 'failed' && report.failed !== null ? changeId(report.failed) : null,
    notDone: report.outcome === 'failed' ? report.notDone.map(changeId) : [],
    problems: (report.outcome === 'applied' ? report.warnings : report.problems).map(explain),
  });
}

function changeId(change: Change): string {
  return change.id;
}
