import { conditionKeyInfo } from '../condition-keys.js';
import { operatorText } from '../condition-operators.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const stringLikeOnArn = statementCheck(
  {
    id: 'string-like-on-arn',
    title: 'an ARN is compared as text',
    why: 'with StringLike a `*` reaches over the colons of an ARN, so that a pattern for a name can match another account’s',
    remedy: 'use ArnLike or ArnNotLike',
    severity: 'warning',
    origins: ['Access Analyzer STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS'],
  },
  ({ statement }) =>
    statement.conditions
      .filter(
        ({ operator, key, values }) =>
          /^String(Not)?Like$/i.test(operator) &&
          conditionKeyInfo(key)?.type === 'ARN' &&
          values.some((value) => /[*?]/.test(value)),
      )
      .map((condition) => ({
        path: conditionPath(condition),
        message: `\`${operatorText(condition)}\` compares \`${condition.key}\` as text`,
      })),
);
