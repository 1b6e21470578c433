import { requireState } from '../../key-state-table.js';
import type { Operation } from '../../operation.js';
import { constraint, optionalText } from '../input.js';
import { ownKey } from './own-key.js';

/** AWS KMS API reference, UpdateKeyDescription. An empty text removes the description. */
export const updateKeyDescription: Operation = {
  name: 'UpdateKeyDescription',
  run: (input, call) => {
    const description = optionalText(input, 'Description', { max: 8192 });
    if (description === null) throw constraint(null, 'Description', 'Member must not be null');
    const key = ownKey(input, call, 'UpdateKeyDescription');
    requireState(key, 'UpdateKeyDescription');
    call.store.keys.put(key.arn, { ...key, description });
    return {};
  },
};
