import type { CompareOptions } from '../compare.js';
import { awsOriginOf, keySpecOf, keyUsageOf } from '../key-types.js';
import type { KeySubject } from './subject.js';

/** What the access model can know of the key, in AWS's spellings; null for what couldn't be read. */
export function awsFacts({ state }: KeySubject) {
  const { algorithm, purpose, origin, multiRegion } = state;
  return {
    spec: algorithm.read && algorithm.value !== 'unknown' ? keySpecOf(algorithm.value) : null,
    usage: purpose.read && purpose.value !== 'unknown' ? keyUsageOf(purpose.value) : null,
    origin: origin.read ? awsOriginOf(origin.value.kind) : null,
    multiRegion: multiRegion.read ? multiRegion.value !== 'single' : null,
  };
}

/** The same for comparisons and questions. */
export function awsOptions(subject: KeySubject): CompareOptions {
  const known = Object.entries({ ...awsFacts(subject), arn: subject.arn }).filter(
    ([, fact]) => fact !== null,
  );
  return { account: subject.target.account, key: Object.fromEntries(known) };
}
