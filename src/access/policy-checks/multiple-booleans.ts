import { kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const multipleBooleans = statementCheck(
  {
    id: 'multiple-booleans',
    title: 'a condition asks for several booleans',
    why: 'true or false is always the case where the key is there, so the condition doesn’t restrict',
    remedy: 'write one value',
    severity: 'error',
    origins: ['Access Analyzer INVALID_CONDITION_MULTIPLE_BOOLEAN'],
  },
  ({ statement }) =>
    statement.conditions
      .filter(
        (condition) => ['bool', 'null'].includes(kindOf(condition) ?? '') && condition.values.length > 1,
      )
      .map((condition) => ({
        path: conditionPath(condition),
        message: `\`${condition.key}\` has ${condition.values.length} boolean values`,
      })),
);
