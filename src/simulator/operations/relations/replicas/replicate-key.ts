import type { JsonObject } from '../../../../model/json.js';
import { authorizeInAccount } from '../../../authorize-call.js';
import { requireState } from '../../../key-state-table.js';
import type { Call, Conditions, Operation } from '../../../operation.js';
import { alreadyExists, validation } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { showPolicy } from '../../../stored-policy.js';
import { optionalBoolean, optionalText, requiredText } from '../../input.js';
import { keyIdLimits } from '../../key-id.js';
import { keyMetadata } from '../../keys/key-metadata.js';
import { checkPolicyLockout } from '../../lockout-check.js';
import { requireRoomForKey } from '../../require-room-for-key.js';
import { parseTags, requestTagConditions } from '../../tag-rules.js';
import { newReplica, shareMaterials } from './new-replica.js';
import { arnInRegion, regionIn, requirePrimary } from './related-regions.js';
import { replicaPolicy } from './replica-policy.js';

/**
 * AWS KMS API reference, ReplicateKey: a key with the primary's id, material and rotation in another Region, with a policy,
 * description and tags of its own. It takes kms:ReplicateKey on the primary, and kms:CreateKey (with tags: kms:TagResource) by
 * IAM policies in the replica's Region.
 */
export const replicateKey: Operation = {
  name: 'ReplicateKey',
  run: (input, call) => {
    const keyId = requiredText(input, 'KeyId', keyIdLimits);
    const region = regionIn(input, 'ReplicaRegion', call);
    const description = optionalText(input, 'Description', { max: 8192 }) ?? '';
    const tags = parseTags(input, 'Tags');
    const bypass = optionalBoolean(input, 'BypassPolicyLockoutSafetyCheck');
    const text = optionalText(input, 'Policy', { min: 1, max: 131_072 });
    const primary = call.findKey(keyId, { alias: false, crossAccount: false });
    const conditions = { 'kms:ReplicaRegion': region };
    call.authorize({ action: 'ReplicateKey', key: primary, conditions });
    requireState(primary, 'ReplicateKey');
    requirePrimary(primary);
    if (region === primary.region)
      throw validation(`${region} cannot have a replica because it contains the primary.`);
    const there = { ...call, region };
    const arn = arnInRegion(primary, region);
    requireCreation(there, primary, arn, tags, bypass);
    if (call.store.keys.get(arn) !== undefined) {
      throw alreadyExists('You can create only one replica of each primary key in each AWS Region.');
    }
    requireRoomForKey(call.store, call.account, region);
    const policy = replicaPolicy(text, there);
    const replica = newReplica(primary, { arn, region, description, tags, policy, now: call.now });
    if (text !== null && !bypass) checkPolicyLockout(there, replica);
    call.store.keys.put(arn, replica);
    shareMaterials(call, replica);
    return {
      ReplicaKeyMetadata: keyMetadata(call.store, replica),
      ReplicaPolicy: showPolicy(call.store, policy),
      ...(Object.keys(tags).length === 0 ? {} : { ReplicaTags: tagList(tags) }),
    };
  },
};

function tagList(tags: Readonly<Record<string, string>>): JsonObject[] {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}

/** The permissions that it takes where the replica is made. */
function requireCreation(
  there: Call,
  { spec, usage, origin }: KeyRecord,
  arn: string,
  tags: Readonly<Record<string, string>>,
  bypass: boolean,
): void {
  const conditions: Conditions = {
    'kms:KeySpec': spec,
    'kms:KeyUsage': usage,
    'kms:KeyOrigin': origin,
    'kms:MultiRegion': 'true',
    'kms:MultiRegionKeyType': 'REPLICA',
    'kms:BypassPolicyLockoutSafetyCheck': String(bypass),
    ...requestTagConditions(tags),
  };
  authorizeInAccount(there, 'CreateKey', '*', conditions);
  if (Object.keys(tags).length > 0) authorizeInAccount(there, 'TagResource', arn, conditions);
}
