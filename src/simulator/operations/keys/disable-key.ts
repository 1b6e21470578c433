import { requireState } from '../../key-state-table.js';
import type { Operation } from '../../operation.js';
import { requiredText } from '../input.js';
import { keyIdLimits } from '../key-id.js';
import { enabling } from './enabling.js';
import { trailingDays } from './trailing-days.js';

/** AWS KMS API reference, DisableKey. */
export const disableKey: Operation = {
  name: 'DisableKey',
  run: (input, call) => {
    const keyId = requiredText(input, 'KeyId', keyIdLimits);
    const key = call.findKey(keyId, { alias: false, crossAccount: false });
    call.authorize({ action: 'DisableKey', key, conditions: trailingDays(key, call.now) });
    requireState(key, 'DisableKey');
    call.store.keys.put(key.arn, enabling(key, 'Disabled'));
    return {};
  },
};
