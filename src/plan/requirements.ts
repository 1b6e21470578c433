import type { Change, PlanBody } from '../model/plan.js';
import { type Risk, risks } from '../model/risk.js';

/** Approvals by risk class where no rule of the estate says otherwise (the design's risk table). */
const defaults: Readonly<Record<Risk, { readonly approvals: number; readonly distinctGroups: number }>> = {
  routine: { approvals: 1, distinctGroups: 1 },
  widening: { approvals: 1, distinctGroups: 1 },
  narrowing: { approvals: 1, distinctGroups: 1 },
  sensitive: { approvals: 2, distinctGroups: 2 },
  destructive: { approvals: 2, distinctGroups: 2 },
};

/** What a plan with these changes needs, by the risk classes that occur in it. */
export function requirementsOf(changes: readonly Change[]): PlanBody['requires'] {
  return risks
    .filter((risk) => changes.some((change) => change.risk === risk))
    .map((risk) => ({ risk, ...defaults[risk] }));
}
