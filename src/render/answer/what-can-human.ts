import { keyIdText } from '../../model/key-state.js';
import type { Answer, KeyAnswer } from '../../model/question.js';
import type { RenderOptions } from '../options.js';
import { type Paint, paintFor } from '../paint.js';
import { visible } from '../visible.js';
import { count } from '../words.js';
import { answerOptions, byPrincipal, keyRemark, mayLine, through } from './answer-words.js';
import { unknownLines } from './unknown-keys.js';

/** What somebody may do, for a terminal: key by key, with how it comes by it. */
export function whatCanHuman(answer: Answer, word: string, options: RenderOptions): string {
  const paint = paintFor(options.color);
  const sections = [
    ...byPrincipal(answer).flatMap(({ principal, giving, silent }) => [
      paint.bold(visible(`what ${principal ?? word} can do`)),
      ...giving.map((key) => keySection(key, options, paint)),
      silent === 0 ? '' : paint.dim(`nothing with ${count(silent, 'key')}`),
    ]),
    unknownLines(answer, paint).join('\n'),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function keySection(key: KeyAnswer, options: RenderOptions, paint: Paint): string {
  const access = answerOptions(key, options.verbose);
  return [
    `${paint.bold(visible(keyIdText(key.key)))} ${paint.dim(keyRemark(key))}`,
    ...key.rows.map((row) => `  ${visible(mayLine(row, access))}${paint.dim(`, ${through(row)}`)}`),
  ].join('\n');
}
