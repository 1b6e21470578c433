import { conditionPath, statementCheck } from './statement-check.js';

export const redundantBound = statementCheck(
  {
    id: 'redundant-bound',
    title: 'a bound has several values',
    why: 'one of them decides, and the others mislead',
    remedy: 'write the value that decides',
    severity: 'note',
    origins: ['Access Analyzer REDUNDANT_CONDITION_VALUE_NUM'],
  },
  ({ statement }) =>
    statement.conditions
      .filter(({ operator, values }) => values.length > 1 && /(Less|Greater)Than/i.test(operator))
      .map((condition) => ({
        path: conditionPath(condition),
        message: `\`${condition.key}\` has ${condition.values.length} bounds, of which the widest decides`,
      })),
);
