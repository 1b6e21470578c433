import type { JsonObject } from '../../../../model/json.js';
import type { Call } from '../../../operation.js';
import { limitExceeded, validation } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { resourceQuotasOf } from '../../../store.js';
import { requiredText } from '../../input.js';
import { keyIdLimits } from '../../key-id.js';

/** The key in TargetKeyId, one of the caller's account: by id or ARN, because an alias can't stand for an alias. */
export function targetKeyIn(input: JsonObject, call: Call): KeyRecord {
  const name = requiredText(input, 'TargetKeyId', keyIdLimits);
  if (/^(arn:[^:]*:kms:[^:]*:[^:]*:)?alias\//.test(name))
    throw validation('Aliases must refer to keys. Not aliases');
  return call.findKey(name, { alias: false, crossAccount: false });
}

/** Throws LimitExceededException where the key has all the aliases that it can have. */
export function requireRoomForAlias({ store }: Call, key: KeyRecord): void {
  const mostAliases = resourceQuotasOf(store).aliasesPerKey;
  if (store.aliases.count('target', key.arn) < mostAliases) return;
  throw limitExceeded(`${key.arn} has ${mostAliases} aliases, which is the most that a key can have.`);
}
