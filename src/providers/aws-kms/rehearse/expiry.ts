import type { Condition } from '../../../access/policy.js';
import { readPolicy } from '../../../access/read-policy.js';
import type { DesiredKey } from '../../../model/desired.js';
import type { Trial } from '../../../model/rehearsal.js';

/**
 * The last end of what the key's policy gives the caller for the action (as the policy has it: RFC 3339); null where something of that
 * has no end.
 */
export function expiryOf({ principal, action }: Trial, { state }: DesiredKey): string | null {
  const statements = readPolicy(state.policy, 'key')?.statements ?? [];
  const ends = statements
    .filter(
      ({ principals, actions }) =>
        actions?.patterns.includes(action) === true &&
        principals?.entries.some(({ value }) => value === principal || value === '*'),
    )
    .map(({ conditions }) => conditions.find(isEnd)?.values[0] ?? null);
  const times = ends.flatMap((end) => (end === null ? [] : [end]));
  if (times.length < ends.length) return null;
  return times.reduce<string | null>(
    (last, end) => (last === null || Date.parse(end) > Date.parse(last) ? end : last),
    null,
  );
}

function isEnd({ operator, key }: Condition): boolean {
  return operator === 'DateLessThan' && key.toLowerCase() === 'aws:currenttime';
}
