import { kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const nullWithSetOperator = statementCheck(
  {
    id: 'null-with-set-operator',
    title: 'Null stands with a set operator',
    why: 'with ForAllValues it is always true and with ForAnyValue always false, whatever the request has',
    remedy: 'write `Null` alone',
    severity: 'warning',
    origins: ['Access Analyzer NULL_WITH_QUALIFIER'],
  },
  ({ statement }) =>
    statement.conditions
      .filter((condition) => condition.quantifier !== null && kindOf(condition) === 'null')
      .map((condition) => ({
        path: conditionPath(condition),
        message: `\`${condition.quantifier}:Null\` doesn’t ask whether \`${condition.key}\` is there`,
      })),
);
