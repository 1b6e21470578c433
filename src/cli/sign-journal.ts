import type { JournalClock, JournalStore } from '../apply/journal/store.js';
import type { NamedKey } from './checkpoint-key.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Session } from './session.js';
import { writeTextFile } from './write-text-file.js';

interface Signing extends NamedKey {
  readonly out: string | null;
  readonly clock: JournalClock;
}

/** Signs the last entry of a sound journal, adds the checkpoint to it, and writes it to a file where one is named. */
export async function signJournal(session: Session, store: JournalStore, how: Signing): Promise<ExitCode> {
  const [{ openJournal }, { printCheckpoint }, { signCheckpoint }, { caught }] = await Promise.all([
    import('../apply/journal/journal.js'),
    import('../apply/journal/checkpoint.js'),
    import('../apply/journal/sign-checkpoint.js'),
    import('../apply/journal/failure.js'),
  ]);
  const journal = await openJournal(store, how.clock);
  if (!journal.ok) return session.fail(journal.problems);
  const tip = journal.value.entries().at(-1);
  if (tip === undefined) {
    const message = `there are no entries in \`${store.place}\``;
    return session.fail([{ code: 'KW4570', severity: 'error', message }]);
  }
  const signed = await signCheckpoint(tip, how.key);
  if (!signed.ok) {
    const message = `\`${how.name}\` can't sign: ${signed.reason}`;
    return session.fail([{ code: how.codes[signed.problem], severity: 'error', message }]);
  }
  const added = await caught(() => journal.value.append({ kind: 'checkpoint', ...signed.value }));
  if (!added.ok) return session.fail(added.problems);
  const text = printCheckpoint(signed.value);
  if (how.out !== null) {
    const written = await writeTextFile(session.terminal.cwd, how.out, text);
    if (!written.ok) return session.fail(written.problems);
  }
  session.print(session.format === 'json' ? text : `entry ${tip.sequence} of ${store.place} is signed\n`);
  return exitCodes.done;
}
