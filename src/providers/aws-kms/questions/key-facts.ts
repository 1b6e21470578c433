import type { CompareOptions } from '../../../access/compare.js';
import type { AskedKey } from '../../../model/question.js';
import { awsOriginOf, keySpecOf, keyUsageOf } from '../capabilities.js';

/** What is known of a key, in AWS's spellings. */
export function keyFacts({
  target,
  arn,
  state,
}: Pick<AskedKey, 'target' | 'arn'> & {
  readonly state: Pick<AskedKey['state'], 'algorithm' | 'purpose' | 'origin' | 'multiRegion'>;
}): CompareOptions {
  return {
    account: target.account,
    key: {
      ...(arn === null ? {} : { arn }),
      ...(state.algorithm === 'unknown' ? {} : { spec: keySpecOf(state.algorithm) }),
      ...(state.purpose === 'unknown' ? {} : { usage: keyUsageOf(state.purpose) }),
      origin: awsOriginOf(state.origin.kind),
      multiRegion: state.multiRegion !== 'single',
    },
  };
}
