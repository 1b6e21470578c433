import type { ApplyEvent, ApplyReport } from '../../model/apply-report.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { keyIdText } from '../../model/key-state.js';
import type { Plan } from '../../model/plan.js';
import { commandOf } from '../define-command.js';
import { exitOfApply } from '../exit-codes.js';
import { type ProgressReporter, progressOn } from '../progress.js';
import { readPlan } from '../read-plan.js';
import { runtimeOf } from '../runtime.js';

interface ApplyOptions {
  /** Commander's name for `--without-approval`. */
  readonly withoutApproval?: boolean;
}

/** `keywright apply PLAN`: exactly that plan, or nothing. */
export const defineApply = commandOf<ApplyOptions>(
  {
    usage: 'apply <plan>',
    summary: 'Carry out exactly one plan file, or nothing if anything moved since it was made',
    formats: ['human', 'json'],
    examples: [
      ['keywright apply plan.json', 'a plan of routine, widening and narrowing changes'],
      ['keywright apply plan.json --without-approval', 'also sensitive and destructive changes'],
    ],
  },
  (command) => {
    command.option('--without-approval', 'also carry out sensitive and destructive changes');
  },
  async (session, [file = ''], options) => {
    const plan = await readPlan(session, file);
    if (!plan.ok) return session.fail(plan.problems);
    const pipeline = await import('../../pipeline.js');
    const loaded = await pipeline.validate(session.folder);
    if (!loaded.ok) return session.fail(loaded.problems);
    session.warn([...plan.warnings, ...loaded.warnings]);
    const { applyHuman, applyJson, applyLine } = await import('../../render/index.js');
    const progress = progressOn(session.terminal.stderr, Date.now);
    const stop = stopSwitch(session.terminal.onStop, progress);
    const result = await pipeline.apply(
      loaded.value,
      plan.value,
      {
        withoutApproval: options.withoutApproval === true,
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
