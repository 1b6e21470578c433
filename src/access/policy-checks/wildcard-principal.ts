import { confinements, isConfinedByDeny } from './confinement.js';
import { isAboutKey, isForAll } from './reach.js';
import { principalPath, statementCheck } from './statement-check.js';

/** The tools differ in which conditions make a wildcard acceptable: here only those that say who. */
export const wildcardPrincipal = statementCheck(
  {
    id: 'wildcard-principal',
    title: 'everybody is allowed',
    why: 'with `*` as principal anybody in any AWS account can use the key; conditions about networks, times, services or encryption contexts don’t say who may',
    remedy:
      'name the principals, or confine `*` by aws:PrincipalOrgID, aws:PrincipalAccount, kms:CallerAccount or aws:PrincipalArn without wildcards',
    severity: 'error',
    origins: [
      'Prowler kms_key_not_publicly_accessible',
      'Checkov CKV_AWS_33',
      'cfn-nag F76',
      'Guard KMS_NO_WILDCARD_PRINCIPAL',
      'Security Hub KMS.5',
      'Config kms-key-policy-no-public-access',
      'CIS AWS 7.0 2.21',
      'KICS 7ebc9038',
      'KICS da905474',
    ],
  },
  ({ statement, policy }) => {
    if (statement.effect !== 'Allow' || !isForAll(statement) || !isAboutKey(statement)) return [];
    if (confinements(statement).length > 0 || isConfinedByDeny(statement, policy)) return [];
    const entry = statement.principals?.entries.findIndex(({ value }) => value === '*') ?? 0;
    const but = statement.conditions.length === 0 ? '' : ', and no condition says who';
    return [{ path: principalPath(statement, entry), message: `\`*\` allows everybody${but}` }];
  },
);
