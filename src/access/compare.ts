import type { AccessChange, AccessRow } from '../model/access-row.js';
import type { NativeGrant } from '../model/native-grant.js';
import { analyse } from './comparison/analysis.js';
import { type ChangedRow, changedRows } from './comparison/changed.js';
import { entriesOf } from './comparison/entries.js';
import type { ComparedKey } from './comparison/fixed-values.js';
import type { Question } from './comparison/question.js';
import { rowsOf } from './comparison/rows.js';
import { grantVoices, policyVoices, type Voice } from './comparison/voices.js';
import { readPolicy } from './read-policy.js';

export type { ChangedRow } from './comparison/changed.js';
export type { ComparedKey } from './comparison/fixed-values.js';

/** What decides about a key's use. */
export interface AccessState {
  /** The key policy's text; null for none, which gives nothing. */
  readonly policy: string | null;
  readonly grants?: readonly NativeGrant[];
}

/** What is known of the key; each known thing makes the answer more exact. */
export interface CompareOptions {
  /** The key's account. Without it every caller is taken to be of the key's account. */
  readonly account?: string;
  readonly key?: ComparedKey;
}

export interface AccessComparison extends AccessChange {
  readonly equal: boolean;
  /** The same people with the same operations under other conditions: what is in both lists, side by side. */
  readonly changed: readonly ChangedRow[];
}

/**
 * Who may do what after that they couldn't before, and the reverse, in the fewest rows.
 *
 * Every request falls into finitely many classes: callers by whom statements name, actions by which patterns they fit, and the
 * values of each condition key by how the conditions on it answer. Within those classes a statement is a box, a product of
 * sets of values, so that what is gained and lost is found by subtracting boxes, exactly. What can't be classed
 * (policy variables; more than the budget) is a condition of its own that may hold or not. Thus a gain is never
 * missed; a row is certain where the evaluator confirms one request of it, and says "may" otherwise.
 */
export function compare(
  before: AccessState,
  after: AccessState,
  options: CompareOptions = {},
): AccessComparison {
  const [was, is] = [voicesOf(before), voicesOf(after)];
  if (was === null || is === null) {
    if (before.policy === after.policy && sameGrants(before, after)) return nothing;
    return { equal: false, gained: [unreadable], lost: [unreadable], changed: [] };
  }
  const question: Question = {
    before: was,
    after: is,
    home: options.account ?? null,
    key: options.key ?? {},
    pinned: new Map(),
    principals: [],
    actions: [],
  };
  const analysis = analyse(question);
  if (analysis.findings.length === 0) return nothing;
  const [old, now] = [sideOf(before), sideOf(after)];
  const place = { home: question.home, key: question.key };
  const gained = rowsOf(entriesOf(analysis, 'gained'), analysis, { ...place, on: now, off: old });
  const lost = rowsOf(entriesOf(analysis, 'lost'), analysis, { ...place, on: old, off: now });
  return {
    equal: gained.length + lost.length === 0,
    gained: gained.map(({ row }) => row),
    lost: lost.map(({ row }) => row),
    changed: changedRows(gained, lost, analysis),
  };
}

const nothing: AccessComparison = { equal: true, gained: [], lost: [], changed: [] };

/** What is said where a policy can't be read. */
export const unreadable: AccessRow = {
  principals: ['*'],
  operations: ['*'],
  conditions: '',
  certainty: 'may',
  witness: null,
  note: 'the policy can’t be read',
};

/** Null where the policy can't be read. */
export function voicesOf({ policy, grants = [] }: AccessState): readonly Voice[] | null {
  const document = policy === null ? null : readPolicy(policy, 'key');
  if (policy !== null && document === null) return null;
  return [...(document === null ? [] : policyVoices(document)), ...grantVoices(grants)];
}

export function sideOf({ policy, grants = [] }: AccessState) {
  return { policy, grants };
}

function sameGrants(a: AccessState, b: AccessState): boolean {
  return JSON.stringify(a.grants ?? []) === JSON.stringify(b.grants ?? []);
}
