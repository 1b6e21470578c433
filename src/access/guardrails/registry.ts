import type { GuardrailVocabulary } from '../../model/guardrail.js';
import { isKnownConditionKey } from '../condition-keys.js';
import { isKnownOperator } from '../condition-operators.js';
import { policyChecks, policyTextChecks } from '../policy-checks/index.js';
import type { GuardrailCheck } from './check.js';
import { ownChecks } from './checks/index.js';
import { fromPolicyCheck, fromTextCheck } from './from-policy-check.js';

/** Every built-in check, sorted by id. */
export const guardrailChecks: readonly GuardrailCheck[] = [
  ...ownChecks,
  ...policyTextChecks.map(fromTextCheck),
  ...policyChecks.map(fromPolicyCheck),
].sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = new Map(guardrailChecks.map((check) => [check.id, check]));

/** The check of that id; loading an estate has made sure that there is one. */
export function checkNamed(id: string): GuardrailCheck {
  const check = byId.get(id);
  if (check === undefined) throw new Error(`the rules let through the unknown check ${id}`);
  return check;
}

/** What rules of an estate can say. */
export const guardrailVocabulary: GuardrailVocabulary = {
  checks: new Map(guardrailChecks.map(({ id, parameters }) => [id, parameters])),
  conditionProblem: ({ operator, key }) => {
    if (!isKnownOperator(operator)) return `there is no condition operator \`${operator}\``;
    return isKnownConditionKey(key) ? null : `there is no condition key \`${key}\``;
  },
};
