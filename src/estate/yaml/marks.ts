import type { CST } from 'yaml';
import type { Diagnostic } from '../../model/diagnostic.js';
import { errorAt } from '../problem.js';
import type { Lines } from './lines.js';

interface Mark {
  readonly type: 'anchor' | 'alias' | 'tag' | 'directive';
  readonly offset: number;
  readonly source: string;
}

const markTypes: readonly string[] = ['anchor', 'alias', 'tag', 'directive'];
const memberNames = ['start', 'key', 'sep', 'value', 'items', 'end', 'props'];

/**
 * Anchors, aliases, tags and directives, found in the concrete syntax so that none is missed. An anchor that is
 * used is reported at its aliases only.
 */
export function markProblems(tokens: readonly CST.Token[], lines: Lines): readonly Diagnostic[] {
  const marks = marksIn(tokens);
  const used = new Set(marks.filter(({ type }) => type === 'alias').map(({ source }) => source.slice(1)));
  return marks
    .filter(({ type, source }) => type !== 'anchor' || !used.has(source.slice(1)))
    .filter(({ type, source }) => type !== 'directive' || !/^%YAML\s+1\.2\s*$/.test(source))
    .map((mark) => problemOf(mark, lines))
    .sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
}

function problemOf({ type, source, offset }: Mark, lines: Lines): Diagnostic {
  const place = lines.place(offset, offset + source.length);
  if (type === 'tag') return errorAt(place, 'KW1016', `the tag \`${source}\` is not part of an estate`);
  if (type === 'directive')
    return errorAt(place, 'KW1018', `the directive \`${source.trim()}\` is not part of an estate`);
  return errorAt(place, 'KW1014', `the ${type} \`${source}\` is not part of an estate`);
}

/** Without recursion: the syntax can be as deep as the file is long. */
function marksIn(tokens: readonly CST.Token[]): readonly Mark[] {
  const marks: Mark[] = [];
  const open: unknown[] = [tokens];
  while (open.length > 0) {
    const token = open.pop();
    if (Array.isArray(token)) for (const each of token) open.push(each);
    else if (typeof token === 'object' && token !== null) {
      if (isMark(token)) marks.push(token);
      for (const name of memberNames) if (name in token) open.push(token[name as keyof typeof token]);
    }
  }
  return marks;
}

function isMark(token: object): token is Mark {
  return 'type' in token && markTypes.includes(String(token.type)) && 'source' in token && 'offset' in token;
}
