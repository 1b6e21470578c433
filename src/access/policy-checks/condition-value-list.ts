import { nearest } from '../../model/nearest.js';
import { conditionKeyInfo } from '../condition-keys.js';
import type { Condition } from '../policy.js';
import { matchesPattern } from '../wildcard.js';
import { hasVariable, kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const conditionValueList = statementCheck(
  {
    id: 'condition-value-list',
    title: 'a condition’s value is none that KMS has',
    why: 'no request has it: the condition is never met, or always where it is negated',
    remedy: 'write one of the values that the API reference lists',
    severity: 'error',
    origins: ['keywright'],
  },
  ({ statement }) =>
    statement.conditions.flatMap((condition) =>
      condition.values.flatMap((value, index) => {
        const message = problemOf(condition, value);
        return message === null ? [] : { path: conditionPath(condition, index), message };
      }),
    ),
);

function problemOf(condition: Condition, value: string): string | null {
  const allowed = conditionKeyInfo(condition.key)?.values;
  if (allowed === undefined || kindOf(condition) !== 'string' || hasVariable(value)) return null;
  const anyCase = /IgnoreCase/i.test(condition.operator);
  const like = /Like/i.test(condition.operator);
  const fits = (candidate: string) =>
    like
      ? matchesPattern(value, candidate)
      : anyCase
        ? candidate.toLowerCase() === value.toLowerCase()
        : candidate === value;
  if (allowed.some(fits)) return null;
  const found = nearest(value, allowed);
  return `\`${condition.key}\` is never \`${value}\`${found === null ? '' : `; \`${found}\` may be meant`}`;
}
