import type { Answer, AnswerPart, AnswerRow, KeyAnswer } from '../../model/question.js';
import { jsonText } from '../visible.js';
import type { AskedWho } from './answer-words.js';

/** Who may do it, for programs: `{operation, actions[], given[], keys[{key, rows[{…, by[]}]}], unknown[]}`. */
export function whoCanJson({ actions, keys, unknown }: Answer, asked: AskedWho): string {
  const answers = keys.map((key) => {
    const { principal: _, ...answer } = keyAnswer(key);
    return { ...answer, policy: asked.explain ? key.printed : null };
  });
  return jsonText({ operation: asked.operation, actions, given: asked.given, keys: answers, unknown });
}

/** What somebody may do, for programs: `{principal, keys[{key, principal, rows[{…, by[]}]}], unknown[]}`. */
export function whatCanJson({ keys, unknown }: Answer, principal: string): string {
  return jsonText({ principal, keys: keys.map(keyAnswer), unknown });
}

function keyAnswer({ key, arn, from, life, principal, context, rows }: KeyAnswer) {
  return { key, arn, from, life, principal, context, rows: rows.map(answerRow) };
}

function answerRow({ by, ...row }: AnswerRow) {
  return { ...row, by: by.map(answerPart) };
}

function answerPart({ places, ...part }: AnswerPart) {
  return { ...part, places: places.map(({ file, line, column }) => ({ file, line, column })) };
}
