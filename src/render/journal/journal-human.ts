import type { JournalEntry, JournalVerdict } from '../../model/journal.js';
import { diagnosticsHuman } from '../diagnostics.js';
import type { RenderOptions } from '../options.js';
import { paintFor } from '../paint.js';
import { jsonText, visible } from '../visible.js';
import { count } from '../words.js';
import { eventWords } from './journal-words.js';

/** One line an entry. */
export function journalHuman(
  place: string,
  entries: readonly JournalEntry[],
  { color }: RenderOptions,
): string {
  if (entries.length === 0) return `no entries in ${visible(place)}\n`;
  const paint = paintFor(color);
  const width = String(entries.at(-1)?.sequence ?? 0).length;
  return entries
    .map(({ sequence, at, event }) => {
      const kind = paint.bold(event.kind.padEnd(11));
      const number = String(sequence).padStart(width);
      return `${number}  ${paint.dim(visible(at))}  ${kind}  ${visible(eventWords(event))}\n`;
    })
    .join('');
}

/** One entry, whole. */
export function entryHuman(entry: JournalEntry): string {
  return jsonText(entry);
}

/** What checking found: the verdict, what is wrong, and who signed; a checkpoint in the journal and its file are one. */
export function verdictHuman(verdict: JournalVerdict, options: RenderOptions): string {
  const { place, sound, tip, problems, checkpoints } = verdict;
  const paint = paintFor(options.color);
  const entries = count(sound, 'entry', 'entries');
  const head =
    problems.length === 0
      ? paint.green(`sound: ${entries} in ${visible(place)}`)
      : paint.red(`not sound: ${visible(place)}, after ${entries}`);
  const lines = [
    paint.bold(head),
    ...(tip === null ? [] : [`last hash  ${visible(tip)}`]),
    ...new Set(
      checkpoints.map(
        ({ sequence, signer, trusted }) =>
          `checkpoint of entry ${sequence}, signed by ${visible(signer)}${trusted ? '' : ', for whom nobody vouches'}`,
      ),
    ),
  ];
  if (problems.length === 0 && checkpoints.length === 0)
    lines.push(paint.dim('without a checkpoint, nobody can tell whether entries are missing at the end'));
  const told = problems.length === 0 ? '' : `\n${diagnosticsHuman(problems, options)}`;
  return `${lines.join('\n')}\n${told}`;
}
