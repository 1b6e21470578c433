import type { Condition } from '../policy.js';
import { isNegated } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const wildcardOnlyValue = statementCheck(
  {
    id: 'wildcard-only-value',
    title: 'a condition compares with `*`',
    why: 'it asks whether the key is there, or nothing at all, and reads as if it asked for a value',
    remedy: 'write `Null` with the key where its presence is meant, or remove the condition',
    severity: 'note',
    origins: [
      'Access Analyzer EQUIVALENT_TO_NULL_FALSE',
      'Access Analyzer EQUIVALENT_TO_NULL_TRUE',
      'Access Analyzer REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
      'Access Analyzer REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
    ],
  },
  ({ statement }) =>
    statement.conditions
      .filter(({ operator, values }) => /Like|^Arn/i.test(operator) && values.includes('*'))
      .map((condition) => ({ path: conditionPath(condition), message: messageOf(condition) })),
);

function messageOf(condition: Condition): string {
  const { key, ifExists, quantifier } = condition;
  if (isNegated(condition)) return `only requests without \`${key}\` meet the condition`;
  if (ifExists || quantifier === 'ForAllValues') return `every request meets the condition on \`${key}\``;
  return `every request with \`${key}\` meets the condition`;
}
