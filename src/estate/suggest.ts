import { closest, distance } from 'fastest-levenshtein';

/** The candidate that the word was most likely meant to be; null where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (candidates.length === 0 || word.length > 200) return null;
  const sameLetters = candidates.find((candidate) => squash(candidate) === squash(word));
  if (sameLetters !== undefined) return sameLetters;
  const found = closest(word, [...candidates]);
  const most = Math.max(1, Math.floor(Math.min(word.length, found.length) / 3));
  if (distance(word, found) <= most) return found;
  return candidates.find((candidate) => isSwapped(word, candidate)) ?? null;
}

/** Two letters in each other's place: the commonest typing error. */
function isSwapped(word: string, candidate: string): boolean {
  const at = [...word].findIndex((letter, index) => letter !== candidate[index]);
  const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return at !== -1 && swapped === candidate;
}

/** `did you mean …` where a candidate is near, else the candidates themselves; null where there are none. */
export function suggestion(word: string, candidates: readonly string[]): string | null {
  const near = nearest(word, candidates);
  if (near !== null) return `did you mean \`${near}\`?`;
  return candidates.length === 0 ? null : `write ${oneOf(candidates)}`;
}

/** `one of a, b, c`, cut where the list is long. */
export function oneOf(words: readonly string[]): string {
  const shown = words.slice(0, 24).map((word) => `\`${word}\``);
  if (words.length > shown.length) shown.push(`${words.length - shown.length} more`);
  return shown.length === 1 ? (shown[0] ?? '') : `one of ${shown.join(', ')}`;
}

/** `PrincipalSet`, `principal_set` and `principal-set` are one word. */
function squash(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}
