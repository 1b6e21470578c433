import type { JsonObject } from '../../../../model/json.js';
import type { Call } from '../../../operation.js';
import { partitionOf } from '../../../partition.js';
import { invalidState, unsupported, validation } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { constraint, requiredText } from '../../input.js';

/** How AWS names Regions; which of them exist, the simulator doesn't know. */
const regions =
  /^[a-z]{2,4}(-gov|-iso[a-z]?)?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\d+$/;

/**
 * A Region that the request names, one of the call's partition. Throws ValidationException for what can't be a Region and for
 * another partition's.
 */
export function regionIn(input: JsonObject, member: 'ReplicaRegion' | 'PrimaryRegion', call: Call): string {
  const region = requiredText(input, member, { max: 32 });
  if (!/^([a-z]+-){2,3}\d+$/.test(region))
    throw constraint(region, member, 'Member must satisfy regular expression pattern: ^([a-z]+-){2,3}\\d+$');
  if (!regions.test(region)) {
    throw validation(
      `Region ${region} is not a valid Region or multi-Region keys are not supported in Region ${region}.`,
    );
  }
  if (partitionOf(region) !== call.partition)
    throw validation('The replica key Region must be in the same AWS partition as the primary key Region.');
  return region;
}

/** Throws UnsupportedOperationException unless the key is a multi-Region primary key. */
export function requirePrimary({ arn, region, multiRegion }: KeyRecord): void {
  if (multiRegion?.primaryRegion !== region) throw unsupported(`${arn} is not a multi-region primary key.`);
}

/** Throws KMSInvalidStateException for a replica key, as UpdatePrimaryRegion answers for one. */
export function requireNoReplica({ arn, region, multiRegion }: KeyRecord): void {
  if (multiRegion !== null && multiRegion.primaryRegion !== region)
    throw invalidState(`${arn} is not a multi-Region primary key.`);
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
