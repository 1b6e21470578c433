import { accountOf as wholeAccount } from '../match-principal.js';
import { accountIn } from './reach.js';
import { principalPath, statementCheck } from './statement-check.js';

/** Source: IAM user guide, "NotPrincipal": the account of whoever isn't denied must stand there as well. */
export const notPrincipalDeny = statementCheck(
  {
    id: 'not-principal-deny',
    title: 'a deny’s exception doesn’t work',
    why: 'a deny with NotPrincipal looks at the account first: unless the account is listed too, the role or user that should be spared is denied',
    remedy:
      'list the account’s root ARN beside the principal, or use aws:PrincipalArn in a condition instead',
    severity: 'warning',
    origins: ['keywright'],
  },
  ({ statement }) => {
    const { principals } = statement;
    if (statement.effect !== 'Deny' || principals?.not !== true) return [];
    const whole = new Set(principals.entries.map(({ value }) => wholeAccount(value)));
    return principals.entries.flatMap((entry, index) => {
      const account = accountIn(entry);
      if (account === null || whole.has(account)) return [];
      const message = `\`${entry.value}\` is denied as well, since account \`${account}\` isn’t listed`;
      return { path: principalPath(statement, index), message };
    });
  },
);
