import { isKey, kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const epochDate = statementCheck(
  {
    id: 'epoch-date',
    title: 'a date is written as seconds',
    why: 'reviewers can’t read when it ends, and AWS recommends dates for all but aws:EpochTime',
    remedy: 'write a date such as 2027-01-31T00:00:00Z',
    severity: 'note',
    origins: ['Access Analyzer INVALID_DATE_VALUE'],
  },
  ({ statement }) =>
    statement.conditions
      .filter((condition) => kindOf(condition) === 'date' && !isKey(condition, 'aws:EpochTime'))
      .flatMap((condition) =>
        condition.values.flatMap((value, index) =>
          /^\d{5,}$/.test(value)
            ? { path: conditionPath(condition, index), message: `\`${value}\` counts seconds since 1970` }
            : [],
        ),
      ),
);
