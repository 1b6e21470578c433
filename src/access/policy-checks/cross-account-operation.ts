import type { KmsAction } from '../actions.js';
import type { Statement } from '../policy.js';
import { accountIn, actionsOfPattern, isAboutKey, listed } from './reach.js';
import { principalPath, statementCheck } from './statement-check.js';

/** Source: each command's "Cross-account use" in the AWS KMS API reference. */
export const crossAccountOperation = statementCheck(
  {
    id: 'cross-account-operation',
    title: 'an action doesn’t work from another account',
    why: 'KMS refuses it for keys of other accounts, whatever the policies allow',
    remedy: 'let a role of the key’s account do it, or give only what works across accounts',
    severity: 'warning',
    origins: ['keywright'],
  },
  ({ statement, facts }) => {
    if (statement.effect !== 'Allow' || facts.account === null || !isAboutKey(statement)) return [];
    const useless = ownOnly(statement).map(({ name }) => name);
    if (useless.length === 0) return [];
    return (statement.principals?.not === false ? statement.principals.entries : []).flatMap(
      (entry, index) => {
        const account = accountIn(entry);
        if (account === null || account === facts.account) return [];
        const message = `${listed(useless)} doesn’t work for \`${entry.value}\` of another account`;
        return { path: principalPath(statement, index), message };
      },
    );
  },
);

/** The actions whose every pattern names only such as stay within the account. */
function ownOnly({ actions }: Statement): readonly KmsAction[] {
  if (actions === null || actions.not) return [];
  return actions.patterns.flatMap((pattern) => {
    const meant = actionsOfPattern(pattern);
    return meant.some(({ crossAccount }) => crossAccount) ? [] : meant;
  });
}
