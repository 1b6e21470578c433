import { statementCheck } from './statement-check.js';

export const duplicateSid = statementCheck(
  {
    id: 'duplicate-sid',
    title: 'two statements have the same Sid',
    why: 'reports and logs that name the Sid could mean either',
    remedy: 'give each statement its own Sid',
    severity: 'warning',
    origins: ['Access Analyzer UNIQUE_SIDS_RECOMMENDED', 'Access Analyzer UNIQUE_SIDS_REQUIRED'],
  },
  ({ statement, index, policy }) => {
    const { sid } = statement;
    if (sid === null || sid === '') return [];
    const first = policy.statements.findIndex((other) => other.sid === sid);
    return first < index
      ? [{ path: ['Sid'], message: `\`${sid}\` is the Sid of statement ${first + 1} as well` }]
      : [];
  },
);
