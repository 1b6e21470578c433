import { isDemand, isKey } from './condition-sense.js';
import { confinements, isConfinedByDeny } from './confinement.js';
import { isAboutKey, isForAll } from './reach.js';
import { conditionPath, statementCheck } from './statement-check.js';

/** Source: AWS KMS developer guide, "kms:ViaService" and "kms:CallerAccount". */
export const viaServiceAccount = statementCheck(
  {
    id: 'via-service-account',
    title: 'a service is named, but not whose',
    why: 'kms:ViaService says through which service a request comes, not for which account: everybody can use that service',
    remedy: 'add kms:CallerAccount with the accounts that may',
    severity: 'error',
    origins: ['keywright'],
  },
  ({ statement, policy }) => {
    if (statement.effect !== 'Allow' || !isForAll(statement) || !isAboutKey(statement)) return [];
    if (confinements(statement).length > 0 || isConfinedByDeny(statement, policy)) return [];
    return statement.conditions
      .filter((condition) => isKey(condition, 'kms:ViaService') && isDemand(condition, statement))
      .map((condition) => ({
        path: conditionPath(condition),
        message: '`kms:ViaService` stands for everybody without `kms:CallerAccount`',
      }));
  },
);
