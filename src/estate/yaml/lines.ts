import type { Place } from '../../model/place.js';

/** Turns offsets in a text into places. */
export interface Lines {
  /** The stretch from `start` up to `end`, cut at the end of its first line. */
  place(start: number, end: number): Place;
}

/** Finds the lines of a text once, so that each place costs a binary search. */
export function indexLines({ file, text }: { readonly file: string; readonly text: string }): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  let latest = { index: -1, lineText: '' };
  return {
    place(start, end) {
      const index = lineIndex(starts, Math.min(start, text.length));
      const lineStart = starts[index] ?? 0;
      if (latest.index !== index) latest = { index, lineText: lineTextAt(index) };
      const { lineText } = latest;
      const column = Math.min(start - lineStart, lineText.length) + 1;
      const length = Math.max(1, Math.min(end - start, lineText.length - column + 1));
      return { file, line: index + 1, column, length, lineText };
    },
  };

  /** The same text for all places of a line: a file of one line can have many of them. */
  function lineTextAt(index: number): string {
    const end = (starts[index + 1] ?? text.length + 1) - 1;
    const line = text.slice(starts[index] ?? 0, end);
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  }
}

function lineIndex(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
