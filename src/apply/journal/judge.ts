import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { ErrorCode } from '../../model/error-codes.js';
import type { Checkpoint, JournalEntry, JournalVerdict } from '../../model/journal.js';
import { checkpointSigner } from './checkpoint-signer.js';
import { contentProblems } from './content.js';
import { readJournal } from './journal.js';
import type { JournalStore } from './store.js';
import { checkpointProblem } from './verify-chain.js';

/** What a journal is held against. */
export interface JudgeOptions {
  /** Checkpoints that were kept elsewhere, each with where it was read. */
  readonly checkpoints: readonly { readonly from: string; readonly checkpoint: Checkpoint }[];
  /** Public keys that may sign checkpoints, as `parseSigners` gives them; null where none were named. */
  readonly signers: readonly string[] | null;
}

/** Checks a whole journal: its chain, what its plans and approvals say of themselves, and every checkpoint in it and beside it. */
export async function judgeJournal(
  store: JournalStore,
  options: JudgeOptions,
): Promise<Outcome<JournalVerdict>> {
  const read = await readJournal(store);
  if (!read.ok) return read;
  const { entries, problem } = read.value;
  const empty = entries.length === 0 && problem === null;
  const problems: Diagnostic[] = [...contentProblems(entries), ...(problem === null ? [] : [problem])];
  if (empty) problems.push(bad('KW4560', `there are no entries in \`${store.place}\``));
  const checkpoints: JournalVerdict['checkpoints'][number][] = [];
  for (const { from, checkpoint, isInside } of checkpointsOf(entries, options)) {
    const signer = checkpointSigner(checkpoint);
    if (!signer.ok) {
      problems.push(bad('KW4565', `${from} is not one: ${signer.reason}`));
      continue;
    }
    const trusted = options.signers?.includes(checkpoint.signed.key) ?? false;
    if (options.signers !== null && !trusted)
      problems.push(bad('KW4573', `${from} is signed by ${signer.value}, which is not among the signers`));
    // What a checkpoint inside says was held against the chain already.
    const differing = isInside ? null : checkpointProblem(checkpoint, entries);
    if (differing !== null) problems.push({ ...differing, message: `${from}: ${differing.message}` });
    checkpoints.push({ sequence: checkpoint.sequence, signer: signer.value, trusted });
  }
  const tip = entries.at(-1)?.hash ?? null;
  return {
    ok: true,
    value: { place: store.place, sound: entries.length, tip, problems, checkpoints },
    warnings: [],
  };
}

function checkpointsOf(entries: readonly JournalEntry[], { checkpoints }: JudgeOptions) {
  const inside = entries.flatMap(({ sequence, event }) =>
    event.kind === 'checkpoint'
      ? [{ from: `the checkpoint in entry ${sequence}`, checkpoint: event, isInside: true }]
      : [],
  );
  const beside = checkpoints.map(({ from, checkpoint }) => ({
    from: `the checkpoint \`${from}\``,
    checkpoint,
    isInside: false,
  }));
  return [...inside, ...beside];
}

function bad(code: ErrorCode, message: string): Diagnostic {
  return { code, severity: 'error', message };
}
