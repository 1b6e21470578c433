import { authorizeInAccount } from '../../authorize-call.js';
import type { Call, Conditions, Operation } from '../../operation.js';
import { storePolicy } from '../../stored-policy.js';
import { defaultPolicy } from '../default-policy.js';
import { optionalBoolean, optionalText } from '../input.js';
import { checkPolicyLockout } from '../lockout-check.js';
import { parseTags, requestTagConditions } from '../tag-rules.js';
import { keyMetadata } from './key-metadata.js';
import { type KeyRequest, readKeyRequest } from './key-request.js';
import { newKey } from './new-key.js';
import { requireKeyStore } from './require-key-store.js';

/**
 * AWS KMS API reference, CreateKey. It takes kms:CreateKey (with tags: kms:TagResource) by IAM policies; the policy of the new key
 * has to let the caller change it.
 */
export const createKey: Operation = {
  name: 'CreateKey',
  run: (input, call) => {
    const request = readKeyRequest(input, call.partition);
    const description = optionalText(input, 'Description', { max: 8192 }) ?? '';
    const tags = parseTags(input, 'Tags');
    const bypass = optionalBoolean(input, 'BypassPolicyLockoutSafetyCheck');
    const text = optionalText(input, 'Policy', { min: 1 });
    authorizeCreation(call, request, tags, bypass);
    requireKeyStore(call, request);
    const policy = storePolicy(
      call.store,
      text ?? defaultPolicy(call.partition, call.account),
      call.partition,
    );
    const key = newKey(call, request, { description, tags, policy });
    if (!bypass) checkPolicyLockout(call, key);
    call.store.keys.put(key.arn, key);
    return { KeyMetadata: keyMetadata(call.store, key) };
  },
};

function authorizeCreation(
  call: Call,
  { spec, usage, origin, multiRegion }: KeyRequest,
  tags: Readonly<Record<string, string>>,
  bypass: boolean,
): void {
  const conditions: Conditions = {
    'kms:KeySpec': spec,
    'kms:KeyUsage': usage,
    'kms:KeyOrigin': origin,
    'kms:MultiRegion': String(multiRegion),
    ...(multiRegion ? { 'kms:MultiRegionKeyType': 'PRIMARY' } : {}),
    'kms:BypassPolicyLockoutSafetyCheck': String(bypass),
    ...requestTagConditions(tags),
  };
  authorizeInAccount(call, 'CreateKey', '*', conditions);
  if (Object.keys(tags).length > 0) authorizeInAccount(call, 'TagResource', '*', conditions);
}
