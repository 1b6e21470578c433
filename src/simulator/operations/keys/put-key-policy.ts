import type { Operation } from '../../operation.js';
import { storePolicy } from '../../stored-policy.js';
import { optionalBoolean, requiredText } from '../input.js';
import { checkPolicyLockout } from '../lockout-check.js';
import { ownKey } from './own-key.js';
import { namesDefaultPolicy, onlyDefaultPolicy } from './policy-name.js';

/** The length of the parameter; what a key can have is less (API reference, PutKeyPolicy; developer guide, "Resource quotas"). */
const longestPolicy = 131_072;

/** AWS KMS API reference, PutKeyPolicy: in every key state, replacing the whole policy. */
export const putKeyPolicy: Operation = {
  name: 'PutKeyPolicy',
  run: (input, call) => {
    const text = requiredText(input, 'Policy', { max: longestPolicy });
    const isDefault = namesDefaultPolicy(input);
    const bypass = optionalBoolean(input, 'BypassPolicyLockoutSafetyCheck');
    const key = ownKey(input, call, 'PutKeyPolicy', {
      'kms:BypassPolicyLockoutSafetyCheck': String(bypass),
    });
    if (!isDefault) throw onlyDefaultPolicy();
    const next = { ...key, policy: storePolicy(call.store, text, call.partition, call.shown) };
    if (!bypass) checkPolicyLockout(call, next);
    call.store.keys.put(key.arn, next);
    return {};
  },
};
