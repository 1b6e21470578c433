import type { Operation } from './operations.js';

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

/**
 * The KMS actions behind each operation; none where AWS KMS has nothing that does it. In the model, because access rows
 * are in these words and renderers turn them back. Source: AWS KMS developer guide, "AWS KMS permissions".
 */
export const operationActions: Readonly<Record<Operation, readonly string[]>> = {
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

/**
 * Actions that only some keys have, by what a key must be for: its usage, then its other traits. Source: AWS KMS developer
 * guide, "Key type reference".
 */
export const usageActions: readonly (readonly string[])[] = [
  ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo'],
  ['Sign', 'Verify'],
  ['GenerateMac', 'VerifyMac'],
  ['DeriveSharedSecret'],
  ['Encapsulate', 'Decapsulate'],
];
export const traitActions: readonly (readonly string[])[] = [
  ['GenerateDataKey', 'GenerateDataKeyWithoutPlaintext'],
  ['GenerateDataKeyPair', 'GenerateDataKeyPairWithoutPlaintext'],
  ['GetPublicKey'],
  ['DisableKeyRotation', 'EnableKeyRotation'],
  ['RotateKeyOnDemand'],
  ['ListKeyRotations'],
  ['DeleteImportedKeyMaterial', 'GetParametersForImport', 'ImportKeyMaterial'],
  ['ReplicateKey', 'SynchronizeMultiRegionKey', 'UpdatePrimaryRegion'],
];

/** Every action that a key policy can allow, sorted: those of the operations, and those that no operation gives. */
export const everyAction: readonly string[] = [
  ...new Set([...Object.values(operationActions).flat(), 'RetireGrant', 'SynchronizeMultiRegionKey']),
].sort();
