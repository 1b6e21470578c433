import type { Target } from '../../model/estate.js';
import type { ObservedTarget } from '../../model/observed.js';

/** One target as it was observed. */
export interface ObservedPlace {
  readonly target: Target;
  readonly observed: ObservedTarget;
}

/** The parts of a key's ARN. */
export interface KeyArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly id: string;
}

/** Null for what is no key ARN (AWS KMS developer guide, "Key identifiers"). */
export function parseKeyArn(arn: string): KeyArn | null {
  const match = /^arn:([a-z-]+):kms:([a-z0-9-]+):(\d{12}):key\/([A-Za-z0-9-]+)$/.exec(arn);
  if (match === null) return null;
  const [, partition = '', region = '', account = '', id = ''] = match;
  return { partition, region, account, id };
}
