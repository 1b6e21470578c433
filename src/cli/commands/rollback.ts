import type { Outcome } from '../../model/diagnostic.js';
import { refusesPlan } from '../../model/guardrail.js';
import type { JournalEntry } from '../../model/journal.js';
import type { Plan } from '../../model/plan.js';
import { trustOf, trustRefOption } from '../approving.js';
import { systemClock } from '../clock.js';
import { commandOf } from '../define-command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { gitCommit } from '../git-commit.js';
import { journalOption, ownStoreAt } from '../journal-place.js';
import { printPlanResult } from '../print-plan.js';
import { progressOn } from '../progress.js';
import { runtimeOf } from '../runtime.js';
import type { Session } from '../session.js';
import { toolVersion } from '../tool-version.js';
import { writeTextFile } from '../write-text-file.js';

interface RollbackOptions {
  readonly journal?: string;
  readonly out?: string;
  readonly trustRef?: string;
}

/** `keywright rollback APPLY`: the plan that undoes an apply. Writes nothing to any target. */
export const defineRollback = commandOf<RollbackOptions>(
  {
    usage: 'rollback <apply>',
    summary: 'Plan how to restore what an apply replaced, from the snapshots in the journal',
    formats: ['human', 'json', 'markdown'],
    examples: [
      ['keywright rollback sha256:3f2a9c', 'undo the apply of the plan whose digest begins like this'],
      ['keywright rollback 12', 'undo the step of journal entry 12; of another entry, its whole apply'],
      [
        'keywright rollback 3f2a9c --out back.json && keywright apply back.json',
        'it is approved and applied as any plan',
      ],
    ],
  },
  (command) => {
    command
      .option('--out <file>', 'write the plan file')
      .option(...journalOption)
      .option(...trustRefOption);
  },
  async (session, [asked = ''], options) => {
    const entries = await soundEntries(session, options.journal);
    if (!entries.ok) return session.fail(entries.problems);
    const { validate } = await import('../../pipeline.js');
    const loaded = await validate(session.folder);
    if (!loaded.ok) return session.fail(loaded.problems);
    const trust = await trustOf(session, loaded.value, options.trustRef);
    if (!trust.ok) return session.fail(trust.problems);
    const progress = progressOn(session.terminal.stderr, Date.now);
    const stamp = { toolVersion: toolVersion(), commit: await gitCommit(session.folder) };
    const { rollback } = await import('../../rollback.js');
    const what = { asked, entries: entries.value };
    const runtime = runtimeOf(session.terminal, progress);
    const planned = await rollback(loaded.value, what, trust.value, stamp, runtime);
    progress.clear();
    if (!planned.ok) return session.fail(planned.problems);
    session.warn([...entries.warnings, ...loaded.warnings, ...trust.warnings, ...planned.warnings]);
    if (options.out !== undefined) {
      const { printPlan } = await import('../../plan/plan-file.js');
      const written = await writeTextFile(session.terminal.cwd, options.out, printPlan(planned.value));
      if (!written.ok) return session.fail(written.problems);
    }
    await printPlanResult(session, planned.value);
    return exitOf(planned.value);
  },
);

/** What a sound journal holds. A last entry that is cut off was told to nobody, and doesn't stand in the way. */
async function soundEntries(
  session: Session,
  place: string | undefined,
): Promise<Outcome<readonly JournalEntry[]>> {
  const store = await ownStoreAt(session, place, systemClock);
  if (!store.ok) return store;
  const { readJournal } = await import('../../apply/journal/journal.js');
  const read = await readJournal(store.value);
  if (!read.ok) return read;
  const { entries, problem } = read.value;
  if (problem === null) return { ok: true, value: entries, warnings: [] };
  if (problem.code !== 'KW4563') return { ok: false, problems: [problem] };
  return { ok: true, value: entries, warnings: [{ ...problem, severity: 'warning' }] };
}

function exitOf({ blocked, meta }: Plan): ExitCode {
  const isRefused = blocked.length > 0 || (meta.guardrails ?? []).some(refusesPlan);
  return isRefused ? exitCodes.input : exitCodes.done;
}
