/** What is known of a key, in AWS's spellings; what isn't known rules nothing out. */
export interface KeyFacts {
  readonly spec?: string | null | undefined;
  readonly usage?: string | null | undefined;
  readonly origin?: string | null | undefined;
  readonly multiRegion?: boolean | null | undefined;
}

/** Source: AWS KMS developer guide, "Key spec reference"; API reference, CreateKey. */
const usagesBySpec: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^SYMMETRIC_DEFAULT$/, ['ENCRYPT_DECRYPT']],
  [/^RSA_/, ['ENCRYPT_DECRYPT', 'SIGN_VERIFY']],
  [/^ECC_NIST_P/, ['SIGN_VERIFY', 'KEY_AGREEMENT']],
  [/^(ECC_NIST_EDWARDS25519|ECC_SECG_P256K1|ML_DSA_.*)$/, ['SIGN_VERIFY']],
  [/^ML_KEM_/, ['ENCAPSULATE_DECAPSULATE']],
  [/^HMAC_/, ['GENERATE_VERIFY_MAC']],
  [/^SM2$/, ['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'KEY_AGREEMENT']],
];

interface Needs {
  readonly usage?: string;
  readonly spec?: RegExp;
  readonly origin?: readonly string[];
  readonly multiRegion?: true;
}

const symmetric = /^SYMMETRIC_DEFAULT$/;
const asymmetric = /^(RSA|ECC|ML_DSA|ML_KEM|SM2)/;

const symmetricKey: Needs = { usage: 'ENCRYPT_DECRYPT', spec: symmetric };
const ownMaterial: Needs = { ...symmetricKey, origin: ['AWS_KMS'] };
/** Custom key stores make no key pairs and rotate nothing. */
const anyMaterial: Needs = { ...symmetricKey, origin: ['AWS_KMS', 'EXTERNAL'] };
const imported: Needs = { origin: ['EXTERNAL'] };
const replicated: Needs = { multiRegion: true };

/**
 * What a key must be for an action to work on it; actions that aren't here work on every key.
 * Source: AWS KMS developer guide, "Key type reference" (key type table and special features table); each command's
 * errors in the API reference.
 */
const needs: Readonly<Record<string, Needs>> = {
  Encrypt: { usage: 'ENCRYPT_DECRYPT' },
  Decrypt: { usage: 'ENCRYPT_DECRYPT' },
  ReEncryptFrom: { usage: 'ENCRYPT_DECRYPT' },
  ReEncryptTo: { usage: 'ENCRYPT_DECRYPT' },
  GenerateDataKey: symmetricKey,
  GenerateDataKeyWithoutPlaintext: symmetricKey,
  GenerateDataKeyPair: anyMaterial,
  GenerateDataKeyPairWithoutPlaintext: anyMaterial,
  Sign: { usage: 'SIGN_VERIFY' },
  Verify: { usage: 'SIGN_VERIFY' },
  GenerateMac: { usage: 'GENERATE_VERIFY_MAC' },
  VerifyMac: { usage: 'GENERATE_VERIFY_MAC' },
  DeriveSharedSecret: { usage: 'KEY_AGREEMENT' },
  Encapsulate: { usage: 'ENCAPSULATE_DECAPSULATE' },
  Decapsulate: { usage: 'ENCAPSULATE_DECAPSULATE' },
  GetPublicKey: { spec: asymmetric },
  EnableKeyRotation: ownMaterial,
  DisableKeyRotation: ownMaterial,
  RotateKeyOnDemand: anyMaterial,
  GetParametersForImport: imported,
  ImportKeyMaterial: imported,
  DeleteImportedKeyMaterial: imported,
  ReplicateKey: replicated,
  UpdatePrimaryRegion: replicated,
  SynchronizeMultiRegionKey: replicated,
};

const byLowerCase = new Map(Object.entries(needs).map(([name, need]) => [name.toLowerCase(), need]));

/** Whether the action (with or without `kms:`, any case) can ever succeed on such a key. */
export function isPossibleFor(action: string, facts: KeyFacts): boolean {
  const need = byLowerCase.get(action.toLowerCase().replace(/^kms:/, ''));
  if (need === undefined) return true;
  const { spec, usage, origin, multiRegion } = facts;
  if (need.usage !== undefined && !possibleUsages({ spec, usage }).includes(need.usage)) return false;
  if (need.spec !== undefined && isKnownSpec(spec) && !need.spec.test(spec)) return false;
  if (need.spec === asymmetric && usage === 'GENERATE_VERIFY_MAC') return false;
  if (need.origin !== undefined && isKnownOrigin(origin) && !need.origin.includes(origin)) return false;
  return !(need.multiRegion === true && multiRegion === false);
}

const everyUsage = [...new Set(usagesBySpec.flatMap(([, usages]) => usages))];

/** What the key can be used for: its usage where that is known, otherwise whatever its spec can have. */
export function possibleUsages({ spec, usage }: Pick<KeyFacts, 'spec' | 'usage'>): readonly string[] {
  if (usage != null) return everyUsage.includes(usage) ? [usage] : everyUsage;
  return usagesBySpec.find(([pattern]) => spec != null && pattern.test(spec))?.[1] ?? everyUsage;
}

function isKnownSpec(spec: string | null | undefined): spec is string {
  return spec != null && usagesBySpec.some(([pattern]) => pattern.test(spec));
}

function isKnownOrigin(origin: string | null | undefined): origin is string {
  return origin != null && ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'].includes(origin);
}
