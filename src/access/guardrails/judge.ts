import type { Target } from '../../model/estate.js';
import type {
  Guardrail,
  GuardrailDemand,
  GuardrailFinding,
  GuardrailRule,
  GuardrailSeverity,
} from '../../model/guardrail.js';
import type { GuardrailCheck, IamPolicy, KeyCheck, RuleFinding } from './check.js';
import { exemptionOf } from './exemptions.js';
import { forbiddenAccess } from './never/forbidden-access.js';
import { checkNamed } from './registry.js';
import { isSelected } from './select.js';
import type { KeySubject, Stage } from './subject.js';

/** A rule with its guardrail. */
export interface PlacedRule {
  readonly guardrail: Guardrail;
  readonly rule: GuardrailRule;
}

/** A finding with what only the engine needs of it. */
export interface Judged {
  readonly finding: GuardrailFinding;
  readonly identity: string;
}

export function rulesOf(guardrails: readonly Guardrail[]): readonly PlacedRule[] {
  return guardrails.flatMap((guardrail) => guardrail.rules.map((rule) => ({ guardrail, rule })));
}

/** The check of a rule about keys that says something at this stage; null for other rules. */
export function keyCheckOf(demand: GuardrailDemand, stage: Stage): KeyCheck | null {
  if (demand.kind === 'never') return null;
  const check = checkNamed(demand.check);
  if (check.about !== 'key') return null;
  return check.stages === undefined || check.stages.includes(stage) ? check : null;
}

/** What one rule finds on one key. */
export function judgeKey(placed: PlacedRule, subject: KeySubject, now: number): readonly Judged[] {
  const { rule } = placed;
  if (!isSelected(rule.on, subject)) return [];
  const found = runOn(rule.demand, subject, now);
  return found.map((each) => ({
    finding: {
      ...findingOf(placed, each),
      key: subject.id,
      exempted: exemptionOf(rule, subject.key.name, now),
    },
    identity: each.identity ?? each.message,
  }));
}

function runOn(demand: GuardrailDemand, subject: KeySubject, now: number): readonly RuleFinding[] {
  if (demand.kind === 'never') return forbiddenAccess(subject, demand.never);
  const check = keyCheckOf(demand, subject.stage);
  return check === null ? [] : check.run(subject, { ...check.parameters, ...demand.parameters }, now);
}

/** What one rule finds on a target as a whole; nothing where it is about something else. */
export function judgeTarget(placed: PlacedRule, target: Target, stage: Stage): readonly GuardrailFinding[] {
  const check = checkOf(placed);
  return check?.about === 'target' ? check.run(target, stage).map((each) => findingOf(placed, each)) : [];
}

/** What one rule finds in an IAM policy; nothing where it is about something else. */
export function judgeIamPolicy(placed: PlacedRule, policy: IamPolicy): readonly GuardrailFinding[] {
  const check = checkOf(placed);
  return check?.about === 'iam-policy' ? check.run(policy).map((each) => findingOf(placed, each)) : [];
}

function findingOf({ guardrail, rule }: PlacedRule, found: RuleFinding): GuardrailFinding {
  const check = checkOf({ guardrail, rule });
  const { message, place, status } = found;
  return {
    code: status === 'violated' ? 'KW2110' : 'KW2112',
    guardrail: guardrail.name,
    rule: rule.id,
    check: check?.id ?? 'never',
    severity: status === 'unobserved' ? 'note' : severityOf(rule, check),
    message: rule.message === null ? message : `${rule.message}: ${message}`,
    remedy: rule.remedy ?? check?.remedy ?? 'take the access away, or narrow it by a condition',
    origins: [...new Set([...(check?.origins ?? []), ...rule.origins])],
    key: null,
    place,
    exempted: null,
  };
}

/** A rule's own severity before that of its check; an assertion's is an error. */
export function severityOf(rule: GuardrailRule, check: GuardrailCheck | null): GuardrailSeverity {
  return rule.severity ?? check?.severity ?? 'error';
}

/** The check that a rule demands; null for an assertion. */
export function checkOf({ rule }: PlacedRule): GuardrailCheck | null {
  return rule.demand.kind === 'check' ? checkNamed(rule.demand.check) : null;
}
