import type { PolicyDifference } from '../../model/policy-difference.js';
import { codeCell, codeSpan, details, fence } from '../markdown.js';
import { valueDiff } from '../value-text.js';
import { witnessWords } from '../witness-words.js';
import {
  type DifferenceLine,
  differenceLines,
  lockoutWords,
  policyVerdict,
  rowOptions,
} from './policy-verdict.js';

const titles = { '+': '**gains**', '-': '**loses**', '~': 'changes' } as const;

/** What a policy gives and takes as Markdown: the verdict, a row each, and folded example requests and texts. */
export function policyMarkdown(difference: PolicyDifference): string {
  const lines = differenceLines(difference, rowOptions(difference, false));
  const parts = [
    `### key policy: ${policyVerdict(difference)}`,
    difference.lockedOut ? `**${lockoutWords}**` : '',
    table(lines),
    examples(lines),
    texts(difference),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function table(lines: readonly DifferenceLine[]): string {
  if (lines.length === 0) return '';
  const rows = lines.map(({ sign, text }) => `| ${titles[sign]} | ${codeCell(`${sign} ${text}`)} |`);
  return ['| | access |', '| --- | --- |', ...rows].join('\n');
}

function examples(lines: readonly DifferenceLine[]): string {
  const shown = lines.flatMap(({ sign, witness }) =>
    witness === null ? [] : [`- ${codeSpan(`${sign} ${witnessWords(witness)}`)}`],
  );
  return shown.length === 0 ? '' : details('Example requests', shown.join('\n'));
}

function texts({ before, after }: PolicyDifference): string {
  const text = valueDiff(before, after, { before: 'old', after: 'new' });
  return text.includes('@@') ? details('The policies in normal form', fence(text, 'diff')) : '';
}
