import type { ApplyReport } from '../../model/apply-report.js';
import type { GateReport } from '../../model/approval.js';
import type { Json } from '../../model/json.js';
import type { Change } from '../../model/plan.js';
import { explain } from '../diagnostics.js';
import { gateJson } from '../gate/gate-json.js';
import { jsonText } from '../visible.js';

/** What an apply did, for programs, with changes by their id in the plan; `schemas/apply.schema.json` has its shape. */
export function applyJson(report: ApplyReport): string {
  return jsonText({
    outcome: report.outcome,
    because: report.outcome === 'refused' ? report.because : null,
    done: report.outcome === 'refused' ? [] : report.done.map(changeId),
    before: report.outcome === 'refused' ? [] : report.before.map(changeId),
    failed: report.outcome === 'failed' && report.failed !== null ? changeId(report.failed) : null,
    notDone: report.outcome === 'failed' ? report.notDone.map(changeId) : [],
    problems: (report.outcome === 'applied' ? report.warnings : report.problems).map(explain),
    gate: report.gate === undefined ? null : gateValue(report.gate),
  });
}

/** As `keywright gate` prints it. */
function gateValue(gate: GateReport): Json {
  const value: Json = JSON.parse(gateJson(gate));
  return value;
}

function changeId(change: Change): string {
  return change.id;
}
