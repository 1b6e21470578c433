import { isDemand, isKey } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const vpcSourceIpAlone = statementCheck(
  {
    id: 'vpc-source-ip-alone',
    title: 'a private address is named, but not of which VPC',
    why: 'every VPC can have the same private addresses, also those of strangers',
    remedy: 'add aws:SourceVpc or aws:SourceVpce',
    severity: 'warning',
    origins: ['Access Analyzer MISSING_PAIRED_CONDITION_KEYS'],
  },
  ({ statement }) => {
    const named = statement.conditions.some((condition) =>
      isKey(condition, 'aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn'),
    );
    if (statement.effect !== 'Allow' || named) return [];
    return statement.conditions
      .filter((condition) => isKey(condition, 'aws:VpcSourceIp') && isDemand(condition, statement))
      .map((condition) => ({
        path: conditionPath(condition),
        message: '`aws:VpcSourceIp` stands without `aws:SourceVpc`',
      }));
  },
);
