import type { Operation } from '../../operation.js';
import { showPolicy } from '../../stored-policy.js';
import { ownKey } from './own-key.js';
import { requireDefaultPolicy } from './policy-name.js';

/** AWS KMS API reference, GetKeyPolicy: in every key state. */
export const getKeyPolicy: Operation = {
  name: 'GetKeyPolicy',
  run: (input, call) => {
    const key = ownKey(input, call, 'GetKeyPolicy');
    requireDefaultPolicy(input);
    return { Policy: showPolicy(call.store, key.policy), PolicyName: 'default' };
  },
};
