import { principalPath, statementCheck } from './statement-check.js';

export const notPrincipalAllow = statementCheck(
  {
    id: 'not-principal-allow',
    title: 'everybody but some is allowed',
    why: 'an allow with NotPrincipal gives the key to everybody in any AWS account who isn’t listed; AWS doesn’t support the combination',
    remedy: 'name who may in `Principal`, and deny the exceptions in a statement of their own',
    severity: 'error',
    origins: ['Access Analyzer ALLOW_WITH_NOT_PRINCIPAL'],
  },
  ({ statement }) =>
    statement.effect === 'Allow' && statement.principals?.not === true
      ? [{ path: principalPath(statement), message: '`NotPrincipal` stands in an allow' }]
      : [],
);
