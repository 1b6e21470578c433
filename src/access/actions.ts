/** What there is to know of one KMS action. */
export interface KmsAction {
  /** Without its prefix. */
  readonly name: string;
  readonly level: 'read' | 'list' | 'write' | 'tagging' | 'permissions';
  /** Whether a key policy can allow it; the others are about no key. */
  readonly onKey: boolean;
  readonly cryptographic: boolean;
  /** Whether it works on a key of another account. */
  readonly crossAccount: boolean;
}

type Trait = 'c' | 'x' | 'a';

/**
 * Traits: `c` cryptographic (and works across accounts), `x` works across accounts, `a` about no key.
 * Source: service authorization reference for AWS KMS; each command's "Cross-account use" in the API reference.
 */
const table: readonly (readonly [KmsAction['level'], Trait | null, readonly string[]])[] = [
  ['write', 'c', ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo']],
  ['write', 'c', ['GenerateDataKey', 'GenerateDataKeyWithoutPlaintext']],
  ['write', 'c', ['GenerateDataKeyPair', 'GenerateDataKeyPairWithoutPlaintext']],
  [
    'write',
    'c',
    ['Sign', 'Verify', 'GenerateMac', 'VerifyMac', 'DeriveSharedSecret', 'Encapsulate', 'Decapsulate'],
  ],
  ['read', 'x', ['DescribeKey', 'GetKeyRotationStatus', 'GetPublicKey']],
  ['list', 'x', ['ListGrants']],
  ['permissions', 'x', ['CreateGrant', 'RetireGrant', 'RevokeGrant']],
  ['permissions', null, ['PutKeyPolicy']],
  ['read', null, ['GetKeyPolicy', 'GetKeyLastUsage', 'GetParametersForImport']],
  ['list', null, ['ListKeyPolicies', 'ListKeyRotations', 'ListResourceTags']],
  ['tagging', null, ['TagResource', 'UntagResource']],
  [
    'write',
    null,
    ['CreateAlias', 'UpdateAlias', 'DeleteAlias', 'UpdateKeyDescription', 'UpdatePrimaryRegion'],
  ],
  [
    'write',
    null,
    ['EnableKey', 'DisableKey', 'EnableKeyRotation', 'DisableKeyRotation', 'RotateKeyOnDemand'],
  ],
  ['write', null, ['ScheduleKeyDeletion', 'CancelKeyDeletion', 'ReplicateKey', 'SynchronizeMultiRegionKey']],
  ['write', null, ['ImportKeyMaterial', 'DeleteImportedKeyMaterial']],
  ['write', 'a', ['CreateKey', 'GenerateRandom', 'CreateCustomKeyStore', 'UpdateCustomKeyStore']],
  ['write', 'a', ['DeleteCustomKeyStore', 'ConnectCustomKeyStore', 'DisconnectCustomKeyStore']],
  ['read', 'a', ['DescribeCustomKeyStores']],
  ['list', 'a', ['ListKeys', 'ListAliases', 'ListRetirableGrants']],
];

/** Every KMS action, sorted by name. */
export const kmsActions: readonly KmsAction[] = table
  .flatMap(([level, trait, names]) =>
    names.map((name) => ({
      name,
      level,
      onKey: trait !== 'a',
      cryptographic: trait === 'c',
      crossAccount: trait === 'c' || trait === 'x',
    })),
  )
  .sort((a, b) => (a.name < b.name ? -1 : 1));

const byLowerCase = new Map(kmsActions.map((action) => [action.name.toLowerCase(), action]));

/** The action by its name, with or without `kms:`, any case; undefined where KMS has none. */
export function kmsAction(name: string): KmsAction | undefined {
  return byLowerCase.get(name.toLowerCase().replace(/^kms:/, ''));
}

/** The actions that a key policy can allow. */
export const keyPolicyActions: readonly KmsAction[] = kmsActions.filter(({ onKey }) => onKey);
