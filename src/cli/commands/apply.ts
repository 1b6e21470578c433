import type { ApplyEvent, ApplyReport } from '../../model/apply-report.js';
import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import { keyIdText } from '../../model/key-state.js';
import type { Plan } from '../../model/plan.js';
import { type ApplyingOptions, applyingOf } from '../applying.js';
import { type ApprovingOptions, approvalsOption, approvingOf, trustRefOption } from '../approving.js';
import { commandOf } from '../define-command.js';
import { exitOfApply } from '../exit-codes.js';
import { journalOption } from '../journal-place.js';
import { type ProgressReporter, progressOn } from '../progress.js';
import { readPlan } from '../read-plan.js';
import { runtimeOf } from '../runtime.js';

interface ApplyFlags extends ApprovingOptions, ApplyingOptions {
  readonly breakGlass?: boolean;
  readonly reason?: string;
}

/** `keywright apply PLAN`: exactly that plan, or nothing. */
export const defineApply = commandOf<ApplyFlags>(
  {
    usage: 'apply <plan>',
    summary: 'Carry out exactly one plan file, or nothing if anything moved since it was made',
    formats: ['human', 'json'],
    examples: [
      ['keywright apply plan.json', 'an approved plan; again after a crash, to finish it'],
      ['keywright apply plan.json --take-lock', 'also while the lock of a dead run has not expired'],
      [
        'keywright apply plan.json --break-glass --reason "INC-42: checkout is down"',
        'restore something now, on one signature, for everybody to see',
      ],
    ],
  },
  (command) => {
    command
      .option(...approvalsOption)
      .option(...trustRefOption)
      .option(...journalOption)
      .option('--take-lock', 'take the targets from a run that does not answer any more')
      .option('--break-glass', 'restore on one signature of the group that may; recorded and reported')
      .option('--reason <text>', 'why the glass is broken');
  },
  async (session, [file = ''], options) => {
    const plan = await readPlan(session, file);
    if (!plan.ok) return session.fail(plan.problems);
    const pipeline = await import('../../pipeline.js');
    const loaded = await pipeline.validate(session.folder);
    if (!loaded.ok) return session.fail(loaded.problems);
    const glass = glassOf(options);
    if (!glass.ok) return session.fail(glass.problems);
    const approving = await approvingOf(session, loaded.value, plan.value, options);
    if (!approving.ok) return session.fail(approving.problems);
    const applying = await applyingOf(session, options);
    if (!applying.ok) return session.fail(applying.problems);
    session.warn([...plan.warnings, ...loaded.warnings, ...approving.warnings]);
    const { applyHuman, applyJson, applyLine } = await import('../../render/index.js');
    const progress = progressOn(session.terminal.stderr, Date.now);
    const stop = stopSwitch(session.terminal.onStop, progress);
    const result = await pipeline.apply(
      loaded.value,
      plan.value,
      {
        ...applying.value,
        approval: { ...approving.value, ...glass.value },
        onEvent: (event) => tell(event, applyLine, progress),
        shouldStop: stop.asked,
      },
      runtimeOf(session.terminal, progress),
    );
    stop.off();
    progress.clear();
    const report = withLeftOut(result, plan.value);
    session.print(session.format === 'json' ? applyJson(report) : applyHuman(report, session.onStdout));
    return exitOfApply(report);
  },
);

/** Glass is never broken without a reason, and a reason without it would be lost. */
function glassOf({
  breakGlass,
  reason,
}: ApplyFlags): Outcome<{ readonly breakGlass?: { readonly reason: string } }> {
  const text = reason?.trim() ?? '';
  if (breakGlass === true && text !== '')
    return { ok: true, value: { breakGlass: { reason: text } }, warnings: [] };
  if (breakGlass !== true && reason === undefined) return { ok: true, value: {}, warnings: [] };
  const message =
    breakGlass === true ? '`--break-glass` needs `--reason TEXT`' : '`--reason` is for `--break-glass`';
  return { ok: false, problems: [{ code: 'KW6003', severity: 'error', message }] };
}

/** The report with the keys that the plan leaves out: "applied" must not sound as if they were looked after. */
function withLeftOut(report: ApplyReport, plan: Plan): ApplyReport {
  if (report.outcome !== 'applied') return report;
  const leftOut = plan.blocked.map(
    ({ key, code, message, remedy }): Diagnostic => ({
      code,
      severity: 'warning',
      message: `the plan leaves \`${keyIdText(key)}\` out: ${message}`,
      remedy,
    }),
  );
  return { ...report, warnings: [...leftOut, ...report.warnings] };
}

/** What is done stays on the screen; what is being done passes. */
function tell(event: ApplyEvent, line: (event: ApplyEvent) => string, progress: ProgressReporter): void {
  const { kind, change, index, total } = event;
  if (kind !== 'start' || change === null) progress.note(line(event));
  else progress.report({ target: change.key.target, doing: change.effect, done: index, total });
}

/** The first request to stop lets the running step finish; a second one ends the process. */
function stopSwitch(onStop: (listener: () => void) => () => void, progress: ProgressReporter) {
  let asked = false;
  const off = onStop(() => {
    asked = true;
    progress.note('stopping after the current step; once more to stop at once');
  });
  return { asked: () => asked, off };
}
