import type { RuleReport } from '../model/approval.js';

/** What stands in a plan's way whoever approves it, as a rule that nobody's approval satisfies. */
export function obstacle(rule: string, ...missing: readonly string[]): RuleReport {
  const required = { approvals: 0, groups: [], distinctGroups: 0, maxAge: null, objectionVetoes: false };
  return { rule, required, changes: [], given: [], missing, rejected: [] };
}

/** A report that isn't satisfied, with what else is missing said before it; a satisfied one as it is. */
export function withMissing(report: RuleReport, ...more: readonly string[]): RuleReport {
  return report.missing.length === 0 ? report : { ...report, missing: [...more, ...report.missing] };
}
