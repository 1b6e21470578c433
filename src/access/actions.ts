import { type GeneratedAction, generatedActions } from './generated/kms-actions.js';

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
  /** Condition keys that AWS documents for it in AWS's spelling, those with a name of one's own as their prefix. */
  readonly conditionKeys: readonly string[];
}

/** Source: AWS KMS developer guide, "Cryptographic operations". All of them work across accounts. */
const cryptographic = new Set([
  ...['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo'],
  ...['GenerateDataKey', 'GenerateDataKeyWithoutPlaintext'],
  ...['GenerateDataKeyPair', 'GenerateDataKeyPairWithoutPlaintext'],
  ...['Sign', 'Verify', 'GenerateMac', 'VerifyMac', 'DeriveSharedSecret', 'Encapsulate', 'Decapsulate'],
]);

/** The others that work across accounts. Source: each command's "Cross-account use" in the API reference. */
const crossAccount = new Set([
  ...['DescribeKey', 'GetKeyRotationStatus', 'GetPublicKey', 'ListGrants'],
  ...['CreateGrant', 'RetireGrant', 'RevokeGrant'],
]);

const levels: Readonly<Record<string, KmsAction['level']>> = {
  List: 'list',
  'Permissions management': 'permissions',
  Read: 'read',
  Tagging: 'tagging',
  Write: 'write',
};

/** Every KMS action, sorted by name. */
export const kmsActions: readonly KmsAction[] = generatedActions.map(
  ({ name, levels: named, takesKey, conditionKeys }: GeneratedAction): KmsAction => ({
    name,
    level: levels[named[0] ?? ''] ?? 'write',
    onKey: takesKey,
    cryptographic: cryptographic.has(name),
    crossAccount: cryptographic.has(name) || crossAccount.has(name),
    conditionKeys,
  }),
);

const byLowerCase = new Map(kmsActions.map((action) => [action.name.toLowerCase(), action]));

/** The action by its name, with or without `kms:`, any case; undefined where KMS has none. */
export function kmsAction(name: string): KmsAction | undefined {
  return byLowerCase.get(name.toLowerCase().replace(/^kms:/, ''));
}

/** The actions that a key policy can allow. */
export const keyPolicyActions: readonly KmsAction[] = kmsActions.filter(({ onKey }) => onKey);
