import { isDemand, isKey } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

/** Source: IAM user guide, "AWS global condition context keys": aws:referer and aws:UserAgent. */
export const untrustworthyConditionKey = statementCheck(
  {
    id: 'untrustworthy-condition-key',
    title: 'a condition trusts what the caller writes',
    why: 'aws:referer and aws:UserAgent are headers of the request, in which anybody can write anything',
    remedy: 'use a condition that AWS fills in, such as aws:SourceArn, aws:SourceVpce or aws:PrincipalArn',
    severity: 'warning',
    origins: [
      'Access Analyzer RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
      'Access Analyzer UNTRUSTWORTHY_CONDITION_KEY',
    ],
  },
  ({ statement }) =>
    statement.conditions
      .filter((condition) => isKey(condition, 'aws:referer', 'aws:UserAgent'))
      .filter((condition) => statement.effect === 'Deny' || isDemand(condition, statement))
      .map((condition) => ({
        path: conditionPath(condition),
        message: `\`${condition.key}\` is what the caller says it is`,
      })),
);
