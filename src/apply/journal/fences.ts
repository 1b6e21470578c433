import type { JournalEntry } from '../../model/journal.js';

/** The hold that an entry is written under. */
export interface Fence {
  readonly lock: string;
  readonly fence: number;
}

/** The highest fence that the journal knows of a lock; 0 where it knows none. */
export function highestFence(entries: readonly JournalEntry[], lock: string): number {
  return entries.reduce(
    (highest, { event }) =>
      event.kind === 'lock' && event.lock === lock ? Math.max(highest, event.fence) : highest,
    0,
  );
}

/** Who has taken one of the locks after us; null where nobody has. */
export function takenAfter(entries: readonly JournalEntry[], fences: readonly Fence[]) {
  for (const { event } of entries) {
    if (event.kind !== 'lock' || event.action !== 'taken') continue;
    if (fences.some(({ lock, fence }) => lock === event.lock && fence < event.fence)) return event;
  }
  return null;
}
