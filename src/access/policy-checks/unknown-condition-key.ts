import { nearest } from '../../model/nearest.js';
import { conditionKeyInfo } from '../condition-keys.js';
import { generatedConditionKeys } from '../generated/condition-keys.js';
import { conditionPath, statementCheck } from './statement-check.js';

const known = generatedConditionKeys.map(({ key }) => key);
const prefixes = generatedConditionKeys.filter(({ prefix }) => prefix).map(({ key }) => key);

export const unknownConditionKey = statementCheck(
  {
    id: 'unknown-condition-key',
    title: 'a condition key doesn’t exist',
    why: 'no request has it: a positive condition is never met, a negated one always',
    remedy: 'write the key as AWS spells it',
    severity: 'error',
    origins: [
      'Access Analyzer INVALID_CONDITION_KEY_FORMAT',
      'Access Analyzer INVALID_GLOBAL_CONDITION_KEY',
      'Access Analyzer INVALID_SERVICE_CONDITION_KEY',
      'Access Analyzer MISSING_TAG_KEY_IN_CONDITION',
      'Access Analyzer UNSUPPORTED_GLOBAL_CONDITION_KEY',
    ],
  },
  ({ statement }) =>
    statement.conditions.flatMap((condition) => {
      const message = problemOf(condition.key);
      return message === null ? [] : { path: conditionPath(condition), message };
    }),
);

/** Keys of other services and of identity providers are left to AWS. */
function problemOf(key: string): string | null {
  if (conditionKeyInfo(key) !== undefined) return null;
  const lower = key.toLowerCase();
  if (!/^[^:]+:.+$/.test(key) && !prefixes.some((prefix) => prefix.toLowerCase() === lower))
    return `\`${key}\` isn’t written \`service:name\``;
  if (lower === 'aws:arn')
    return '`aws:ARN` isn’t supported; `aws:PrincipalArn` or `aws:SourceArn` may be meant';
  const open = prefixes.find(
    (prefix) => lower === prefix.toLowerCase() || `${lower}/` === prefix.toLowerCase(),
  );
  if (open !== undefined) return `\`${key}\` lacks a name of its own, as in \`${open}team\``;
  if (!/^(aws|kms):/.test(lower)) return null;
  const found = nearest(key, known);
  return `AWS has no condition key \`${key}\`${found === null ? '' : `; \`${found}\` may be meant`}`;
}
