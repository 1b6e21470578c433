import { visible } from './visible.js';

/** The text as one word of a POSIX shell, with nothing hidden in it. */
export function shellWord(text: string): string {
  const shown = visible(text);
  return /^[\w@%+=:,./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
