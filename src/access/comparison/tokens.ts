/** One place of a pattern: a character, any one character, or any run of characters. */
export type Token =
  | { readonly kind: 'character'; readonly text: string; readonly anyCase: boolean }
  | { readonly kind: 'one' | 'run'; readonly colon: boolean };

/** What a value of a policy asks of a text, as a pattern. */
export type Pattern = readonly Token[];

/** A text that must be equal. */
export function literalPattern(text: string, anyCase: boolean): Pattern {
  return units(text).map((unit) => letter(unit, anyCase));
}

/** A pattern with `*` and `?`; private-use characters stand for those characters themselves. */
export function globPattern(text: string, colon = true): Pattern {
  return units(text).map((unit): Token => {
    if (unit === '*') return { kind: 'run', colon };
    if (unit === '?') return { kind: 'one', colon };
    return letter(unprotectedUnits[unit] ?? unit, false);
  });
}

/**
 * An ARN pattern: wildcards of the first five parts stay within their part (IAM user guide, "ARN condition operators"). Null
 * for a text that matches no ARN.
 */
export function arnPattern(text: string): Pattern | null {
  if (text === '*') return arnPattern('*:*:*:*:*:*');
  const parts = text.split(':');
  if (parts.length < 6) return null;
  const head = parts.slice(0, 5).flatMap((part) => [...globPattern(part, false), letter(':', false)]);
  return [...head, ...globPattern(parts.slice(5).join(':'))];
}

/** A text, or the beginning of one. */
export interface Prefix {
  readonly text: string;
  /** Whether anything may follow. */
  readonly open: boolean;
  /** Whether some of its letters may be of either case. */
  readonly anyCase: boolean;
}

/** A pattern that has no wildcard but one last `*`; null for any other. */
export function prefixOf(pattern: Pattern): Prefix | null {
  const last = pattern.at(-1);
  const open = last?.kind === 'run' && last.colon;
  let text = '';
  let anyCase = false;
  for (const token of open ? pattern.slice(0, -1) : pattern) {
    if (token.kind !== 'character') return null;
    anyCase ||= token.anyCase && hasCase(token.text);
    text += token.text;
  }
  return { text, open, anyCase };
}

const unprotectedUnits: Readonly<Record<string, string>> = { '\uE000': '*', '\uE001': '?' };

function letter(text: string, anyCase: boolean): Token {
  return { kind: 'character', text, anyCase };
}

function hasCase(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase();
}

function units(text: string): readonly string[] {
  return text.split('');
}
