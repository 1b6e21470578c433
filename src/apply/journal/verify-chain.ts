import type { Diagnostic } from '../../model/diagnostic.js';
import type { ErrorCode } from '../../model/error-codes.js';
import type { Checkpoint, JournalEntry } from '../../model/journal.js';
import { beforeFirst, canonicalText, hashOf } from './entry.js';
import { eventFault } from './event-shape.js';
import type { NewEntries, RawEntry } from './store.js';
import { isObject } from './value-checks.js';

export type Chain =
  | { readonly ok: true; readonly entries: readonly JournalEntry[] }
  /** `entries` are those before the first bad one. */
  | { readonly ok: false; readonly entries: readonly JournalEntry[]; readonly problem: Diagnostic };

/**
 * Checks what is kept, entry by entry, from `after` on (null: from the first): each is canonical JSON of a known form, has the number of
 * its place, the hash of the one before, and its own right hash. What is missing at the end no chain can show: that is what
 * checkpoints are for.
 */
export function verifyChain({ entries: raw, torn }: NewEntries, after: JournalEntry | null = null): Chain {
  const entries: JournalEntry[] = [];
  const byNumber = new Map<number, JournalEntry>();
  let previous = after;
  for (const item of raw) {
    const read = readEntry(item, previous);
    if (!read.ok) return { ok: false, entries, problem: bad('KW4562', read.fault) };
    const fault = checkpointFault(read.entry, byNumber, after);
    if (fault !== null) return { ok: false, entries, problem: bad('KW4562', fault) };
    entries.push(read.entry);
    byNumber.set(read.entry.sequence, read.entry);
    previous = read.entry;
  }
  if (torn === null) return { ok: true, entries };
  const next = (previous?.sequence ?? 0) + 1;
  return {
    ok: false,
    entries,
    problem: bad('KW4563', `entry ${next} is cut off: ${torn.bytes} bytes without an end`),
  };
}

/** Why the journal doesn't hold what a checkpoint says; null where it does. Its signature isn't looked at here. */
export function checkpointProblem(
  checkpoint: Checkpoint,
  entries: readonly JournalEntry[],
): Diagnostic | null {
  const { sequence, hash } = checkpoint;
  const entry = entries[sequence - 1];
  if (entry === undefined) {
    const message = `the checkpoint was made at entry ${sequence}, but the journal ends at entry ${entries.length}: entry ${entries.length + 1} is missing`;
    return bad('KW4564', message);
  }
  if (entry.hash === hash) return null;
  return bad('KW4564', `entry ${sequence} has the hash ${entry.hash}, but the checkpoint says ${hash}`);
}

type Read =
  | { readonly ok: true; readonly entry: JournalEntry }
  | { readonly ok: false; readonly fault: string };

function readEntry({ position, text }: RawEntry, previous: JournalEntry | null): Read {
  const number = (previous?.sequence ?? 0) + 1;
  const wrong = (why: string): Read => ({ ok: false, fault: `entry ${number} ${why}` });
  if (position !== number) return wrong('is missing');
  const value = parsed(text);
  if (value === null) return wrong('is not JSON text as keywright writes it');
  const { version, sequence, at, event, hash } = value;
  if (version !== 1) return wrong('has an unknown version');
  const isWhole = typeof at === 'string' && typeof hash === 'string' && Object.keys(value).length === 6;
  if (!isWhole || !Number.isSafeInteger(sequence)) return wrong('lacks a member, or has one too many');
  if (sequence !== number) return wrong(`is missing: in its place stands what was entry ${sequence}`);
  if (value['previous'] !== (previous?.hash ?? beforeFirst))
    return wrong('does not follow from the entry before it: one of the two was replaced');
  const fault = eventFault(event);
  if (fault !== null) return wrong(`can't be understood: ${fault}`);
  const entry = value as unknown as JournalEntry;
  if (hashOf(entry) !== hash) return wrong('was edited: its hash is not that of its content');
  return { ok: true, entry };
}

/** A checkpoint in the journal speaks of an entry before it. */
function checkpointFault(
  { sequence, event }: JournalEntry,
  known: ReadonlyMap<number, JournalEntry>,
  after: JournalEntry | null,
): string | null {
  if (event.kind !== 'checkpoint') return null;
  if (event.sequence >= sequence || event.sequence < 1)
    return `entry ${sequence} is a checkpoint of what comes after it`;
  const entry = event.sequence === after?.sequence ? after : known.get(event.sequence);
  // What lies before `after` was checked when it was read.
  if (entry === undefined || entry.hash === event.hash) return null;
  return `entry ${event.sequence} is not what the checkpoint in entry ${sequence} says`;
}

/** The object in the text, if that is canonical: another spelling, or a member that stands there twice, isn't what was written. */
function parsed(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isObject(value) && canonicalText(value) === text ? value : null;
  } catch {
    return null;
  }
}

function bad(code: ErrorCode, message: string): Diagnostic {
  return { code, severity: 'error', message };
}
