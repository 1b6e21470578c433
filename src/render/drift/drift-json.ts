import type { DriftReport } from '../../model/drift.js';
import { jsonText } from '../visible.js';

/** Drift for programs: `{targets[{name, drifted[], unmanaged[], unmanagedGrants[], missing[], unknown[]}]}`. */
export function driftJson(report: DriftReport): string {
  return jsonText({ estate: report.estate, targets: report.targets });
}
