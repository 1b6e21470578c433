import { keyIdText } from '../../model/key-state.js';
import type { Answer, AnswerRow, KeyAnswer } from '../../model/question.js';
import { codeCell, codeSpan, details, fence } from '../markdown.js';
import { count } from '../words.js';
import {
  type AskedWho,
  answerOptions,
  byPrincipal,
  keyRemark,
  mayLine,
  partLines,
  through,
  whoLine,
  whoTitle,
} from './answer-words.js';
import { printedPolicy } from './printed-policy.js';
import { unknownMarkdown } from './unknown-keys.js';

/** Who may do it, as Markdown: a table a key; with `explain` what has a say, and of live keys the policy, folded. */
export function whoCanMarkdown(answer: Answer, asked: AskedWho): string {
  const sections = answer.keys.flatMap((key) => {
    const options = answerOptions(key, false);
    const why = asked.explain ? partCells : through;
    const policy = asked.explain ? printedPolicy(key, true) : [];
    return [
      keyTitle(key),
      key.rows.length === 0 ? 'Nobody.' : rowTable(key, (row) => whoLine(row, options), why),
      policy.length === 0 ? '' : details('Its live policy', fence(policy.join('\n'), '')),
    ];
  });
  return whole([`### keywright: ${codeSpan(whoTitle(asked))}`, ...sections, unknownMarkdown(answer)]);
}

/** What somebody may do, as Markdown: a table a key. */
export function whatCanMarkdown(answer: Answer, word: string): string {
  const sections = byPrincipal(answer).flatMap(({ principal, giving, silent }) => [
    `### keywright: ${codeSpan(`what ${principal ?? word} can do`)}`,
    ...giving.flatMap((key) => {
      const options = answerOptions(key, false);
      return [keyTitle(key), rowTable(key, (row) => mayLine(row, options), through)];
    }),
    silent === 0 ? '' : `Nothing with ${count(silent, 'key')}.`,
  ]);
  return whole([...sections, unknownMarkdown(answer)]);
}

function keyTitle(key: KeyAnswer): string {
  return `${codeSpan(keyIdText(key.key))} ${keyRemark(key)}`;
}

type Words = (row: AnswerRow) => string;

/** `words` come from outside and are put into code; `why` is Markdown. */
function rowTable({ rows }: KeyAnswer, words: Words, why: Words): string {
  const lines = rows.map((row) => `| ${codeCell(words(row))} | ${why(row)} |`);
  return ['| access | by |', '| --- | --- |', ...lines].join('\n');
}

function partCells({ by }: AnswerRow): string {
  return by.flatMap((part) => partLines(part).map((line) => codeCell(line.trim()))).join('<br>');
}

function whole(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
