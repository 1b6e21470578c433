import type { Document } from 'yaml';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { ErrorCode } from '../../model/error-codes.js';
import type { Path, Place } from '../../model/place.js';
import { loadOnDemand } from '../load-on-demand.js';

/** A YAML text with the positions of its parts. */
export interface WorldSource {
  readonly value: unknown;
  problem(code: ErrorCode, message: string, path: Path, of?: 'name'): Diagnostic;
}

export type WorldReading =
  | { readonly ok: true; readonly source: WorldSource }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] };

const mostAliases = 1000;

const yaml = () => loadOnDemand('yaml') as typeof import('yaml');

/** Reads one YAML document (YAML 1.2 core schema): names are unique, aliases limited. */
export function readWorld(text: string, file: string): WorldReading {
  const document = yaml().parseDocument(text, { uniqueKeys: true, prettyErrors: false });
  const place = (offset: number, length: number) => placeAt(text, file, offset, length);
  const broken = [...document.errors, ...document.warnings].map(
    (error): Diagnostic => ({
      code: 'KW6090',
      severity: 'error',
      message: firstLine(error.message),
      place: place(error.pos[0], error.pos[1] - error.pos[0]),
    }),
  );
  if (broken.length > 0) return { ok: false, problems: broken };
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { ok: true, source: { value, problem: problemIn(document, place) } };
  } catch (error) {
    const message = firstLine(error instanceof Error ? error.message : String(error));
    return { ok: false, problems: [{ code: 'KW6090', severity: 'error', message, place: place(0, 1) }] };
  }
}

function problemIn(
  document: Document,
  place: (offset: number, length: number) => Place,
): WorldSource['problem'] {
  return (code, message, path, of) => {
    const [start, end] = rangeOf(document, path, of === 'name');
    return { code, severity: 'error', message, place: place(start, end - start) };
  };
}

/** Where the value at `path` stands (or its name), or its nearest ancestor that exists. */
function rangeOf(document: Document, path: Path, ofName: boolean): readonly [number, number] {
  const { isMap, isNode } = yaml();
  for (let depth = path.length; depth >= 0; depth--) {
    const parent = document.getIn(path.slice(0, depth - 1), true);
    if (ofName && depth === path.length && isMap(parent)) {
      const pair = parent.items.find((item) => String(item.key) === String(path[depth - 1]));
      if (isNode(pair?.key) && pair.key.range) return [pair.key.range[0], pair.key.range[1]];
    }
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return [node.range[0], node.range[1]];
  }
  return [0, 1];
}

/** Not by the library's LineCounter, which misses line feeds inside what it can't parse. */
function placeAt(text: string, file: string, offset: number, length: number): Place {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const col = offset - before.lastIndexOf('\n');
  const lineText = text.split('\n')[line - 1]?.replace(/\r$/, '') ?? '';
  const onLine = Math.max(1, Math.min(length, lineText.length - col + 1));
  return { file, line, column: col, length: onLine, lineText };
}

function firstLine(message: string): string {
  const line = message.split('\n')[0] ?? message;
  return (line.charAt(0).toLowerCase() + line.slice(1)).replace(/[.:]$/, '');
}
