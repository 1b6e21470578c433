import { crc32 } from 'node:zlib';
import type { Json } from '../../model/json.js';

/** A record of a state file or journal: its CRC-32 (8 hexadecimal digits), a space, JSON, a line feed. */
export function formatLine(value: unknown): string {
  const json = JSON.stringify(value);
  return `${checksum(json)} ${json}\n`;
}

export type ParsedLines =
  | { readonly ok: true; readonly values: readonly Json[]; readonly torn: boolean; readonly length: number }
  | { readonly ok: false; readonly line: number };

/**
 * Reads all lines. A last line that is cut short or doesn't fit its checksum is left out (`torn`; `length` is the
 * number of bytes before it); the same anywhere else means that the file is damaged.
 */
export function parseLines(bytes: Buffer): ParsedLines {
  const values: Json[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start);
    const value = end === -1 ? undefined : parseLine(bytes.toString('utf8', start, end));
    if (value === undefined) {
      const last = end === -1 || end === bytes.length - 1;
      return last ? { ok: true, values, torn: true, length: start } : { ok: false, line: values.length + 1 };
    }
    values.push(value);
    start = end + 1;
  }
  return { ok: true, values, torn: false, length: bytes.length };
}

function parseLine(line: string): Json | undefined {
  const json = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== checksum(json)) return undefined;
  try {
    return JSON.parse(json) as Json;
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
