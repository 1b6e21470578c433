import type { Place } from '../../../model/place.js';

/** A stretch of a JSON text, as jsonc-parser names it, as a place; cut at the end of its first line. */
export function jsonPlace(
  { file, text }: { readonly file: string; readonly text: string },
  { offset, length }: { readonly offset: number; readonly length: number },
): Place {
  const at = Math.min(offset, text.length);
  const lineStart = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const found = text.indexOf('\n', lineStart);
  const lineEnd = found === -1 ? text.length : found;
  const line = text.slice(0, lineStart).split('\n').length;
  const lineText = text.slice(lineStart, lineEnd).replace(/\r$/, '');
  const column = Math.min(at - lineStart, lineText.length) + 1;
  return {
    file,
    line,
    column,
    length: Math.max(1, Math.min(length, lineText.length - column + 1)),
    lineText,
  };
}
