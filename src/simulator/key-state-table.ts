import { disabled, invalidState } from './service-error.js';
import type { KeyRecord, KeyState } from './state.js';

/** The key states in which an operation is refused. */
type Refused = readonly KeyState[];

const pendingDeletion: Refused = ['PendingDeletion', 'PendingReplicaDeletion'];
const use: Refused = [...pendingDeletion, 'Disabled', 'PendingImport', 'Unavailable', 'Creating'];
const enabling: Refused = [...pendingDeletion, 'PendingImport', 'Creating', 'Updating'];
const rotating: Refused = [...pendingDeletion, 'Disabled', 'PendingImport', 'Unavailable', 'Creating'];
const replicating: Refused = [
  ...pendingDeletion,
  'Disabled',
  'PendingImport',
  'Unavailable',
  'Creating',
  'Updating',
];

/**
 * Source: AWS KMS developer guide, "Key states of AWS KMS keys", table. What depends on spec or origin is the operation's
 * own to check, and comes first. For UpdateAlias this is the new target; the old one may be in any state.
 */
const refusedStates: Readonly<Record<string, Refused>> = {
  CreateAlias: pendingDeletion,
  CreateGrant: [...pendingDeletion, 'Disabled', 'PendingImport', 'Creating'],
  Decapsulate: use,
  Decrypt: use,
  DeleteImportedKeyMaterial: ['Creating', 'Updating'],
  DeriveSharedSecret: use,
  DisableKey: enabling,
  DisableKeyRotation: rotating,
  EnableKey: enabling,
  EnableKeyRotation: rotating,
  Encapsulate: use,
  Encrypt: use,
  GenerateDataKey: use,
  GenerateDataKeyPair: use,
  GenerateDataKeyPairWithoutPlaintext: use,
  GenerateDataKeyWithoutPlaintext: use,
  GenerateMac: use,
  GetParametersForImport: [...pendingDeletion, 'Unavailable', 'Creating', 'Updating'],
  GetPublicKey: use,
  ImportKeyMaterial: [...pendingDeletion, 'Unavailable', 'Creating'],
  ReEncrypt: use,
  ReEncryptFrom: use,
  ReEncryptTo: use,
  ReplicateKey: replicating,
  RotateKeyOnDemand: rotating,
  ScheduleKeyDeletion: [...pendingDeletion, 'Updating'],
  Sign: use,
  TagResource: pendingDeletion,
  UntagResource: pendingDeletion,
  UpdateAlias: pendingDeletion,
  UpdateKeyDescription: pendingDeletion,
  UpdatePrimaryRegion: use,
  Verify: use,
  VerifyMac: use,
};

/**
 * Throws DisabledException or KMSInvalidStateException where the key's state doesn't allow the operation (its name
 * as in the API); operations that work in every state pass.
 */
export function requireState(key: KeyRecord, operation: string): void {
  if (operation === 'CancelKeyDeletion') {
    if (!pendingDeletion.includes(key.state)) throw invalidState(`${key.arn} is not pending deletion.`);
    return;
  }
  if (!(refusedStates[operation] ?? []).includes(key.state)) return;
  if (key.state === 'Disabled') throw disabled(key.arn);
  throw invalidState(`${key.arn} ${stateWords[key.state]}.`);
}

const stateWords: Readonly<Record<KeyState, string>> = {
  Creating: 'is creating',
  Disabled: 'is disabled',
  Enabled: 'is enabled',
  PendingDeletion: 'is pending deletion',
  PendingImport: 'is pending import',
  PendingReplicaDeletion: 'is pending replica deletion',
  Unavailable: 'is unavailable',
  Updating: 'is updating',
};
