import type { Operation } from '../../operation.js';
import { storePolicy } from '../../stored-policy.js';
import { optionalBoolean, requiredText } from '../input.js';
import { checkPolicyLockout } from '../lockout-check.js';
import { ownKey } from './own-key.js';
import { requireDefaultPolicy } from './policy-name.js';

/** AWS KMS API reference, PutKeyPolicy: in every key state, replacing the whole policy. */
export const putKeyPolicy: Operation = {
  name: 'PutKeyPolicy',
  run: (input, call) => {
    const text = requiredText(input, 'Policy');
    const bypass = optionalBoolean(input, 'BypassPolicyLockoutSafetyCheck');
    const key = ownKey(input, call, 'PutKeyPolicy', {
      'kms:BypassPolicyLockoutSafetyCheck': String(bypass),
    });
    requireDefaultPolicy(input);
    const next = { ...key, policy: storePolicy(call.store, text, call.partition) };
    if (!bypass) checkPolicyLockout(call, next);
    call.store.keys.put(key.arn, next);
    return {};
  },
};
