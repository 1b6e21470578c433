import type { GateInput, GateReport, RuleReport } from '../model/approval.js';
import type { Change, Plan } from '../model/plan.js';
import type { StepName } from '../model/step.js';
import { judgeRule } from './judge-rule.js';
import { obstacle } from './rule-report.js';
import { type Hearing, hear } from './words.js';

/** Steps that give back what was there, whatever else the plan does. */
const restoringSteps: readonly StepName[] = ['enable', 'cancel-deletion', 'unmark-retired'];

/** Whether a change may be made under broken glass: it gives back what was there, and takes nothing from anybody. */
export function isRestoring({ step, risk }: Change, { restores }: Pick<Plan, 'restores'>): boolean {
  if (restoringSteps.includes(step.op)) return true;
  return restores !== null && risk === 'routine';
}

/**
 * What breaking the glass takes: one signature of a group that the trusted rules name for it. Whoever runs apply, or wrote the plan,
 * may give it, since at night there may be one person; and nobody's objection stops what only restores, since whoever objects may be
 * the cause. Everything about it is recorded and reported until the plan is approved in the ordinary way.
 */
export function glassRule({ plan, trust, found }: GateInput, hearing: Hearing): RuleReport {
  const groups = [...new Set(trust.policies.flatMap(({ breakGlass }) => breakGlass ?? []))].sort();
  const required = { approvals: 1, groups, distinctGroups: 1, maxAge: null, objectionVetoes: false };
  const changes = plan.changes.filter((change) => isRestoring(change, plan));
  const rule = { rule: 'break-glass', required, changes, rulesChanges: [] };
  if (groups.length === 0) {
    const words = `a group that may break the glass: ${trust.origin} names none (\`breakGlass\` of an ApprovalPolicy)`;
    return { ...obstacle('break-glass', words), required, changes: changes.map(({ id }) => id) };
  }
  const anybody = { ...hearing, involved: { emails: [], logins: [], sshKeys: [] } };
  return judgeRule(rule, hear(found, anybody), anybody);
}

/** Who broke the glass, for the record; nothing where nobody could. */
export function glassTaken({ given, required }: RuleReport, reason: string): Pick<GateReport, 'glass'> {
  const [first] = given;
  if (first === undefined) return {};
  return { glass: { person: first.person, group: first.group ?? required.groups[0] ?? '', reason } };
}
