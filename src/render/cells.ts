const noCell = /\p{M}/u;
const twoCells =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** How many terminal columns a visible text takes (Unicode Annex 11, roughly). */
export function cells(text: string): number {
  let count = 0;
  for (const character of text) count += cellsOf(character);
  return count;
}

/** The text cut to so many columns, with an ellipsis where something is missing. */
export function cut(text: string, columns: number): string {
  if (cells(text) <= columns) return text;
  let kept = '';
  let count = 0;
  for (const character of text) {
    count += cellsOf(character);
    if (count >= columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The text filled with spaces up to so many columns. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - cells(text)));
}

function cellsOf(character: string): number {
  if (character.length === 1 && character <= '~') return 1;
  if (noCell.test(character)) return 0;
  return twoCells.test(character) ? 2 : 1;
}
