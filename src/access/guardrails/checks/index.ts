import type { GuardrailCheck } from '../check.js';
import { noAdministrator } from './administrator.js';
import { explicitPolicy } from './explicit-policy.js';
import { duplicateGrants, endedGrants, grantCount, grantsEnd } from './grants.js';
import { iamDecryptOnAllKeys, iamFullAccess } from './iam.js';
import { originAllowed, rsaSize, singleRegion } from './kind.js';
import { deletionWindow, keyEnabled, notPendingDeletion } from './life.js';
import { aliasNames, tagsRequired } from './names.js';
import { rotationEnabled, rotationImpossible } from './rotation.js';
import { alarmOnKeyLoss, lockoutCheckBypassed } from './unobserved.js';
import { keyUsed } from './use.js';

/** The checks of what keys are, beside those of what their policies say. */
export const ownChecks: readonly GuardrailCheck[] = [
  rotationEnabled,
  rotationImpossible,
  explicitPolicy,
  noAdministrator,
  keyEnabled,
  keyUsed,
  notPendingDeletion,
  deletionWindow,
  singleRegion,
  rsaSize,
  originAllowed,
  lockoutCheckBypassed,
  alarmOnKeyLoss,
  iamDecryptOnAllKeys,
  iamFullAccess,
  grantCount,
  duplicateGrants,
  grantsEnd,
  endedGrants,
  aliasNames,
  tagsRequired,
];
