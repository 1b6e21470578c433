/**
 * Characters that a terminal or a reader's eye would obey or not see: controls (with ESC, CR and line feeds), bidi
 * and other format characters, line separators, lone surrogates, invisible fillers, odd spaces.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** The text on one line with nothing hidden: each unseen character becomes `\u{202e}`. */
export function visible(text: string): string {
  return text.replace(unseen, codePointText);
}

/** Like `visible`, line by line: line feeds stay. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/**
 * JSON, two spaces to a level, with a line feed at the end. Unseen characters are written as JSON escapes, so that
 * the bytes are harmless and a parser gets back exactly the same values.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.split('\n').map(escapeUnseen).join('\n')}\n`;
}

function escapeUnseen(line: string): string {
  return line.replace(unseen, (character) =>
    Array.from({ length: character.length }, (_, index) => unitEscape(character.charCodeAt(index))).join(''),
  );
}

function unitEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

function codePointText(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
