import { createHash } from 'node:crypto';
import type { JsonObject } from '../../model/json.js';
import { invalidMarker } from '../service-error.js';
import { optionalInteger, optionalText } from './input.js';

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly NextMarker?: string;
  readonly Truncated: boolean;
}

/**
 * The page that `Limit` and `Marker` ask for, in the order of the items' ids. A marker remembers the last id that was
 * given, so that nothing is skipped or repeated when items come and go between two pages.
 * Throws ValidationException for a limit outside 1 to `max`, InvalidMarkerException for a marker that isn't ours.
 */
export function page<T>(
  items: readonly T[],
  input: JsonObject,
  limits: { readonly default: number; readonly max: number },
  idOf: (item: T) => string,
): Page<T> {
  const limit = optionalInteger(input, 'Limit', { min: 1, max: limits.max }) ?? limits.default;
  const marker = optionalText(input, 'Marker', { min: 1, max: 1024, pattern: /^[\u0020-\u00FF]*$/ });
  const after = marker === null ? null : readMarker(marker);
  const found = firstAfter(items, after, limit + 1, idOf);
  const [given, last] = [found.slice(0, limit), found[limit - 1]];
  if (found.length <= limit || last === undefined)
    return { items: given.map(({ item }) => item), Truncated: false };
  return { items: given.map(({ item }) => item), NextMarker: writeMarker(last.id), Truncated: true };
}

interface Found<T> {
  readonly id: string;
  readonly item: T;
}

/** The `count` items with the lowest ids after `after`; sorting all of a long list for each page would be slow. */
function firstAfter<T>(
  items: readonly T[],
  after: string | null,
  count: number,
  idOf: (item: T) => string,
): readonly Found<T>[] {
  const found: Found<T>[] = [];
  for (const item of items) {
    const id = idOf(item);
    if (after !== null && id <= after) continue;
    const last = found.at(-1);
    if (found.length === count && last !== undefined && id >= last.id) continue;
    found.splice(placeOf(id, found), 0, { id, item });
    if (found.length > count) found.pop();
  }
  return found;
}

/** Where an id belongs in a sorted list. */
function placeOf(id: string, sorted: readonly { readonly id: string }[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.id ?? '') <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function writeMarker(id: string): string {
  return Buffer.from(`${checksum(id)}${id}`, 'utf8').toString('base64url');
}

function readMarker(marker: string): string {
  const text = Buffer.from(marker, 'base64url').toString('utf8');
  const id = text.slice(8);
  if (text.slice(0, 8) !== checksum(id) || writeMarker(id) !== marker) throw invalidMarker();
  return id;
}

function checksum(id: string): string {
  return createHash('sha256').update(id, 'utf8').digest('hex').slice(0, 8);
}
