import type { Diagnostic } from '../../model/diagnostic.js';
import type { Json } from '../../model/json.js';
import type { Path, Source } from '../../model/place.js';
import { errorAt } from '../problem.js';
import { fieldName } from './words.js';

/** No list that people review is longer; checking what is would take minutes and gigabytes where all of it is wrong. */
const mostEntries = 5000;

interface Crowd {
  readonly path: Path;
  readonly count: number;
}

/** The lists and maps with more entries than any field needs. */
export function crowds(value: Json | undefined, path: Path): readonly Crowd[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string | number, Json | undefined])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  if (entries.length > mostEntries) return [{ path, count: entries.length }];
  return entries.flatMap(([step, each]) => crowds(each, [...path, step]));
}

export function describeCrowd({ path, count }: Crowd, source: Source): Diagnostic {
  const message = `\`${fieldName(path)}\` has ${count} entries`;
  return errorAt(source.at(path), 'KW2011', message, `write at most ${mostEntries}`);
}
