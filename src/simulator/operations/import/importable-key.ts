import type { JsonObject } from '../../../model/json.js';
import { requireState } from '../../key-state-table.js';
import type { Call, Conditions } from '../../operation.js';
import { wrongOrigin } from '../../service-error.js';
import type { KeyRecord } from '../../state.js';
import { ownKey } from '../keys/own-key.js';

/**
 * The key that `KeyId` names, if the caller may do `operation` with it and its material is imported. Throws
 * NotFoundException, InvalidArnException, AccessDeniedException, UnsupportedOperationException (another origin) and
 * KMSInvalidStateException.
 */
export function importableKey(
  input: JsonObject,
  call: Call,
  operation: string,
  conditions: Conditions = {},
): KeyRecord {
  const key = ownKey(input, call, operation, conditions);
  if (key.origin !== 'EXTERNAL') throw wrongOrigin(key.arn, key.origin);
  requireState(key, operation);
  return key;
}
