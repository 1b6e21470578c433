import { hasVariable, kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const wildcardWithoutLike = statementCheck(
  {
    id: 'wildcard-without-like',
    title: 'a wildcard stands where none works',
    why: 'StringEquals takes `*` and `?` literally: the condition is never met, or always where it is negated',
    remedy: 'use StringLike or StringNotLike, or write the whole value',
    severity: 'warning',
    origins: ['Access Analyzer WILDCARD_WITHOUT_LIKE_OPERATOR'],
  },
  ({ statement }) =>
    statement.conditions
      .filter((condition) => kindOf(condition) === 'string' && !/Like/i.test(condition.operator))
      .flatMap((condition) =>
        condition.values.flatMap((value, index) =>
          /[*?]/.test(value) && !hasVariable(value)
            ? { path: conditionPath(condition, index), message: `\`${value}\` is taken literally` }
            : [],
        ),
      ),
);
