import type { Diagnostic } from '../model/diagnostic.js';
import type { JournalEntry } from '../model/journal.js';
import { systemClock } from './clock.js';
import { ownStoreAt } from './journal-place.js';
import type { Session } from './session.js';

/**
 * What the journal there holds, up to the first bad entry, and what is wrong with it. One that isn't there holds nothing, nor does one that
 * was committed: a pull request could say in it what was applied, and by whom.
 */
export async function entriesAt(
  session: Session,
  place: string | undefined,
): Promise<{ readonly entries: readonly JournalEntry[]; readonly problems: readonly Diagnostic[] }> {
  const store = await ownStoreAt(session, place, systemClock);
  if (!store.ok) return { entries: [], problems: store.problems };
  const { readJournal } = await import('../apply/journal/journal.js');
  const read = await readJournal(store.value);
  if (!read.ok) return { entries: [], problems: read.problems };
  const { entries, problem } = read.value;
  return { entries, problems: problem === null ? [] : [problem] };
}
