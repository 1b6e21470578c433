import canonicalize from 'canonicalize';
import type { DesiredKey } from '../model/desired.js';
import type { KeyState } from '../model/key-state.js';
import type { Blocked } from '../model/plan.js';
import { block } from './block.js';
import { fieldRules } from './fields.js';

/** Why the key can't become what is declared: a field that no step can change. Null where there is none. */
export function fixedDifference(desired: DesiredKey, live: KeyState): Blocked | null {
  const differing = (Object.keys(fieldRules) as (keyof KeyState)[]).flatMap((field) => {
    const rule = fieldRules[field];
    if (rule.changes !== 'never') return [];
    const [is, wanted] = [canonicalize(live[field]) ?? '', canonicalize(desired.state[field]) ?? ''];
    return is === wanted ? [] : [`the ${rule.word} is ${is} and not ${wanted}`];
  });
  if (differing.length === 0) return null;
  return block(
    desired.id,
    'KW4001',
    `${differing.join('; ')}, which no step of a plan can change on a live key`,
    primaryMoved(desired, live) ? remedyForMovedPrimary : remedyForNewKey,
  );
}

const remedyForNewKey =
  'declare a new key under another name and move the alias to it when the data has moved';
const remedyForMovedPrimary =
  'the primary key is in another Region now: declare that Region’s target as the key’s and this one as a replica, or move the primary back with kms:UpdatePrimaryRegion';

/** Primary and replica of a multi-Region key can change places (API reference, UpdatePrimaryRegion); a single-Region key can't. */
function primaryMoved(desired: DesiredKey, live: KeyState): boolean {
  const roles = [desired.state.multiRegion, live.multiRegion];
  return roles.includes('primary') && roles.includes('replica');
}

/** Why the key can't be changed at the moment; null where it can. */
export function transition(desired: DesiredKey, live: KeyState): Blocked | null {
  if (live.life !== 'creating' && live.life !== 'updating') return null;
  return block(desired.id, 'KW4010', `the key is ${live.life} at the moment`, 'plan again in a minute');
}
