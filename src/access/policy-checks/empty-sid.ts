import { statementCheck } from './statement-check.js';

export const emptySid = statementCheck(
  {
    id: 'empty-sid',
    title: 'a Sid is empty',
    why: 'reports and logs can’t name the statement',
    remedy: 'write a Sid, or leave the member out',
    severity: 'note',
    origins: ['Access Analyzer EMPTY_SID_VALUE'],
  },
  ({ statement }) => (statement.sid === '' ? [{ path: ['Sid'], message: '`Sid` is empty' }] : []),
);
