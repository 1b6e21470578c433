import type { Target } from '../../model/estate.js';
import type { Guardrail, GuardrailFinding } from '../../model/guardrail.js';
import { keyIdText } from '../../model/key-state.js';
import type { IamPolicy } from './check.js';
import { endedExemptions } from './exemptions.js';
import { judgeIamPolicy, judgeKey, judgeTarget, rulesOf } from './judge.js';
import type { KeySubject, Stage } from './subject.js';

/** What guardrails are held against. `now` is in milliseconds since the epoch. */
export interface GuardrailInput {
  readonly guardrails: readonly Guardrail[];
  readonly stage: Stage;
  readonly targets: readonly Target[];
  readonly subjects: readonly KeySubject[];
  /** Where whoever calls has them; rules about them are silent otherwise. */
  readonly iamPolicies?: readonly IamPolicy[];
  readonly now: number;
}

/** Everything that violates a rule or can't be told, exempted or not; the gravest first. */
export function runRules(input: GuardrailInput): readonly GuardrailFinding[] {
  const { guardrails, stage, targets, subjects, iamPolicies = [], now } = input;
  const found = rulesOf(guardrails).flatMap((placed) => [
    ...subjects.flatMap((subject) => judgeKey(placed, subject, now).map(({ finding }) => finding)),
    ...targets.flatMap((target) => judgeTarget(placed, target, stage)),
    ...iamPolicies.flatMap((policy) => judgeIamPolicy(placed, policy)),
  ]);
  return sortFindings([...found, ...endedExemptions(guardrails, now)]);
}

const order = ['error', 'warning', 'note'];

/** What counts before what is exempted, the gravest first, then by key and rule. */
export function sortFindings<F extends GuardrailFinding>(findings: readonly F[]): readonly F[] {
  const keyed = findings.map((finding) => ({ finding, text: orderText(finding) }));
  keyed.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return keyed.map(({ finding }) => finding);
}

function orderText({ severity, exempted, key, guardrail, rule, message }: GuardrailFinding): string {
  const rank = `${exempted === null ? 0 : 1}${order.indexOf(severity)}`;
  return [rank, key === null ? '' : keyIdText(key), guardrail, rule, message].join('\n');
}
