import type { EstateFacts, Trust } from '../model/approval.js';
import type { PlanBody, PlanContent, RequiredApproval } from '../model/plan.js';
import { isGateOff, type JudgedPlan, rulesInForce } from './rules-in-force.js';

/** The rules by which a plan is judged. */
export type Rules = Pick<Trust, 'groups' | 'policies' | 'rulesChanges'>;

/**
 * The approvals that a plan needs once its estate is the protected base: the same before a merge and after it, so that an approval
 * of the same operations lasts. What the gate asks for until then may be more.
 */
export function requiredApprovals(
  plan: JudgedPlan,
  { groups, policies }: Omit<Rules, 'rulesChanges'>,
  estate: EstateFacts,
): readonly RequiredApproval[] {
  if (isGateOff(policies)) return [];
  const facts = { trusted: estate, proposed: estate };
  return rulesInForce(plan, groups, policies, facts).map(({ rule, required }) => ({ rule, ...required }));
}

/** The body of a plan of the estate: its content, with what decides about its approval. */
export function withRules(
  content: PlanContent,
  rules: Rules,
  estate: EstateFacts,
  restores: PlanBody['restores'] = null,
): PlanBody {
  const { rulesChanges } = rules;
  const requires = requiredApprovals({ ...content, rulesChanges }, rules, estate);
  return { ...content, requires, rulesChanges, restores };
}
