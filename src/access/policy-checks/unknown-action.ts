import { nearest } from '../../model/nearest.js';
import { kmsActions } from '../actions.js';
import { matchesIgnoringCase } from '../wildcard.js';
import { actionPath, statementCheck } from './statement-check.js';

/** API operations whose actions have other names. Source: AWS KMS developer guide, "Permissions reference". */
const others: Readonly<Record<string, string>> = {
  reencrypt: '`kms:ReEncryptFrom` and `kms:ReEncryptTo`',
};
const names = kmsActions.map(({ name }) => name);

export const unknownAction = statementCheck(
  {
    id: 'unknown-action',
    title: 'an action doesn’t exist',
    why: 'what AWS doesn’t have is neither allowed nor denied, whatever the statement says',
    remedy: 'write the action as the service authorization reference has it',
    severity: 'error',
    origins: [
      'Access Analyzer INVALID_ACTION',
      'Access Analyzer INVALID_SERVICE_IN_ACTION',
      'cfn-lint E3512',
    ],
  },
  ({ statement }) =>
    (statement.actions?.patterns ?? []).flatMap((pattern, index) => {
      const message = problemOf(pattern);
      return message === null ? [] : { path: actionPath(statement, index), message };
    }),
);

function problemOf(pattern: string): string | null {
  if (names.some((name) => matchesIgnoringCase(pattern, `kms:${name}`))) return null;
  const [service = '', ...rest] = pattern.split(':');
  if (rest.length === 0) return `\`${pattern}\` has no service, such as \`kms:\``;
  if (!matchesIgnoringCase(service, 'kms')) return `\`${pattern}\` is an action of another service than KMS`;
  const name = rest.join(':');
  if (/[*?]/.test(name)) return `KMS has no action like \`${pattern}\``;
  const found = nearest(name, names);
  const meant = others[name.toLowerCase()] ?? (found === null ? null : `\`kms:${found}\``);
  return `KMS has no action \`${pattern}\`${meant === null ? '' : `; ${meant} may be meant`}`;
}
