import { authorizeInAccount } from '../../authorize-call.js';
import type { Conditions, Operation } from '../../operation.js';
import { storePolicy } from '../../stored-policy.js';
import { defaultPolicy } from '../default-policy.js';
import { optionalBoolean, optionalText } from '../input.js';
import { checkPolicyLockout } from '../lockout-check.js';
import { requireRoomForKey } from '../require-room-for-key.js';
import { parseTags, requestTagConditions } from '../tag-rules.js';
import { keyMetadata } from './key-metadata.js';
import { type KeyRequest, readKeyRequest } from './key-request.js';
import { newKey } from './new-key.js';
import { requireKeyStore } from './require-key-store.js';

/**
 * AWS KMS API reference, CreateKey. It takes kms:CreateKey (with tags: kms:TagResource) by IAM policies. A policy that is given has
 * to let the caller change it; AWS's default one is given to everybody.
 */
export const createKey: Operation = {
  name: 'CreateKey',
  run: (input, call) => {
    const request = readKeyRequest(input, call.partition);
    const description = optionalText(input, 'Description', { max: 8192 }) ?? '';
    const tags = parseTags(input, 'Tags');
    const bypass = optionalBoolean(input, 'BypassPolicyLockoutSafetyCheck');
    const text = optionalText(input, 'Policy', { min: 1, max: 131_072 });
    const conditions = conditionsOf(request, tags, bypass);
    authorizeInAccount(call, 'CreateKey', '*', conditions);
    const policy = defaultPolicy(call.partition, call.account);
    const bare = newKey(call, request, { description, tags, policy });
    if (Object.keys(tags).length > 0) authorizeInAccount(call, 'TagResource', bare.arn, conditions);
    requireRoomForKey(call.store, call.account, call.region);
    requireKeyStore(call, request);
    const key =
      text === null ? bare : { ...bare, policy: storePolicy(call.store, text, call.partition, call.shown) };
    if (text !== null && !bypass) checkPolicyLockout(call, key);
    call.store.keys.put(key.arn, key);
    return { KeyMetadata: keyMetadata(call.store, key) };
  },
};

function conditionsOf(
  { spec, usage, origin, multiRegion }: KeyRequest,
  tags: Readonly<Record<string, string>>,
  bypass: boolean,
): Conditions {
  return {
    'kms:KeySpec': spec,
    'kms:CustomerMasterKeySpec': spec,
    'kms:KeyUsage': usage,
    'kms:CustomerMasterKeyUsage': usage,
    'kms:KeyOrigin': origin,
    'kms:MultiRegion': String(multiRegion),
    ...(multiRegion ? { 'kms:MultiRegionKeyType': 'PRIMARY' } : {}),
    'kms:BypassPolicyLockoutSafetyCheck': String(bypass),
    ...requestTagConditions(tags),
  };
}
