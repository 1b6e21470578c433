import type { ApplyReport } from '../../model/apply-report.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { keyIdText } from '../../model/key-state.js';
import type { Change } from '../../model/plan.js';
import { diagnosticsHuman } from '../diagnostics.js';
import { gateHuman } from '../gate/gate-human.js';
import type { RenderOptions } from '../options.js';
import { type Paint, paintFor } from '../paint.js';
import { visible } from '../visible.js';
import { count } from '../words.js';
import { gateLine } from './gate-line.js';

/** What an apply did, for a terminal: the verdict, whether it went without approval, then what was done, what wasn't, and why. */
export function applyHuman(report: ApplyReport, options: RenderOptions): string {
  const paint = paintFor(options.color);
  const isJudged = report.outcome === 'refused' && report.because === 'approval';
  const line = isJudged ? null : gateLine(report.gate);
  const [verdict, ...sections] =
    report.outcome === 'refused'
      ? refusedSections(report, options, paint)
      : report.outcome === 'applied'
        ? appliedSections(report, options, paint)
        : failedSections(report, options, paint);
  return `${[verdict ?? '', line === null ? '' : paint.bold(paint.yellow(line)), ...sections]
    .filter((section) => section !== '')
    .map((section) => section.trimEnd())
    .join('\n\n')}\n`;
}

type Refused = Extract<ApplyReport, { outcome: 'refused' }>;

function refusedSections(
  { because, gate, problems }: Refused & Pick<ApplyReport, 'gate'>,
  options: RenderOptions,
  paint: Paint,
): readonly string[] {
  const verdict = paint.bold(paint.red(`nothing was applied: ${refusedWords(because)}`));
  const judged = because === 'approval' && gate !== undefined ? gateHuman(gate, options) : '';
  return [verdict, judged, problemText(problems, options)];
}

function refusedWords(because: Refused['because']): string {
  if (because === 'stale') return 'the plan is stale';
  if (because === 'approval') return 'the gate refuses the plan';
  if (because === 'provider') return "a target doesn't answer as it must";
  if (because === 'held') return 'somebody else applies to a target of the plan';
  if (because === 'journal') return "it couldn't be recorded in the journal";
  return "the plan or the estate isn't right";
}

function appliedSections(
  report: Extract<ApplyReport, { outcome: 'applied' }>,
  options: RenderOptions,
  paint: Paint,
): readonly string[] {
  const all = report.done.length + report.before.length;
  const words =
    all === 0 ? 'no changes: nothing was to do' : `applied: ${doneWords(report.done, report.before)}`;
  return [paint.bold(paint.green(words)), problemText(report.warnings, options)];
}

function failedSections(
  report: Extract<ApplyReport, { outcome: 'failed' }>,
  options: RenderOptions,
  paint: Paint,
): readonly string[] {
  const words = `stopped: ${doneWords(report.done, report.before)}, ${report.notDone.length + (report.failed === null ? 0 : 1)} not`;
  return [
    paint.bold(paint.red(words)),
    changeList('done', report.done, paint.green),
    changeList('failed', report.failed === null ? [] : [report.failed], paint.red),
    changeList('not done', report.notDone, paint.yellow),
    problemText(report.problems, options),
    'run the same apply again to continue: what is done is not repeated',
  ];
}

function doneWords(done: readonly Change[], before: readonly Change[]): string {
  const earlier = before.length === 0 ? '' : `, ${before.length} by an earlier run`;
  return `${count(done.length, 'change')} done${earlier}`;
}

function changeList(title: string, changes: readonly Change[], tint: (text: string) => string): string {
  const lines = changes.map((change) => `  ${visible(keyIdText(change.key))}  ${visible(change.effect)}`);
  return lines.length === 0 ? '' : [tint(title), ...lines].join('\n');
}

function problemText(problems: readonly Diagnostic[], options: RenderOptions): string {
  return diagnosticsHuman(problems, options);
}
