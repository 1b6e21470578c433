import canonicalize from 'canonicalize';
import type { RuleFacts, RuleReport, Trust } from '../model/approval.js';
import type { Plan, RulesChange } from '../model/plan.js';
import { requiredApprovals } from '../plan/required-approvals.js';
import { obstacle } from './rule-report.js';

/**
 * Why nobody's approval is enough for a plan: its content isn't that of its digest, or what it says about approvals isn't what the
 * trusted rules and the estate give. Then those who approved it saw something else than what is judged.
 */
export function unfitPlan(
  plan: Plan,
  digest: string,
  trust: Trust,
  { proposed }: RuleFacts,
): readonly RuleReport[] {
  const edited = digest === plan.digest ? [] : [obstacle('digest', editedWords(plan))];
  const others = [...otherRules(plan, trust), ...otherNeeds(plan, trust, proposed)];
  return others.length === 0 ? edited : [...edited, obstacle('rules', ...others)];
}

/** A digest that is given is always verified: approvals for a plan that was edited since approve nothing. */
function editedWords({ digest }: Plan): string {
  return `the plan as it was made: its digest says ${digest}, and its content another`;
}

/** What the estate changes of approvers and rules, a plan has to say: no more, no less, and nothing else. */
function otherRules(plan: Plan, { rulesChanges, origin }: Trust): readonly string[] {
  if (sameText(plan.rulesChanges, rulesChanges)) return [];
  const said = namesOf(plan.rulesChanges);
  const found = namesOf(rulesChanges);
  const words =
    said === found
      ? `this one says otherwise than the estate how ${said} changes`
      : `by this one the estate changes ${said} of approvers and rules, and by ${origin} it changes ${found}`;
  return [`${again}: ${words}`];
}

function otherNeeds(plan: Plan, trust: Trust, proposed: RuleFacts['proposed']): readonly string[] {
  if (sameText(plan.requires, requiredApprovals(plan, trust, proposed))) return [];
  const words = `the approvals that this one says it needs aren't those by the rules of ${trust.origin}`;
  return [`${again}: ${words}, so they changed since, or it was made elsewhere`];
}

/** What is missing, and how to get it. */
const again = 'a new plan (run `keywright plan` again, and have that approved)';

function namesOf(changes: readonly RulesChange[]): string {
  return changes.length === 0 ? 'nothing' : changes.map(({ kind, name }) => `${kind} ${name}`).join(', ');
}

function sameText(a: unknown, b: unknown): boolean {
  return canonicalize(a) === canonicalize(b);
}
