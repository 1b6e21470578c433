import type { JsonObject } from '../../../../model/json.js';
import type { Call } from '../../../operation.js';
import { partitionOf } from '../../../partition.js';
import { unsupported } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { constraint, requiredText } from '../../input.js';

/**
 * A Region that the request names, one of the call's partition. Throws ValidationException for what can't be a Region,
 * UnsupportedOperationException for another partition's.
 */
export function regionIn(input: JsonObject, member: 'ReplicaRegion' | 'PrimaryRegion', call: Call): string {
  const region = requiredText(input, member, { max: 32 });
  if (!/^([a-z]+-){2,3}\d+$/.test(region))
    throw constraint(region, member, 'Member must satisfy regular expression pattern: ^([a-z]+-){2,3}\\d+$');
  if (partitionOf(region) !== call.partition)
    throw unsupported(`${region} is in another partition than ${call.region}.`);
  return region;
}

/** Throws UnsupportedOperationException unless the key is a multi-Region primary key. */
export function requirePrimary({ arn, region, multiRegion }: KeyRecord): void {
  if (multiRegion?.primaryRegion !== region) throw unsupported(`${arn} is not a multi-region primary key.`);
}

/** The ARN that a multi-Region key has in another Region. */
export function arnInRegion({ partition, account, id }: KeyRecord, region: string): string {
  return `arn:${partition}:kms:${region}:${account}:key/${id}`;
}

/** The key itself and all its replicas. */
export function relatedKeys({ store }: Call, { account, id }: KeyRecord): readonly KeyRecord[] {
  return store.keys.where('group', `${account} ${id}`);
}

/** How long a key is Creating or Updating; AWS says "a few seconds". */
export const settlesInMilliseconds = 1000;
