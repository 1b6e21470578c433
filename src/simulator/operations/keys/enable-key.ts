import { requireState } from '../../key-state-table.js';
import type { Operation } from '../../operation.js';
import { enabling, withoutOverdueRotation } from './enabling.js';
import { ownKey } from './own-key.js';

/** AWS KMS API reference, EnableKey. */
export const enableKey: Operation = {
  name: 'EnableKey',
  run: (input, call) => {
    const key = ownKey(input, call, 'EnableKey');
    requireState(key, 'EnableKey');
    call.store.keys.put(key.arn, enabling(withoutOverdueRotation(key, call.now), 'Enabled'));
    return {};
  },
};
