import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { JournalClock, JournalStore } from '../apply/journal/store.js';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { Session } from './session.js';

/** The words for the option, the same in every command. */
export const journalOption = [
  '--journal <place>',
  'a file or s3://BUCKET/PREFIX (default: KEYWRIGHT_JOURNAL, or .keywright/journal.jsonl in the estate)',
] as const;

/** Where the journal is: as the runner says, never as the estate does. */
export function journalPlace({ terminal, folder }: Session, option: string | undefined): string {
  const named = option ?? terminal.env['KEYWRIGHT_JOURNAL'] ?? '';
  if (named === '') return join(folder, '.keywright', 'journal.jsonl');
  return named.includes('://') ? named : resolve(terminal.cwd, named);
}

/** The store there; nothing is read yet. */
export async function storeAt(
  session: Session,
  option: string | undefined,
  clock: JournalClock,
): Promise<Outcome<JournalStore>> {
  const { openStore } = await import('../apply/journal/open-store.js');
  const { cwd, env } = session.terminal;
  return openStore(journalPlace(session, option), { cwd, env, clock });
}

/** The store there, for what relies on what the journal says: never one that was committed, since a pull request could bring its own. */
export async function ownStoreAt(
  session: Session,
  option: string | undefined,
  clock: JournalClock,
): Promise<Outcome<JournalStore>> {
  const place = journalPlace(session, option);
  if (await isCommitted(session, place)) return { ok: false, problems: [committed(place)] };
  return storeAt(session, option, clock);
}

/** Whether Git has the file, its locks, or a link or submodule on the way to it; names count in any case, as some disks have it. */
async function isCommitted({ folder, terminal: { cwd, env } }: Session, place: string): Promise<boolean> {
  if (place.includes('://')) return false;
  const base = [folder, cwd].find((each) => isBelow(each, place));
  if (base === undefined) return false;
  const { gitWith } = await import('../estate/git/git.js');
  const answer = await gitWith(env)(base, ['ls-files', '-z']);
  const path = relative(base, place).split(sep).join('/').toLowerCase();
  const files = answer?.exit === 0 ? answer.stdout.toString('utf8').toLowerCase().split('\0') : [];
  return files.some(
    (file) =>
      file !== '' && (file === path || path.startsWith(`${file}/`) || file.startsWith(`${path}.locks/`)),
  );
}

function isBelow(folder: string, path: string): boolean {
  const inner = relative(folder, path);
  return inner !== '' && inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner);
}

function committed(place: string): Diagnostic {
  const message = `\`${place}\` is in Git, so that whoever commits could write what was applied`;
  const remedy = 'remove it with `git rm --cached`, name it in `.gitignore`, or keep the journal elsewhere';
  return { code: 'KW4568', severity: 'error', message, remedy };
}
