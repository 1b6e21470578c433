import type { Condition } from '../policy.js';
import { holdsWithoutKey } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const emptyConditionValues = statementCheck(
  {
    id: 'empty-condition-values',
    title: 'a condition has no values',
    why: 'it is met by requests without the key at most, which nobody reads out of an empty list',
    remedy: 'write the values, or `Null` where the key’s absence is meant',
    severity: 'warning',
    origins: [
      'Access Analyzer EMPTY_ARRAY_CONDITION',
      'Access Analyzer EMPTY_ARRAY_CONDITION_FORALLVALUES',
      'Access Analyzer EMPTY_ARRAY_CONDITION_FORANYVALUE',
      'Access Analyzer EMPTY_ARRAY_CONDITION_IFEXISTS',
    ],
  },
  ({ statement }) =>
    statement.conditions
      .filter(({ values }) => values.length === 0)
      .map((condition) => ({ path: conditionPath(condition), message: messageOf(condition) })),
);

function messageOf(condition: Condition): string {
  const met = holdsWithoutKey(condition)
    ? 'only requests without it are certain to meet that'
    : 'no request meets that';
  return `\`${condition.key}\` is compared with no value; ${met}`;
}
