import type { JournalEntry, JournalVerdict } from '../../model/journal.js';
import { jsonText } from '../visible.js';

/** Entries for programs: `{place, entries[]}`. */
export function journalJson(place: string, entries: readonly JournalEntry[]): string {
  return jsonText({ place, entries });
}

/** What checking found, for programs: `{place, sound, tip, problems[], checkpoints[]}`. */
export function verdictJson(verdict: JournalVerdict): string {
  return jsonText(verdict);
}
