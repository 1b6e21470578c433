import type { GateDecision, GateInput, RuleFacts, Trust } from '../model/approval.js';
import { canApprove, humansOf } from '../model/people.js';
import { digestOf } from '../plan/digest.js';
import { isGateOff, rulesInForce } from '../plan/rules-in-force.js';
import { glassRule, glassTaken, isRestoring } from './break-glass.js';
import { judgeRule } from './judge-rule.js';
import { withMissing } from './rule-report.js';
import { unfitPlan } from './unfit-plan.js';
import { hear } from './words.js';

/**
 * Whether the right people have approved exactly this plan: for every rule in force what is required, given and missing, and why the
 * rest doesn't count. It passes only where nothing is missing, where the plan's digest is that of its content, and where the plan was
 * made under the rules of now. Under broken glass, restoring changes need one signature of the group for it, and all else what it
 * always needs.
 */
export function gate(input: GateInput, facts: RuleFacts): GateDecision {
  const { plan, trust, found, involved, now, breakGlass } = input;
  const digest = digestOf(plan);
  const unfit = unfitPlan(plan, digest, trust, facts);
  const report = { digest, trust: trust.origin };
  if (isGateOff(trust.policies)) return decided({ ...report, mode: 'off', rules: unfit });
  const hearing = { digest, humans: humansOf(trust.groups), involved, now };
  const words = hear(found, hearing);
  const nobody = hearing.humans.some(canApprove) ? [] : [nobodyWords(trust)];
  const isGlass = breakGlass !== undefined;
  const judgedPlan = isGlass
    ? { ...plan, changes: plan.changes.filter((each) => !isRestoring(each, plan)) }
    : plan;
  const judged = rulesInForce(judgedPlan, trust.groups, trust.policies, facts)
    .map((rule) => judgeRule(rule, words, hearing))
    .map((rule) => withMissing(rule, ...nobody));
  if (!isGlass) return decided({ ...report, mode: 'on', rules: [...unfit, ...judged] });
  const glass = glassRule(input, hearing);
  const decision = decided({ ...report, mode: 'break-glass', rules: [...unfit, glass, ...judged] });
  return decision.passes ? { ...decision, ...glassTaken(glass, breakGlass.reason) } : decision;
}

/** The only maker of a pass. */
function decided(report: Omit<GateDecision, 'passes'>): GateDecision {
  const passes = report.rules.every(({ missing }) => missing.length === 0);
  return { ...report, passes } as GateDecision;
}

function nobodyWords({ origin }: Trust): string {
  return `somebody who can approve: ${origin} names no approvers (add an ApproverGroup there)`;
}
