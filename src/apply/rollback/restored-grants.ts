import type { DesiredKey } from '../../model/desired.js';
import type { Estate } from '../../model/estate.js';
import type { GrantState } from '../../model/key-state.js';
import { isOurs, isServiceMade } from '../../plan/grant-moves.js';
import { canonicalText } from '../journal/entry.js';
import type { RestoredKey } from './restored-keys.js';

/** Native grants that a key is to have again, and what of it can't be had. */
export interface RestoredGrants {
  /** Null where they are left as they are. */
  readonly grants: readonly GrantState[] | null;
  readonly notes: readonly string[];
}

/**
 * The grants of the snapshot that are keywright's to make: its own, those that the undone steps revoked, and on a key that owns its
 * grants everybody's. What AWS services and others made and took back themselves, only they can make again.
 */
export function restoredGrants(
  desired: DesiredKey,
  live: readonly GrantState[],
  { fields, steps }: RestoredKey,
  { grants: listed }: Estate['observe'],
): RestoredGrants {
  const before = fields.grants;
  if (before === undefined) return { grants: null, notes: [] };
  if (listed === 'declared' && desired.state.grants.length === 0 && desired.nativeGrants === 'shared')
    return { grants: null, notes: [unlisted] };
  const revoked = new Set(
    steps.flatMap(({ step }) => (step.op === 'revoke-grant' ? [contentOf(step.grant)] : [])),
  );
  const isToMake = (grant: GrantState) =>
    isOurs(grant) ||
    (!isServiceMade(grant) && (desired.nativeGrants === 'exclusive' || revoked.has(contentOf(grant))));
  const there = new Set(live.map(contentOf));
  const lost = before.filter((grant) => !isToMake(grant) && !there.has(contentOf(grant)));
  const grants = before.filter(isToMake);
  return { grants, notes: lost.length === 0 ? [] : [othersMade(lost.length)] };
}

const unlisted =
  'its native grants are not restored: the estate declares none for it now, so that they are not listed (`observe.grants: declared`)';

function othersMade(count: number): string {
  return `${count} native grant(s) that others had made are gone, and only they can make them again`;
}

function contentOf({ id: _, ...content }: GrantState): string {
  return canonicalText(content);
}
