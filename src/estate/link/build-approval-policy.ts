import type { ApprovalPolicy, ApprovalRule } from '../../model/approval.js';
import type { ApprovalRuleSpec } from '../../model/generated/approval-policy.js';
import type { Links } from './links.js';
import { byText, sortedUnique } from './sorting.js';

/** The approval policies, sorted by name, with their rules in the order in which they are written. */
export function buildApprovalPolicies(links: Links): readonly ApprovalPolicy[] {
  return [...links.of.ApprovalPolicy].sort(byText(({ name }) => name)).map(({ name, content, source }) => ({
    name,
    gate: content.spec.gate ?? 'on',
    rules: (content.spec.rules ?? []).map(buildRule),
    breakGlass: content.spec.breakGlass ?? null,
    source,
  }));
}

function buildRule(rule: ApprovalRuleSpec): ApprovalRule {
  const { risk, targets, keyLabels, changes } = rule.match ?? {};
  return {
    id: rule.id,
    match: {
      risks: risk ?? null,
      targets: targets ?? null,
      keyLabels: keyLabels ?? null,
      changes: changes ?? null,
    },
    approvals: rule.approvals,
    groups: sortedUnique(rule.groups ?? [], (group) => group),
    distinctGroups: distinctGroupsOf(rule),
    maxAge: rule.maxAge === undefined ? null : secondsOf(rule.maxAge),
    objectionVetoes: rule.objectionVetoes ?? true,
  };
}

/** From how many groups a rule wants its approvals; none where it wants no approvals. */
export function distinctGroupsOf({ approvals, distinctGroups }: ApprovalRuleSpec): number {
  return distinctGroups ?? Math.min(approvals, 1);
}

const secondsIn: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 };

/** `24h` in seconds. The schema has made sure of the form. */
function secondsOf(age: string): number {
  return Number.parseInt(age, 10) * (secondsIn[age.slice(-1)] ?? 0);
}
