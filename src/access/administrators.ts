import { sideOf, voicesOf } from './compare.js';
import { analyse } from './comparison/analysis.js';
import type { Atom } from './comparison/atoms.js';
import { entriesOf } from './comparison/entries.js';
import { rowsOf } from './comparison/rows.js';
import { orphanId } from './orphans.js';

/** Neither a service nor a deleted principal changes a policy. */
function isSomebody({ name, caller }: Atom): boolean {
  return (caller.kind === 'role' || caller.kind === 'user') && !orphanId.test(name);
}

/**
 * The principals (ARNs, or `*`) that are certain to be able to change a key policy by what it says itself, from `now` (milliseconds
 * since the epoch; null: at any time) on. The root ARN of an account stands for its root user and its IAM policies.
 */
export function administratorsOf(
  policyText: string,
  account: string | null,
  now: number | null,
): readonly string[] {
  const state = { policy: policyText };
  const voices = voicesOf(state);
  if (voices === null) return [];
  const place = { home: account, key: {} };
  const analysis = analyse({
    ...place,
    before: [],
    after: voices,
    pinned: new Map(),
    principals: [],
    actions: ['PutKeyPolicy'],
    ...(now === null ? {} : { notBefore: now }),
  });
  const sides = { ...place, on: sideOf(state), off: sideOf({ policy: null }) };
  const rows = rowsOf(entriesOf(analysis, 'gained'), analysis, sides);
  const names = rows
    .filter(({ row }) => row.certainty === 'certain')
    .flatMap(({ pieces }) => pieces)
    .filter(({ entry }) => isSomebody(entry.atom))
    .map(({ principal }) => principal);
  return [...new Set(names)].sort();
}
