import type { PolicyDifference } from '../../model/policy-difference.js';
import type { RenderOptions } from '../options.js';
import { type Paint, paintFor } from '../paint.js';
import { valueDiff } from '../value-text.js';
import { visible } from '../visible.js';
import { witnessWords } from '../witness-words.js';
import {
  type DifferenceLine,
  differenceLines,
  lockoutWords,
  policyVerdict,
  rowOptions,
} from './policy-verdict.js';

/** What a policy gives and takes for a terminal: the verdict, who gains and who loses; the texts with `verbose` only. */
export function policyHuman(difference: PolicyDifference, options: RenderOptions): string {
  const paint = paintFor(options.color);
  const { equal, lockedOut } = difference;
  const tint = equal ? paint.green : paint.yellow;
  const lines = differenceLines(difference, rowOptions(difference, options.verbose));
  const sections = [
    paint.bold(tint(policyVerdict(difference))),
    lockedOut ? paint.bold(paint.red(lockoutWords)) : '',
    lines.flatMap((line) => rowLines(line, options, paint)).join('\n'),
    textSection(difference, options, paint),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function rowLines({ sign, text, witness }: DifferenceLine, { verbose }: RenderOptions, paint: Paint) {
  const tint = { '+': paint.green, '-': paint.red, '~': paint.yellow }[sign];
  const row = `  ${tint(`${sign} ${visible(text)}`)}`;
  return verbose && witness !== null
    ? [row, paint.dim(`      for example: ${visible(witnessWords(witness))}`)]
    : [row];
}

function textSection(difference: PolicyDifference, { verbose }: RenderOptions, paint: Paint): string {
  const { before, after } = difference;
  const text = valueDiff(before, after, { before: 'old', after: 'new' });
  if (!text.includes('@@')) return '';
  if (!verbose) return paint.dim('example requests and what differs in the texts are shown with --verbose');
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('+')) return paint.green(visible(line));
    return line.startsWith('-') ? paint.red(visible(line)) : visible(line);
  });
  return [paint.bold('in normal form'), '', ...lines.map((line) => `  ${line}`)].join('\n');
}
