import type { JournalStore } from '../../apply/journal/store.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { count } from '../../render/words.js';
import { checkpointKeyOf } from '../checkpoint-key.js';
import { systemClock } from '../clock.js';
import { commandOf } from '../define-command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { journalOption, storeAt } from '../journal-place.js';
import { readCheckpoints, readSigners } from '../read-checkpoint.js';
import type { Session } from '../session.js';
import { signJournal } from '../sign-journal.js';

export interface JournalOptions {
  readonly journal?: string;
  readonly checkpoint?: readonly string[];
  readonly signers?: string;
  readonly key?: string;
  readonly kmsKey?: string;
  readonly out?: string;
}

type Action = (
  session: Session,
  store: JournalStore,
  entry: string | undefined,
  options: JournalOptions,
) => Promise<ExitCode>;

const actions: Readonly<Record<string, Action>> = { list, show, verify, export: exportLines, checkpoint };

/** `keywright journal ACTION`: what was applied, by whom, and whether the record is what was written. */
export const defineJournal = commandOf<JournalOptions>(
  {
    usage: 'journal <action> [entry]',
    summary: 'List, show, verify, export or sign the record of everything that was applied',
    formats: ['human', 'json'],
    examples: [
      ['keywright journal list', 'one line an entry'],
      ['keywright journal show 12', 'one entry, whole'],
      [
        'keywright journal verify --checkpoint last.json --signers signers',
        'find any edit, and a cut-off end',
      ],
      [
        'keywright journal export --journal s3://acme-journal/keys > journal.jsonl',
        'the lines as they are kept',
      ],
      [
        'keywright journal checkpoint --key ~/.ssh/id_ed25519 --out last.json',
        'sign what is there; keep the file elsewhere',
      ],
      ['keywright journal checkpoint --kms-key alias/journal', 'the same with a key that nobody holds'],
    ],
  },
  (command) => {
    command
      .option(...journalOption)
      .option('--checkpoint <files...>', 'verify: what `journal checkpoint` wrote')
      .option(
        '--signers <file>',
        'verify: SSH public keys, one a line, and PEM public keys that may sign checkpoints',
      )
      .option('--key <file>', 'checkpoint: your SSH key')
      .option('--kms-key <key>', 'checkpoint: an AWS KMS key for SIGN_VERIFY, by its ARN, id or alias')
      .option('--out <file>', 'checkpoint: where to write it, beside the entry in the journal');
  },
  async (session, [name = '', entry], options) => {
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) return session.fail([unknownAction(name)]);
    const store = await storeAt(session, options.journal, systemClock);
    if (!store.ok) return session.fail(store.problems);
    return action(session, store.value, entry, options);
  },
);

async function read(session: Session, store: JournalStore) {
  const { readJournal } = await import('../../apply/journal/journal.js');
  const found = await readJournal(store);
  return found.ok ? found.value : session.fail(found.problems);
}

async function list(session: Session, store: JournalStore): Promise<ExitCode> {
  const found = await read(session, store);
  if (typeof found === 'number') return found;
  const { journalHuman, journalJson } = await import('../../render/index.js');
  const { entries, problem } = found;
  const isJson = session.format === 'json';
  session.print(
    isJson ? journalJson(store.place, entries) : journalHuman(store.place, entries, session.onStdout),
  );
  return soundOr(session, problem);
}

async function show(session: Session, store: JournalStore, entry: string | undefined): Promise<ExitCode> {
  const found = await read(session, store);
  if (typeof found === 'number') return found;
  const one = found.entries.find(({ sequence }) => String(sequence) === entry);
  if (one === undefined) {
    const which = entry === undefined ? 'no entry is named' : `there is no entry \`${entry}\``;
    const problem: Diagnostic = {
      code: 'KW4570',
      severity: 'error',
      message: `${which}: the journal has ${count(found.entries.length, 'sound entry', 'sound entries')}`,
    };
    return session.fail([...(found.problem === null ? [] : [found.problem]), problem]);
  }
  const { entryHuman } = await import('../../render/index.js');
  session.print(entryHuman(one));
  return soundOr(session, found.problem);
}

/** What is shown is sound; that something after it isn't, is said all the same. */
function soundOr(session: Session, problem: Diagnostic | null): ExitCode {
  if (problem === null) return exitCodes.done;
  session.complain([problem]);
  return exitCodes.input;
}

async function verify(
  session: Session,
  store: JournalStore,
  _entry: string | undefined,
  options: JournalOptions,
): Promise<ExitCode> {
  const { cwd } = session.terminal;
  const checkpoints = await readCheckpoints(cwd, options.checkpoint ?? []);
  if (!checkpoints.ok) return session.fail(checkpoints.problems);
  const signers = await readSigners(cwd, options.signers);
  if (!signers.ok) return session.fail(signers.problems);
  const { judgeJournal } = await import('../../apply/journal/judge.js');
  const judged = await judgeJournal(store, { checkpoints: checkpoints.value, signers: signers.value });
  if (!judged.ok) return session.fail(judged.problems);
  const { verdictHuman, verdictJson } = await import('../../render/index.js');
  const verdict = judged.value;
  session.print(session.format === 'json' ? verdictJson(verdict) : verdictHuman(verdict, session.onStdout));
  return verdict.problems.length === 0 ? exitCodes.done : exitCodes.input;
}

/** Exactly what is kept, so that it can be verified elsewhere; of an unsound journal only what is sound. */
async function exportLines(session: Session, store: JournalStore): Promise<ExitCode> {
  const found = await read(session, store);
  if (typeof found === 'number') return found;
  const { entryText } = await import('../../apply/journal/entry.js');
  if (session.format === 'json') {
    const { journalJson } = await import('../../render/index.js');
    session.print(journalJson(store.place, found.entries));
  } else for (const entry of found.entries) session.print(`${entryText(entry)}\n`);
  return soundOr(session, found.problem);
}

async function checkpoint(
  session: Session,
  store: JournalStore,
  _entry: string | undefined,
  options: JournalOptions,
): Promise<ExitCode> {
  const key = await checkpointKeyOf(session, options);
  if (!key.ok) return session.fail(key.problems);
  return signJournal(session, store, { ...key.value, out: options.out ?? null, clock: systemClock });
}

function unknownAction(name: string): Diagnostic {
  return {
    code: 'KW6003',
    severity: 'error',
    message: `\`journal\` has no action \`${name}\``,
    remedy: `use one of \`${Object.keys(actions).join('`, `')}\``,
  };
}
