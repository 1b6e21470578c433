import { accountOf } from '../match-principal.js';
import type { PolicyDocument, Statement } from '../policy.js';
import { boolAsked, holdsWithoutKey, isKey } from './condition-sense.js';
import { accountIn, concerns, deniesForAll, isAboutKey } from './reach.js';
import { actionPath, adjustableCheck } from './statement-check.js';

/** Source: AWS KMS developer guide, "kms:GrantIsForAWSResource". */
export const grantForServices = adjustableCheck<{ readonly root: boolean }>(
  {
    id: 'grant-for-services',
    title: 'grants can be made for anybody',
    why: 'whoever may create grants can give the key’s use to others and to themselves, past the key policy and its review',
    remedy:
      'give kms:CreateGrant only with kms:GrantIsForAWSResource `true`, or deny it to everybody where that is `false`',
    severity: 'warning',
    origins: ['Control Tower CT.KMS.PR.3', 'Control Tower CT.KMS.PV.1'],
    /** Whether delegation to the account’s IAM policies counts. */
    parameters: { root: true },
  },
  ({ statement, policy, parameters, facts }) => {
    if (statement.effect !== 'Allow' || !isAboutKey(statement) || !concerns(statement, 'CreateGrant'))
      return [];
    if (onlyForServices(statement) || deniedOtherwise(policy)) return [];
    const who = statement.principals?.entries ?? [];
    const meant = who.filter((entry) => {
      if (entry.type === 'Service') return false;
      const isRoot =
        accountOf(entry.value) !== null && accountIn(entry) === (facts.account ?? accountIn(entry));
      return parameters.root || !isRoot;
    });
    if (meant.length === 0 && statement.principals?.not !== true) return [];
    return [
      {
        path: actionPath(statement),
        message: '`kms:CreateGrant` isn’t bound to `kms:GrantIsForAWSResource`',
      },
    ];
  },
);

/** Whether the statement allows grants only where an AWS service makes them. */
export function onlyForServices(statement: Statement): boolean {
  return statement.conditions.some(
    (condition) =>
      isKey(condition, 'kms:GrantIsForAWSResource') &&
      boolAsked(condition) === true &&
      !holdsWithoutKey(condition),
  );
}

/** Whether everybody is denied grants that no AWS service makes. */
export function deniedOtherwise(policy: PolicyDocument): boolean {
  return deniesForAll(policy).some((deny) => {
    const [condition, ...others] = deny.conditions;
    if (!concerns(deny, 'CreateGrant')) return false;
    if (condition === undefined) return true;
    return (
      others.length === 0 && isKey(condition, 'kms:GrantIsForAWSResource') && boolAsked(condition) === false
    );
  });
}
