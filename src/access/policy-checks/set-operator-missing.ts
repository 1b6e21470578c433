import { isMultiValued } from '../condition-keys.js';
import { kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const setOperatorMissing = statementCheck(
  {
    id: 'set-operator-missing',
    title: 'a key with several values is judged without a set operator',
    why: 'whether one or all of the request’s values must match isn’t said',
    remedy: 'write `ForAnyValue:` or `ForAllValues:` before the operator',
    severity: 'error',
    origins: ['Access Analyzer MISSING_QUALIFIER'],
  },
  ({ statement }) =>
    statement.conditions
      .filter(
        (condition) =>
          condition.quantifier === null && isMultiValued(condition.key) && kindOf(condition) !== 'null',
      )
      .map((condition) => ({
        path: conditionPath(condition),
        message: `\`${condition.key}\` has several values`,
      })),
);
