import { mayOnKey } from '../authorize-call.js';
import type { Call } from '../operation.js';
import { malformedPolicy } from '../service-error.js';
import type { KeyRecord } from '../state.js';

/**
 * Throws MalformedPolicyDocumentException unless the caller could put another policy in place of the one that `key` has here.
 * It is asked before that policy is stored, and not where BypassPolicyLockoutSafetyCheck is true.
 * Source: AWS KMS API reference, PutKeyPolicy: "must allow the calling principal to make a subsequent PutKeyPolicy request".
 */
export function checkPolicyLockout(call: Call, key: KeyRecord): void {
  const conditions = { 'kms:BypassPolicyLockoutSafetyCheck': 'false' };
  if (mayOnKey(call, { action: 'PutKeyPolicy', key, conditions })) return;
  throw malformedPolicy('The new key policy will not allow you to update the key policy in the future.');
}
