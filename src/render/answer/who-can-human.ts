import { keyIdText } from '../../model/key-state.js';
import type { Answer, AnswerRow, KeyAnswer } from '../../model/question.js';
import type { AccessOptions } from '../access-words.js';
import type { RenderOptions } from '../options.js';
import { type Paint, paintFor } from '../paint.js';
import { visible } from '../visible.js';
import {
  type AskedWho,
  answerOptions,
  keyRemark,
  partLines,
  through,
  whoLine,
  whoTitle,
} from './answer-words.js';
import { printedPolicy } from './printed-policy.js';
import { unknownLines } from './unknown-keys.js';

/** Who may do it, for a terminal: key by key, each row with what gives it; with `explain` also where that stands. */
export function whoCanHuman(answer: Answer, asked: AskedWho, options: RenderOptions): string {
  const paint = paintFor(options.color);
  const sections = [
    paint.bold(visible(whoTitle(asked))),
    ...answer.keys.map((key) => keySection(key, asked, options, paint)),
    unknownLines(answer, paint).join('\n'),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function keySection(key: KeyAnswer, { explain }: AskedWho, options: RenderOptions, paint: Paint): string {
  const access = answerOptions(key, options.verbose);
  const rows = key.rows.flatMap((row) => rowLines(row, access, explain, paint));
  const policy = explain ? printedPolicy(key, options.verbose) : [];
  return [
    `${paint.bold(visible(keyIdText(key.key)))} ${paint.dim(keyRemark(key))}`,
    ...(rows.length === 0 ? ['  nobody'] : rows),
    ...(policy.length === 0 ? [] : ['', `  ${paint.dim('its live policy')}`, ...policy]),
  ].join('\n');
}

function rowLines(row: AnswerRow, access: AccessOptions, explain: boolean, paint: Paint): readonly string[] {
  const line = `  ${visible(whoLine(row, access))}`;
  if (!explain) return [`${line}${paint.dim(`, ${through(row)}`)}`];
  return [line, ...row.by.flatMap(partLines).map((text) => `    ${paint.dim(visible(text))}`)];
}
