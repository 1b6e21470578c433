import { actionImpossibleForKey } from './action-impossible-for-key.js';
import { actionNotInKeyPolicy } from './action-not-in-key-policy.js';
import { administrationAndUse } from './administration-and-use.js';
import type { PolicyCheck, PolicyTextCheck } from './check.js';
import { conditionKeyNeverPresent } from './condition-key-never-present.js';
import { conditionType } from './condition-type.js';
import { conditionValueForm } from './condition-value-form.js';
import { conditionValueList } from './condition-value-list.js';
import { conditionValueType } from './condition-value-type.js';
import { contradictingConditions } from './contradicting-conditions.js';
import { crossAccountOperation } from './cross-account-operation.js';
import { deletedPrincipal } from './deleted-principal.js';
import { deprecatedConditionKey } from './deprecated-condition-key.js';
import { duplicateMember } from './duplicate-member.js';
import { duplicateSid } from './duplicate-sid.js';
import { emptyCondition } from './empty-condition.js';
import { emptyConditionValues } from './empty-condition-values.js';
import { emptySid } from './empty-sid.js';
import { enclaveAttestationBypass } from './enclave-attestation-bypass.js';
import { enclaveAttestationRequired } from './enclave-attestation-required.js';
import { enclaveDebugAttestation } from './enclave-debug-attestation.js';
import { enclaveDeploymentBinding } from './enclave-deployment-binding.js';
import { enclaveExpectedPcrs } from './enclave-expected-pcrs.js';
import { enclavePcrForm } from './enclave-pcr-form.js';
import { epochDate } from './epoch-date.js';
import { grantForServices } from './grant-for-services.js';
import { ipRangeHostBits } from './ip-range-host-bits.js';
import { irrelevantConditionKey } from './irrelevant-condition-key.js';
import { missingVersion } from './missing-version.js';
import { mixedValueTypes } from './mixed-value-types.js';
import { multipleBooleans } from './multiple-booleans.js';
import { networkDenyBreaksServices } from './network-deny-breaks-services.js';
import { notActionAllow } from './not-action-allow.js';
import { notPrincipalAllow } from './not-principal-allow.js';
import { notPrincipalDeny } from './not-principal-deny.js';
import { nullWithSetOperator } from './null-with-set-operator.js';
import { outsideAccess } from './outside-access.js';
import { policyCharacters } from './policy-characters.js';
import { policyGrammar } from './policy-grammar.js';
import { policySize } from './policy-size.js';
import { principalContradictsCondition } from './principal-contradicts-condition.js';
import { principalForm } from './principal-form.js';
import { privateSourceIp } from './private-source-ip.js';
import { redundantAction } from './redundant-action.js';
import { redundantBound } from './redundant-bound.js';
import { redundantPrincipal } from './redundant-principal.js';
import { redundantStatement } from './redundant-statement.js';
import { resourceNotThisKey } from './resource-not-this-key.js';
import { selfGrantingAdministrator } from './self-granting-administrator.js';
import { sensitiveKeyWildcard } from './sensitive-key-wildcard.js';
import { servicePrincipalSource } from './service-principal-source.js';
import { setOperatorMissing } from './set-operator-missing.js';
import { setOperatorSingle } from './set-operator-single.js';
import { setOperatorUnguarded } from './set-operator-unguarded.js';
import { statementWithoutEffect } from './statement-without-effect.js';
import { stringLikeOnArn } from './string-like-on-arn.js';
import { unknownAction } from './unknown-action.js';
import { unknownConditionKey } from './unknown-condition-key.js';
import { untrustworthyConditionKey } from './untrustworthy-condition-key.js';
import { variableForm } from './variable-form.js';
import { variablePlace } from './variable-place.js';
import { viaServiceAccount } from './via-service-account.js';
import { vpcSourceIpAlone } from './vpc-source-ip-alone.js';
import { wildcardInService } from './wildcard-in-service.js';
import { wildcardOnlyValue } from './wildcard-only-value.js';
import { wildcardPrincipal } from './wildcard-principal.js';
import { wildcardWithoutLike } from './wildcard-without-like.js';

export type {
  CheckInfo,
  CheckParameters,
  PolicyCheck,
  PolicyFacts,
  PolicyFinding,
  PolicyTextCheck,
} from './check.js';
export { notApplicable } from './not-applicable.js';

/** Every check of a key policy that could be read, by what it is about. */
export const policyChecks: readonly PolicyCheck[] = [
  wildcardPrincipal,
  notPrincipalAllow,
  notPrincipalDeny,
  outsideAccess,
  viaServiceAccount,
  servicePrincipalSource,
  principalForm,
  deletedPrincipal,
  redundantPrincipal,
  grantForServices,
  administrationAndUse,
  selfGrantingAdministrator,
  enclaveAttestationRequired,
  enclaveAttestationBypass,
  enclaveDeploymentBinding,
  enclaveExpectedPcrs,
  enclaveDebugAttestation,
  enclavePcrForm,
  unknownAction,
  actionNotInKeyPolicy,
  actionImpossibleForKey,
  crossAccountOperation,
  notActionAllow,
  wildcardInService,
  redundantAction,
  resourceNotThisKey,
  statementWithoutEffect,
  redundantStatement,
  duplicateSid,
  emptySid,
  unknownConditionKey,
  deprecatedConditionKey,
  conditionKeyNeverPresent,
  irrelevantConditionKey,
  untrustworthyConditionKey,
  conditionType,
  conditionValueType,
  conditionValueForm,
  conditionValueList,
  multipleBooleans,
  epochDate,
  emptyConditionValues,
  redundantBound,
  wildcardWithoutLike,
  stringLikeOnArn,
  wildcardOnlyValue,
  sensitiveKeyWildcard,
  setOperatorSingle,
  setOperatorUnguarded,
  setOperatorMissing,
  nullWithSetOperator,
  contradictingConditions,
  principalContradictsCondition,
  privateSourceIp,
  ipRangeHostBits,
  vpcSourceIpAlone,
  networkDenyBreaksServices,
  variableForm,
  variablePlace,
  policySize,
];

/** Every check of a key policy's text, to be run first: where the grammar is wrong, the others can't be asked. */
export const policyTextChecks: readonly PolicyTextCheck[] = [
  policyGrammar,
  duplicateMember,
  policyCharacters,
  mixedValueTypes,
  missingVersion,
  emptyCondition,
];
