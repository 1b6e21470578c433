import type { JsonObject } from '../../../model/json.js';
import { requireState } from '../../key-state-table.js';
import type { Call, Conditions, KeyAccess } from '../../operation.js';
import { invalidKeyUsage, ServiceError } from '../../service-error.js';
import type { KeyRecord, KeyUsage } from '../../state.js';
import { grantTokensIn } from '../grant-tokens.js';
import { algorithmsOf } from '../keys/key-algorithms.js';
import { requireBackingOf } from './require-backing.js';

/** How an operation wants to use a key. */
export interface KeyUse extends Pick<KeyAccess, 'encryptionContext' | 'conditions'> {
  /** As the API has it; also names the permission where `action` doesn't. */
  readonly operation: string;
  /** How the request names the key; null where only its ciphertext does. */
  readonly named: string | null;
  readonly action?: string;
  readonly usage: KeyUsage;
  /** What the request asks for; the key has to be able to do it. */
  readonly algorithm?: string;
  /** A check of the operation's own that comes before the key's usage and state. Throws. */
  readonly before?: () => void;
}

/**
 * Lets a key be used, or throws as AWS does, in this order: AccessDeniedException, what `before` throws,
 * InvalidKeyUsageException for its usage, what its state forbids (DisabledException, KMSInvalidStateException),
 * InvalidKeyUsageException for the algorithm, what its key store can't do (KMSInvalidStateException).
 */
export function useKey(call: Call, input: JsonObject, key: KeyRecord, use: KeyUse): void {
  const { operation, action = operation, encryptionContext = {} } = use;
  const conditions = { ...use.conditions, ...requestAlias(use.named) };
  const byCiphertext = use.named === null;
  const grantTokens = grantTokensIn(input);
  call.authorize({ action, key, encryptionContext, conditions, grantTokens, byCiphertext });
  use.before?.();
  if (key.usage !== use.usage) throw invalidKeyUsage(key.arn, key.usage, operation);
  requireState(key, operation);
  if (use.algorithm !== undefined) requireAlgorithm(key, use.algorithm);
  requireBackingOf(call, key);
}

/** kms:RequestAlias: the alias's name, also where the request has its ARN (developer guide, "Condition keys for AWS KMS"). */
export function requestAlias(keyId: string | null): Conditions {
  const alias = /^(?:arn:[^/]*:)?(alias\/.+)$/.exec(keyId ?? '')?.[1];
  return alias === undefined ? {} : { 'kms:RequestAlias': alias };
}

function requireAlgorithm(key: KeyRecord, algorithm: string): void {
  if (Object.values(algorithmsOf(key.spec, key.usage)).flat().includes(algorithm)) return;
  throw incompatible(algorithm, key.spec);
}

/** An algorithm that keys of this spec don't have. */
export const incompatible = (algorithm: string, spec: string) =>
  new ServiceError(
    'InvalidKeyUsageException',
    `Algorithm ${algorithm} is incompatible with key spec ${spec}.`,
  );
