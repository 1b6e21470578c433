import type { Place } from '../../model/place.js';
import type { KeyAnswer } from '../../model/question.js';
import { visible } from '../visible.js';

/**
 * The live policy with its line numbers, so that places in it can be looked up: the statements that have a say, or all
 * of it. Empty for a key that isn't live.
 */
export function printedPolicy({ printed, rows }: KeyAnswer, whole: boolean): readonly string[] {
  if (printed === null) return [];
  const lines = printed.split('\n');
  const wanted = new Set<number>();
  for (const { by } of rows)
    for (const { places } of by) for (const place of places) addStatement(lines, place, wanted);
  const shown = lines.flatMap((line, index) =>
    whole || wanted.has(index) ? [{ line, number: index + 1 }] : [],
  );
  return shown.map(({ line, number }) => `${String(number).padStart(5)} | ${visible(line)}`);
}

/** A statement ends where the brace that opens it is closed, which stands as deep as its first line. */
function addStatement(lines: readonly string[], { line, lineText }: Place, wanted: Set<number>): void {
  const depth = /^ */.exec(lineText)?.[0] ?? '';
  for (let index = line - 1; index < lines.length; index += 1) {
    wanted.add(index);
    const text = lines[index] ?? '';
    if (index > line - 1 && text.startsWith(`${depth}}`)) return;
  }
}
