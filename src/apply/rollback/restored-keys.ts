import type { JournalEntry, Snapshot } from '../../model/journal.js';
import { type KeyId, type KeyState, keyIdText } from '../../model/key-state.js';
import type { Restores } from '../../model/plan.js';
import type { Step } from '../../model/step.js';
import { canonicalText, sha256Hex } from '../journal/entry.js';
import { type RecordedStep, recordedSteps } from '../journal/steps.js';

/** What the journal holds of one key whose steps are undone. */
export interface RestoredKey {
  readonly key: KeyId;
  /** The key's ARN at that time; null for a key that the apply made. */
  readonly arn: string | null;
  /** What each field held before the first of the steps that changed it. */
  readonly fields: Partial<KeyState>;
  /** When its retirement had begun, where a step changed that. */
  readonly retiredSince?: string | null;
  /** What wasn't read then. */
  readonly unread: readonly string[];
  readonly steps: readonly RecordedStep[];
  /** Steps of the same plan on the same fields that aren't undone, and so stay done. */
  readonly kept: readonly Step[];
}

/** The restored steps by key, in the order in which they were begun. */
export function restoredKeys(
  entries: readonly JournalEntry[],
  { digest, changes }: Pick<Restores, 'digest' | 'changes'>,
): readonly RestoredKey[] {
  const all = [...recordedSteps(entries, digest).values()];
  const undone = new Set(changes);
  const confirmed = confirmedChanges(entries, digest);
  const names = new Map(all.map(({ key }) => [keyIdText(key), key]));
  return [...names].flatMap(([name, key]) => {
    const own = all.filter((step) => keyIdText(step.key) === name);
    const steps = own.filter(({ change }) => undone.has(change));
    if (steps.length === 0) return [];
    const { arn, fields, unread, ...marks } = merged(steps.map(({ replaced }) => replaced));
    const kept = own
      .filter(({ change, state }) => !undone.has(change) && (state === 'done' || confirmed.has(change)))
      .filter(({ replaced }) => Object.keys(replaced.fields).some((field) => Object.hasOwn(fields, field)))
      .map(({ step }) => step);
    return [{ key, arn, fields, ...marks, unread, steps, kept }];
  });
}

/** SHA-256 (hex) over the RFC 8785 canonical JSON of the restored changes’ snapshots, each with its change’s id. */
export function snapshotHash(
  entries: readonly JournalEntry[],
  { digest, changes }: Pick<Restores, 'digest' | 'changes'>,
): string {
  const steps = recordedSteps(entries, digest);
  const snapshots = changes.map((change) => ({ change, replaced: steps.get(change)?.replaced ?? null }));
  return sha256Hex(canonicalText(snapshots));
}

/** The earliest snapshot of each field counts: a later run observed what the earlier one had done. */
function merged(snapshots: readonly Snapshot[]): Omit<RestoredKey, 'key' | 'steps' | 'kept'> {
  const unread = snapshots.flatMap((snapshot) => snapshot.unread);
  const marked = snapshots.find(({ retiredSince }) => retiredSince !== undefined)?.retiredSince;
  const known = Object.entries(Object.assign({}, ...snapshots.map(({ fields }) => fields).reverse()));
  return {
    arn: snapshots[0]?.arn ?? null,
    fields: Object.fromEntries(known.filter(([name]) => !unread.includes(name))) as Partial<KeyState>,
    ...(marked === undefined ? {} : { retiredSince: marked }),
    unread: [...new Set(unread)],
  };
}

/** Changes that a later run of the plan found done, also where their end was never recorded. */
function confirmedChanges(entries: readonly JournalEntry[], digest: string): ReadonlySet<string> {
  const found = entries.flatMap(({ event }) =>
    event.kind === 'started' && event.digest === digest ? event.before : [],
  );
  return new Set(found);
}
