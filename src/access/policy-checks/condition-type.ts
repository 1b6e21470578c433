import { conditionKeyInfo } from '../condition-keys.js';
import { type OperatorKind, operatorText } from '../condition-operators.js';
import { kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

/**
 * What can judge each type of key. Texts are compared as texts, whatever they say: ARNs and booleans may be; epoch times
 * are numbers as well. Source: IAM user guide, "Condition operators" and "AWS global condition context keys".
 */
const judges: Readonly<Record<string, readonly OperatorKind[]>> = {
  String: ['string', 'arn'],
  ARN: ['arn', 'string'],
  Bool: ['bool', 'string'],
  Numeric: ['numeric'],
  Date: ['date', 'numeric'],
  IP: ['ip'],
  Binary: ['binary'],
};

export const conditionType = statementCheck(
  {
    id: 'condition-type',
    title: 'an operator can’t judge a condition key',
    why: 'values of another type don’t match: the condition is never met, or always where it is negated',
    remedy: 'use an operator for the key’s type',
    severity: 'warning',
    origins: ['Access Analyzer TYPE_MISMATCH'],
  },
  ({ statement }) =>
    statement.conditions.flatMap((condition) => {
      const kind = kindOf(condition);
      const type = conditionKeyInfo(condition.key)?.type;
      if (kind === null || kind === 'null' || type === undefined || judges[type]?.includes(kind) !== false)
        return [];
      const message = `\`${operatorText(condition)}\` can’t judge \`${condition.key}\`, whose type is ${type}`;
      return { path: conditionPath(condition), message };
    }),
);
