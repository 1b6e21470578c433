import { actionPath, statementCheck } from './statement-check.js';

export const wildcardInService = statementCheck(
  {
    id: 'wildcard-in-service',
    title: 'an action’s service has a wildcard',
    why: 'only KMS asks the key policy; a wildcard in the service’s name says something else than the policy means',
    remedy: 'write `kms:` before the action',
    severity: 'note',
    origins: ['Access Analyzer WILDCARD_IN_SERVICE_NAME'],
  },
  ({ statement }) =>
    (statement.actions?.patterns ?? []).flatMap((pattern, index) => {
      const [service = '', action] = pattern.split(':');
      return action !== undefined && /[*?]/.test(service)
        ? { path: actionPath(statement, index), message: `\`${pattern}\` has a wildcard in its service` }
        : [];
    }),
);
