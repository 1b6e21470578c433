import type { JsonObject } from '../../../model/json.js';
import type { Call, Conditions } from '../../operation.js';
import type { KeyRecord } from '../../state.js';
import { requiredText } from '../input.js';
import { keyIdLimits } from '../key-id.js';

/**
 * The key of the caller's own account that `KeyId` names by its id or ARN, if the caller may do `action` on it.
 * Throws NotFoundException, InvalidArnException and AccessDeniedException.
 */
export function ownKey(
  input: JsonObject,
  call: Call,
  action: string,
  conditions: Conditions = {},
): KeyRecord {
  const keyId = requiredText(input, 'KeyId', keyIdLimits);
  const key = call.findKey(keyId, { alias: false, crossAccount: false });
  call.authorize({ action, key, conditions });
  return key;
}
