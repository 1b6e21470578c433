import type { Statement } from '../policy.js';
import { principalPath, statementCheck } from './statement-check.js';

/** Source: IAM user guide, "IAM identifiers", unique ids and their prefixes. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^AROA[A-Z0-9]{12,}$/, 'role'],
  [/^AIDA[A-Z0-9]{12,}$/, 'user'],
  [/^AGPA[A-Z0-9]{12,}$/, 'group'],
  [/^AIPA[A-Z0-9]{12,}$/, 'instance profile'],
];

export const deletedPrincipal = statementCheck(
  {
    id: 'deleted-principal',
    title: 'a principal was deleted',
    why: 'AWS shows a unique id in place of a deleted role or user; one with the same name made since has no access, and AWS refuses the policy when it is put again',
    remedy: 'write the ARN of the role or user that should have access, or remove the entry',
    severity: 'warning',
    origins: [
      'Access Analyzer INVALID_ROLE_REFERENCE',
      'Access Analyzer INVALID_USER_REFERENCE',
      'keywright',
    ],
  },
  ({ statement }) => entries(statement),
);

function entries(statement: Statement) {
  const all = statement.principals?.entries ?? [];
  return all.flatMap(({ value }, index) => {
    const kind = kinds.find(([pattern]) => pattern.test(value))?.[1];
    if (kind === undefined) return [];
    const only = all.length === 1 ? ', and nobody else: the statement has no effect' : '';
    return {
      path: principalPath(statement, index),
      message: `\`${value}\` is a ${kind} that was deleted${only}`,
    };
  });
}
