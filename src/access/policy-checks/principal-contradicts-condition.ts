import type { Condition, Statement } from '../policy.js';
import { boolAsked, isDemand, isKey, kindOf } from './condition-sense.js';
import { accountIn, isForEverybody } from './reach.js';
import { conditionPath, statementCheck } from './statement-check.js';

/** Services that call for themselves are in no organization (IAM user guide, "AWS global condition context keys"). */
const ofMembers = ['aws:PrincipalOrgID', 'aws:PrincipalOrgPaths'];
const ofServices = [
  'aws:PrincipalServiceName',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
];

export const principalContradictsCondition = statementCheck(
  {
    id: 'principal-contradicts-condition',
    title: 'no principal of the statement can meet its condition',
    why: 'the statement reads like a permission or a protection, and is none',
    remedy: 'correct the principals or the condition',
    severity: 'error',
    origins: ['Access Analyzer UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL', 'keywright'],
  },
  ({ statement }) => {
    if (isForEverybody(statement) || (statement.principals?.entries.length ?? 0) === 0) return [];
    return statement.conditions.flatMap((condition) => {
      const message = isDemand(condition, statement) ? problemOf(condition, statement) : null;
      return message === null ? [] : { path: conditionPath(condition), message };
    });
  },
);

function problemOf(condition: Condition, { principals }: Statement): string | null {
  const entries = principals?.entries ?? [];
  const services = entries.every(({ type }) => type === 'Service');
  const people = entries.every(({ type }) => type === 'AWS');
  if (services && isKey(condition, ...ofMembers))
    return `a service that calls for itself has no \`${condition.key}\``;
  if (services && isKey(condition, 'aws:PrincipalIsAWSService') && boolAsked(condition) === false)
    return 'every principal of the statement is an AWS service';
  if (people && isKey(condition, 'aws:PrincipalIsAWSService') && boolAsked(condition) === true)
    return 'no principal of the statement is an AWS service';
  if (people && isKey(condition, ...ofServices)) return `only AWS services send \`${condition.key}\``;
  return people && isKey(condition, 'aws:PrincipalAccount', 'kms:CallerAccount')
    ? accountProblem(condition, entries.map(accountIn))
    : null;
}

function accountProblem(condition: Condition, accounts: readonly (string | null)[]): string | null {
  if (kindOf(condition) !== 'string' || condition.values.some((value) => !/^\d{12}$/.test(value)))
    return null;
  const possible = accounts.some((account) => account === null || condition.values.includes(account));
  return possible ? null : `no principal of the statement is in an account of \`${condition.key}\``;
}
