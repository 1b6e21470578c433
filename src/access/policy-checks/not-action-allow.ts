import { isAboutKey } from './reach.js';
import { actionPath, statementCheck } from './statement-check.js';

export const notActionAllow = statementCheck(
  {
    id: 'not-action-allow',
    title: 'everything but some actions is allowed',
    why: 'an allow with NotAction gives every action that isn’t listed, also those that KMS gets later',
    remedy: 'list what is allowed in `Action`',
    severity: 'warning',
    origins: ['keywright'],
  },
  ({ statement }) =>
    statement.effect === 'Allow' && statement.actions?.not === true && isAboutKey(statement)
      ? [{ path: actionPath(statement), message: '`NotAction` stands in an allow' }]
      : [],
);
