import { keyIdText } from '../../model/key-state.js';
import type { RehearsalReport } from '../../model/rehearsal.js';
import { codeCell, details } from '../markdown.js';
import { actionWords, callerWord, rehearsalVerdict, triedNumbers } from './rehearsal-words.js';
import { groupTitle, reasonCounts, type TrialGroup, trialGroups } from './trial-groups.js';

/** What a rehearsal found, as Markdown: the verdict, a table of what would fail, and the rest in numbers. */
export function rehearsalMarkdown(report: RehearsalReport): string {
  const parts = [
    `### keywright: ${rehearsalVerdict(report)}`,
    failureTable(report),
    ...trialTables(report),
    details(
      'What the rehearsal took for granted',
      report.assumptions.map((text) => `- ${codeCell(text)}`).join('\n'),
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function failureTable({ apply, blocked, failures }: RehearsalReport): string {
  const refusals =
    apply.outcome === 'refused' ? apply.problems.map(({ message }) => ['', 'the whole plan', message]) : [];
  const rows = [
    ...refusals,
    ...blocked.map(({ key, message }) => [keyIdText(key), 'the plan leaves it out', message]),
    ...failures.map(({ change, problem }) => [keyIdText(change.key), change.effect, problem.message]),
  ];
  return rows.length === 0 ? '' : table(['key', 'would fail', 'because'], rows);
}

/** One by one stands only what fails, for a comment has a longest length; JSON has it all. */
function trialTables(report: RehearsalReport): readonly string[] {
  const { trials } = report;
  const failing = trialGroups(trials).filter(({ outcome }) => outcome === 'fails');
  const others = (['untried', 'idle', 'works'] as const).flatMap((outcome) =>
    reasonCounts(trials, outcome).map(({ number, because }) => [words[outcome], String(number), because]),
  );
  return [
    failing.length === 0
      ? ''
      : table(
          ['key', 'who', 'can not', 'because', 'given by'],
          failing.map((group) => failingRow(group, report)),
        ),
    others.length === 0
      ? ''
      : details(
          `Declared access: ${triedNumbers(trials)}`,
          table(['outcome', 'how many', 'because'], others),
        ),
  ];
}

const words = { untried: 'not tried', idle: 'idle', works: 'works' } as const;

function failingRow(group: TrialGroup, report: RehearsalReport): readonly string[] {
  return [
    keyIdText(group.key),
    callerWord(group, report),
    actionWords(group.actions),
    group.because ?? '',
    givenBy(group),
  ];
}

function givenBy(group: TrialGroup): string {
  return `${groupTitle(group)} (${group.place.file}:${group.place.line})`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map((row) => line(row.map((cell) => (cell === '' ? '' : codeCell(cell)))));
  return [line(heads), line(heads.map(() => '---')), ...body].join('\n');
}
