import type { JsonObject } from '../../../model/json.js';
import { requireState } from '../../key-state-table.js';
import type { Call, KeyAccess } from '../../operation.js';
import { invalidKeyUsage, ServiceError, unsupported } from '../../service-error.js';
import type { KeyRecord, KeyUsage } from '../../state.js';
import { constraint, optionalTexts } from '../input.js';
import { algorithmsOf } from '../keys/key-algorithms.js';

/** How an operation wants to use a key. */
export interface KeyUse extends Pick<KeyAccess, 'encryptionContext' | 'conditions'> {
  /** As the API has it; also names the permission where `action` doesn't. */
  readonly operation: string;
  readonly action?: string;
  readonly usage: KeyUsage;
  /** What the request asks for; the key has to be able to do it. */
  readonly algorithm?: string;
}

/**
 * Lets a key be used, or throws as AWS does, in this order: AccessDeniedException, what its state forbids
 * (DisabledException, KMSInvalidStateException), InvalidKeyUsageException.
 */
export function useKey(call: Call, input: JsonObject, key: KeyRecord, use: KeyUse): void {
  const { operation, action = operation, encryptionContext = {}, conditions = {} } = use;
  call.authorize({ action, key, encryptionContext, conditions, grantTokens: grantTokens(input) });
  requireState(key, operation);
  if (key.usage !== use.usage) throw invalidKeyUsage(key.arn, key.usage, operation);
  if (use.algorithm !== undefined) requireAlgorithm(key, use.algorithm);
}

/** At most ten (API reference, any operation that takes them). */
export function grantTokens(input: JsonObject): readonly string[] {
  const tokens = optionalTexts(input, 'GrantTokens');
  if (tokens.length > 10)
    throw constraint('[…]', 'GrantTokens', 'Member must have length less than or equal to 10');
  return tokens;
}

function requireAlgorithm(key: KeyRecord, algorithm: string): void {
  if (Object.values(algorithmsOf(key.spec, key.usage)).flat().includes(algorithm)) return;
  throw new ServiceError(
    'InvalidKeyUsageException',
    `Algorithm ${algorithm} is incompatible with key spec ${key.spec}.`,
  );
}

/** An attestation document can't be checked without the hardware that signs it, so it is refused, never ignored. */
export function refuseRecipient(input: JsonObject): void {
  if ((input['Recipient'] ?? null) === null) return;
  throw unsupported('The simulator does not support the parameter Recipient.');
}
