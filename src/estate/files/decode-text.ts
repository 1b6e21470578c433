import { isUtf8 } from 'node:buffer';
import { errorAt } from '../problem.js';
import { indexLines } from '../yaml/lines.js';
import type { ReadFiles } from './read-files.js';

/** A file's text without byte order mark. */
export interface TextFile {
  /** Relative to the estate's root, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** No document of people's hands is larger; what is, would only cost memory. */
export const maxFileBytes = 1024 * 1024;

/**
 * YAML 1.2, section 5.1: of the control characters only tab, line feed and carriage return may stand in a document.
 * A carriage return alone ends a line for some readers (section 5.4) and not for others.
 */
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/;

/**
 * Bytes to text: UTF-8 with or without byte order mark, lines ended by LF or CRLF, and no control characters. Anything
 * else is refused.
 */
export function decodeText(file: string, bytes: Buffer): ReadFiles {
  const text = stripMark(bytes.toString('utf8'));
  const problem = (code: 'KW1004' | 'KW1005', message: string, offset: number): ReadFiles => ({
    files: [],
    problems: [errorAt(indexLines({ file, text }).place(offset, offset + 1), code, message)],
  });
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return problem('KW1005', `\`${file}\` is UTF-16`, 0);
  const found = control.exec(text);
  if (found !== null) {
    return problem('KW1004', `\`${file}\` holds ${describeControl(found[0])}`, found.index);
  }
  if (!isUtf8(bytes)) return problem('KW1005', `\`${file}\` is not UTF-8`, firstDifference(text, bytes));
  return { files: [{ file, text }], problems: [] };
}

function describeControl(character: string): string {
  if (character === '\r') return 'a carriage return without a line feed';
  const hex = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `the control character U+${hex}`;
}

function stripMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Where decoding first lost something: the first replacement character that doesn't stand in the bytes. */
function firstDifference(text: string, bytes: Buffer): number {
  const again = Buffer.from(text, 'utf8');
  const mark = bytes.length >= 3 && bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 3 : 0;
  let same = 0;
  while (same < again.length && again[same] === bytes[same + mark]) same++;
  const before = again.subarray(0, same).toString('utf8');
  return before.endsWith('\ufffd') ? before.length - 1 : before.length;
}
