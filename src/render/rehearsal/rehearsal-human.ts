import { keyIdText } from '../../model/key-state.js';
import type { Change } from '../../model/plan.js';
import type { RehearsalReport, TrialResult } from '../../model/rehearsal.js';
import { diagnosticsHuman } from '../diagnostics.js';
import type { RenderOptions } from '../options.js';
import { type Paint, paintFor } from '../paint.js';
import { visible } from '../visible.js';
import { actionWords, callerWord, rehearsalVerdict, triedNumbers } from './rehearsal-words.js';
import { groupTitle, reasonCounts, type TrialGroup, trialGroups } from './trial-groups.js';

/** What a rehearsal found, for a terminal: the verdict, what would fail and why, whose access works, and what was taken for granted. */
export function rehearsalHuman(report: RehearsalReport, options: RenderOptions): string {
  const paint = paintFor(options.color);
  const tint = report.passes ? paint.green : paint.red;
  const { apply, blocked, failures } = report;
  const notDone = apply.outcome === 'failed' ? apply.notDone : [];
  const sections = [
    paint.bold(tint(rehearsalVerdict(report))),
    keyList(
      'left out by the plan',
      blocked.map(({ key, message }) => ({ key, effect: message })),
      paint.red,
    ),
    keyList(
      'would fail',
      failures.map(({ change }) => change),
      paint.red,
    ),
    keyList('and would not be reached', notDone, paint.yellow),
    diagnosticsHuman(apply.outcome === 'applied' ? apply.warnings : apply.problems, options),
    trialSection(report, options, paint),
    assumptionSection(report.assumptions, paint),
  ];
  return `${sections
    .filter((section) => section !== '')
    .map((section) => section.trimEnd())
    .join('\n\n')}\n`;
}

type Line = Pick<Change, 'key' | 'effect'>;

function keyList(title: string, changes: readonly Line[], tint: (text: string) => string): string {
  const lines = changes.map(({ key, effect }) => `  ${visible(keyIdText(key))}  ${visible(effect)}`);
  return lines.length === 0 ? '' : [tint(title), ...lines].join('\n');
}

/** Only what fails stands there one by one, unless everything is asked for. */
function trialSection(report: RehearsalReport, { verbose }: RenderOptions, paint: Paint): string {
  const { trials } = report;
  if (trials.length === 0) return '';
  const groups = trialGroups(trials).filter(({ outcome }) => verbose || outcome === 'fails');
  const folded = verbose ? [] : [...foldedLines(trials, paint), paint.dim('  each is listed with --verbose')];
  return [
    paint.bold(`declared access: ${triedNumbers(trials)}`),
    ...groups.flatMap((group) => groupLines(group, report, paint)),
    ...folded,
  ].join('\n');
}

/** What was idle or not tried, by the reason. */
function foldedLines(trials: readonly TrialResult[], paint: Paint): readonly string[] {
  return (['idle', 'untried'] as const).flatMap((outcome) =>
    reasonCounts(trials, outcome).map(({ number, because }) => {
      const word = paint.yellow(words[outcome].padEnd(9));
      return `  ${word}  ${String(number).padStart(4)}  ${visible(because)}`;
    }),
  );
}

const words = { fails: 'fails', untried: 'not tried', idle: 'idle', works: 'works' } as const;

function groupLines(group: TrialGroup, report: RehearsalReport, paint: Paint): readonly string[] {
  const { key, place, because, outcome, actions } = group;
  const tint = { fails: paint.red, untried: paint.yellow, idle: paint.yellow, works: paint.green }[outcome];
  const who = callerWord(group, report);
  const where = `${visible(place.file)}:${place.line}:${place.column}`;
  return [
    `  ${tint(words[outcome].padEnd(9))}  ${visible(keyIdText(key))}  ${visible(who)}: ${visible(actionWords(actions))}  ${paint.dim(`${visible(groupTitle(group))}, ${where}`)}`,
    ...(because === null ? [] : [`             ${visible(because)}`]),
  ];
}

function assumptionSection(assumptions: readonly string[], paint: Paint): string {
  return [paint.bold('taken for granted'), ...assumptions.map((text) => `  - ${visible(text)}`)].join('\n');
}
