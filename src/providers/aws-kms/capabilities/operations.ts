import type { Operation } from '../../../model/operations.js';

/** What an auditor reads of a key, and of no other. */
const auditActions = [
  'DescribeKey',
  'GetKeyLastUsage',
  'GetKeyPolicy',
  'GetKeyRotationStatus',
  'ListGrants',
  'ListKeyPolicies',
  'ListKeyRotations',
  'ListResourceTags',
];

/** Managing a key without using it and without letting anybody use it by a grant. */
const administratorActions = [
  ...auditActions,
  'CancelKeyDeletion',
  'CreateAlias',
  'DeleteAlias',
  'DeleteImportedKeyMaterial',
  'DisableKey',
  'DisableKeyRotation',
  'EnableKey',
  'EnableKeyRotation',
  'GetParametersForImport',
  'ImportKeyMaterial',
  'PutKeyPolicy',
  'ReplicateKey',
  'RevokeGrant',
  'RotateKeyOnDemand',
  'ScheduleKeyDeletion',
  'TagResource',
  'UntagResource',
  'UpdateAlias',
  'UpdateKeyDescription',
  'UpdatePrimaryRegion',
];

/** What keywright calls on a key to observe and reconcile it; the rest of what it needs is no key's business. */
const reconcileActions = [
  ...auditActions,
  'CancelKeyDeletion',
  'CreateAlias',
  'CreateGrant',
  'DeleteAlias',
  'DisableKey',
  'DisableKeyRotation',
  'EnableKey',
  'EnableKeyRotation',
  'PutKeyPolicy',
  'ReplicateKey',
  'RevokeGrant',
  'ScheduleKeyDeletion',
  'TagResource',
  'UntagResource',
  'UpdateAlias',
  'UpdateKeyDescription',
];

/**
 * The KMS actions behind each operation; none where AWS KMS has nothing that does it. Source: AWS KMS developer
 * guide, "AWS KMS permissions".
 */
const actionNames: Readonly<Record<Operation, readonly string[]>> = {
  encrypt: ['Encrypt'],
  decrypt: ['Decrypt'],
  reencrypt: ['ReEncryptFrom', 'ReEncryptTo'],
  'generate-data-key': ['GenerateDataKey', 'GenerateDataKeyWithoutPlaintext'],
  'generate-data-key-pair': ['GenerateDataKeyPair', 'GenerateDataKeyPairWithoutPlaintext'],
  sign: ['Sign'],
  verify: ['Verify'],
  mac: ['GenerateMac'],
  'verify-mac': ['VerifyMac'],
  wrap: [],
  unwrap: [],
  derive: ['DeriveSharedSecret'],
  encapsulate: ['Encapsulate'],
  decapsulate: ['Decapsulate'],
  'get-public-key': ['GetPublicKey'],
  describe: ['DescribeKey'],
  administer: administratorActions,
  audit: auditActions,
  'grant-to-service': ['CreateGrant', 'ListGrants', 'RevokeGrant'],
};

const notByNativeGrant: readonly Operation[] = ['administer', 'audit', 'grant-to-service'];

/** The KMS actions of an operation (`kms:Decrypt`), sorted; empty where AWS KMS has no such operation. */
export function actionsOf(operation: Operation): readonly string[] {
  return withPrefix(actionNames[operation]);
}

/** The KMS actions by which keywright reconciles a key, sorted. None of them is cryptographic. */
export function reconcilerActions(): readonly string[] {
  return withPrefix(reconcileActions);
}

/**
 * The operations of a native grant (`Decrypt`) behind an operation, sorted; empty where a native grant can't give
 * it. `grant-to-service` isn't given by native grants: they can't demand that a service makes the grant.
 * Source: AWS KMS API reference, CreateGrant, Operations.
 */
export function grantOperationsOf(operation: Operation): readonly string[] {
  return notByNativeGrant.includes(operation) ? [] : [...actionNames[operation]].sort();
}

function withPrefix(names: readonly string[]): readonly string[] {
  return names.map((name) => `kms:${name}`).sort();
}
