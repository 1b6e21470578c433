import { conditionPath, statementCheck } from './statement-check.js';

/** Source: AWS KMS developer guide and IAM user guide, condition keys that are marked deprecated. */
const successors: Readonly<Record<string, string>> = {
  'aws:arn': 'aws:PrincipalArn',
  'aws:sourceowner': 'aws:SourceAccount',
  'kms:customermasterkeyspec': 'kms:KeySpec',
  'kms:customermasterkeyusage': 'kms:KeyUsage',
};

export const deprecatedConditionKey = statementCheck(
  {
    id: 'deprecated-condition-key',
    title: 'a condition key is deprecated',
    why: 'AWS recommends another in its place and may stop to send it',
    remedy: 'write the newer condition key',
    severity: 'note',
    origins: ['Access Analyzer DEPRECATED_GLOBAL_CONDITION_KEY'],
  },
  ({ statement }) =>
    statement.conditions.flatMap((condition) => {
      const newer = successors[condition.key.toLowerCase()];
      return newer === undefined
        ? []
        : {
            path: conditionPath(condition),
            message: `\`${condition.key}\` is deprecated; write \`${newer}\``,
          };
    }),
);
