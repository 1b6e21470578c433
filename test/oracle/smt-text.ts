import { decimal, moment } from './naive-values.js';

/** An SMT-LIB string literal. Quotes are doubled, the rest of our values is printable ASCII. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

export function or(parts: readonly string[]): string {
  return parts.length === 0 ? 'false' : parts.length === 1 ? `${parts[0]}` : `(or ${parts.join(' ')})`;
}

export function and(parts: readonly string[]): string {
  return parts.length === 0 ? 'true' : parts.length === 1 ? `${parts[0]}` : `(and ${parts.join(' ')})`;
}

export const not = (part: string) => `(not ${part})`;

/** That a string matches a glob; a lone `*` at an end is a test for a prefix or suffix, which is fast. */
export function like(variable: string, glob: string): string {
  const inner = glob.replace(/^\*|\*$/g, '');
  if (!/[*?]/.test(glob)) return `(= ${variable} ${quoted(glob)})`;
  if (glob === '*') return 'true';
  if (!/[*?]/.test(inner) && !glob.startsWith('*')) return `(str.prefixof ${quoted(inner)} ${variable})`;
  if (!/[*?]/.test(inner) && !glob.endsWith('*')) return `(str.suffixof ${quoted(inner)} ${variable})`;
  const parts = glob.split(/([*?])/).filter((part) => part !== '');
  const expressions = parts.map((part) =>
    part === '*' ? 're.all' : part === '?' ? 're.allchar' : `(str.to_re ${quoted(part)})`,
  );
  return `(str.in_re ${variable} (re.++ ${expressions.join(' ')}))`;
}

/** That a number compares so to another, both as reals. */
export function ordered(variable: string, order: string, wanted: string, isDate: boolean): string {
  const value = isDate ? moment(wanted) : decimal(wanted);
  if (Number.isNaN(value)) return 'false';
  const text = value < 0 ? `(- ${(-value).toFixed(3)})` : value.toFixed(3);
  const signs: Readonly<Record<string, string>> = {
    Equals: '=',
    LessThan: '<',
    LessThanEquals: '<=',
    GreaterThan: '>',
    GreaterThanEquals: '>=',
  };
  return `(${signs[order] ?? '='} ${variable} ${text})`;
}
