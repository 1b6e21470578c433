import { closest, distance } from 'fastest-levenshtein';

/** The candidate that the word was most likely meant to be, in any case; null where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (candidates.length === 0 || word.length > 200) return null;
  const wanted = word.toLowerCase();
  const lower = candidates.map((candidate) => candidate.toLowerCase());
  const found = closest(wanted, lower);
  if (distance(wanted, found) > Math.max(2, word.length / 3)) return null;
  return candidates[lower.indexOf(found)] ?? null;
}
