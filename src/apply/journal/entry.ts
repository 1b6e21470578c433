import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { JournalEntry, JournalEvent } from '../../model/journal.js';

/** What the first entry has instead of a hash before it. */
export const beforeFirst = `sha256:${'0'.repeat(64)}`;

/** The entry that follows `previous`: numbered, chained and hashed. */
export function sealEntry(previous: JournalEntry | null, event: JournalEvent, now: number): JournalEntry {
  const body = {
    version: 1,
    sequence: (previous?.sequence ?? 0) + 1,
    at: new Date(now).toISOString(),
    previous: previous?.hash ?? beforeFirst,
    event,
  } as const;
  return { ...body, hash: hashOf(body) };
}

/** The entry as one line, without the line feed: RFC 8785 canonical JSON. */
export function entryText(entry: JournalEntry): string {
  return canonicalText(entry);
}

/** `sha256:` and 64 hex digits over the canonical JSON of everything but the hash itself. */
export function hashOf({ version, sequence, at, previous, event }: Omit<JournalEntry, 'hash'>): string {
  return `sha256:${sha256Hex(canonicalText({ version, sequence, at, previous, event }))}`;
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** RFC 8785. Throws a TypeError for what isn't JSON. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
