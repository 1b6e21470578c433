/** The states a key is tried in. */
export const triedStates = [
  'Enabled',
  'Disabled',
  'PendingDeletion',
  'PendingReplicaDeletion',
  'PendingImport',
  'Unavailable',
  'Creating',
  'Updating',
] as const;
export type TriedState = (typeof triedStates)[number];

/** What AWS answers; `none`: such a key can't be in this state. */
export type Outcome =
  | 'works'
  | 'DisabledException'
  | 'KMSInvalidStateException'
  | 'UnsupportedOperationException'
  | 'none';

const letters: Readonly<Record<string, Outcome>> = {
  o: 'works',
  d: 'DisabledException',
  x: 'KMSInvalidStateException',
  u: 'UnsupportedOperationException',
  n: 'none',
};

const always = 'o o oo o o o o';
const use = 'o d xx x x x o';
const asymmetricUse = 'o d xx x n x o';
const enabling = 'o o xx x o x x';
const describing = 'o o xx o o o o';
const rotating = 'o d xx u u x o';

/**
 * AWS KMS developer guide, "Key states of AWS KMS keys", one column a state of `triedStates` (the guide has both pending deletions
 * in one), for the kind of key that the operation is made for: where a footnote asks for a kind which can't be in that state, `u`.
 * The guide has N/A for asymmetric and HMAC keys that wait for material; they can be imported now, so they are `x` as all others.
 * Rows that the guide lacks follow their siblings: DeriveSharedSecret, Encapsulate and Decapsulate the other uses, the rest the reads.
 */
const rows: Readonly<Record<string, string>> = {
  CancelKeyDeletion: 'x x oo x x x x',
  CreateAlias: describing,
  CreateGrant: 'o d xx x o x o',
  Decapsulate: asymmetricUse,
  Decrypt: use,
  DeleteAlias: always,
  DeleteImportedKeyMaterial: 'o o oo o n x x',
  DeriveSharedSecret: asymmetricUse,
  DescribeKey: always,
  DisableKey: enabling,
  DisableKeyRotation: rotating,
  EnableKey: enabling,
  EnableKeyRotation: rotating,
  Encapsulate: asymmetricUse,
  Encrypt: use,
  GenerateDataKey: use,
  GenerateDataKeyPair: use,
  GenerateDataKeyPairWithoutPlaintext: use,
  GenerateDataKeyWithoutPlaintext: use,
  GenerateMac: asymmetricUse,
  GetKeyLastUsage: always,
  GetKeyPolicy: always,
  GetKeyRotationStatus: 'o o oo u u o o',
  GetParametersForImport: 'o o xx o u x x',
  GetPublicKey: asymmetricUse,
  ImportKeyMaterial: 'o o xx o u x o',
  ListAliases: always,
  ListGrants: always,
  ListKeyPolicies: always,
  ListKeyRotations: 'o o oo o u o o',
  ListResourceTags: always,
  PutKeyPolicy: always,
  ReEncrypt: use,
  ReplicateKey: 'o d xx x n x x',
  RetireGrant: always,
  RevokeGrant: always,
  RotateKeyOnDemand: 'o d xx x u x o',
  ScheduleKeyDeletion: 'o o xx o o o x',
  Sign: asymmetricUse,
  TagResource: describing,
  UntagResource: describing,
  // As the new target; the alias's old one may be in any state.
  UpdateAlias: describing,
  UpdateKeyDescription: describing,
  UpdatePrimaryRegion: asymmetricUse,
  Verify: asymmetricUse,
  VerifyMac: asymmetricUse,
};

/** What AWS answers to the operation on a key in each state; null for an operation that takes no key. */
export function keyStateCells(operation: string): Readonly<Record<TriedState, Outcome>> | null {
  const row = rows[operation]?.replaceAll(' ', '');
  if (row === undefined) return null;
  const cells = triedStates.map((state, at): [TriedState, Outcome] => [state, outcomeOf(row[at])]);
  return Object.fromEntries(cells) as Record<TriedState, Outcome>;
}

function outcomeOf(letter = ''): Outcome {
  const outcome = letters[letter];
  if (outcome === undefined) throw new Error(`no such letter: ${letter}`);
  return outcome;
}
