import type { Operation } from '../../operation.js';
import { showPolicy } from '../../stored-policy.js';
import { ownKey } from './own-key.js';
import { namesDefaultPolicy, noSuchPolicy } from './policy-name.js';

/** AWS KMS API reference, GetKeyPolicy: in every key state. */
export const getKeyPolicy: Operation = {
  name: 'GetKeyPolicy',
  run: (input, call) => {
    const isDefault = namesDefaultPolicy(input);
    const key = ownKey(input, call, 'GetKeyPolicy');
    if (!isDefault) throw noSuchPolicy();
    const { policy } = call.shown.keys.get(key.arn) ?? key;
    return { Policy: showPolicy(call.shown, policy), PolicyName: 'default' };
  },
};
