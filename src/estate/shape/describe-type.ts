import type { Path, Source } from '../../model/place.js';
import type { ShapeError } from './validators.js';
import { type Described, fieldName } from './words.js';

const wanted: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  object: 'a map',
  array: 'a list',
};

/** Words that other tools, and YAML 1.1, take for booleans; in YAML 1.2 they are text. */
const booleanWords: Readonly<Record<string, boolean>> = {
  yes: true,
  on: true,
  y: true,
  no: false,
  off: false,
  n: false,
};

/** A value of the wrong kind; most often YAML read something else than its writer meant. */
export function describeType(error: ShapeError, path: Path, source: Source): Described {
  const type = String(error.params['type']);
  const field = fieldName(path);
  const want = wanted[type] ?? type;
  if (error.data === null)
    return {
      code: 'KW2019',
      message: `\`${field}\` has no value`,
      remedy: `write ${want}, or remove the line`,
      of: 'value',
    };
  const written = writtenAt(path, source);
  if (type === 'string' && isPlain(error.data))
    return {
      code: 'KW2017',
      message: `YAML reads \`${written}\` as ${kindOf(error.data)}, and \`${field}\` is text`,
      remedy: `write it in quotes: \`"${written}"\``,
    };
  if (type === 'boolean' && typeof error.data === 'string' && error.data.toLowerCase() in booleanWords)
    return {
      code: 'KW2018',
      message: `\`${written}\` is text, and \`${field}\` is \`true\` or \`false\``,
      remedy: `write \`${booleanWords[error.data.toLowerCase()]}\``,
    };
  return {
    code: 'KW2006',
    message: `\`${field}\` is ${kindOf(error.data)}, not ${want}`,
    ...remedyFor(error.data, type, written),
  };
}

function remedyFor(value: unknown, type: string, written: string): { readonly remedy?: string } {
  if (type === 'array') {
    const isItem = (isPlain(value) || typeof value === 'string') && !/[[\]{},]/.test(written);
    return { remedy: `write a list: \`[${isItem ? written : '…'}]\`` };
  }
  const isNumber = typeof value === 'string' && /^-?[0-9]+$/.test(value);
  if ((type === 'integer' || type === 'number') && isNumber)
    return { remedy: `write \`${value}\` without quotes` };
  return { remedy: `write ${wanted[type] ?? type}` };
}

/** What a value is, in plain words. */
export function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? 'a number' : `\`${String(value)}\``;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

/** The value as it stands in the file: `012345678901`, where YAML has made another number of it. */
function writtenAt(path: Path, source: Source): string {
  const { lineText, column, length } = source.at(path);
  return lineText.slice(column - 1, column - 1 + length);
}
