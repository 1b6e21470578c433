import { isKey } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

/** Source: AWS KMS developer guide, "kms:ResourceAliases", policy type; IAM user guide, properties of the resource. */
const ofResource = ['aws:ResourceAccount', 'aws:ResourceOrgID', 'aws:ResourceOrgPaths'];

export const irrelevantConditionKey = statementCheck(
  {
    id: 'irrelevant-condition-key',
    title: 'a condition asks the key about itself',
    why: 'the policy is about one key only: whose it is doesn’t change, and its aliases are for IAM policies that are about many',
    remedy: 'remove the condition, or write it in an IAM policy',
    severity: 'note',
    origins: ['Access Analyzer IRRELEVANT_CONDITION_KEY_IN_POLICY'],
  },
  ({ statement }) =>
    statement.conditions
      .filter((condition) => isKey(condition, 'kms:ResourceAliases', ...ofResource))
      .map((condition) => ({
        path: conditionPath(condition),
        message: `\`${condition.key}\` says something about the key that has this policy`,
      })),
);
