import type { Diagnostic } from '../../model/diagnostic.js';
import type { Place } from '../../model/place.js';
import { errorAt } from '../problem.js';

/** Which files belong to the estate. */
export interface Globs {
  readonly include: readonly Glob[];
  readonly exclude: readonly Glob[];
}

/** One glob and where it stands; no place where it is the default, which may match nothing. */
export interface Glob {
  readonly pattern: string;
  readonly place: Place | null;
}

/** Why a glob is refused whatever it matches; null where it is fine. The estate can't name files outside itself. */
export function badGlob({ pattern, place }: Glob): Diagnostic | null {
  if (place === null) return null;
  if (isCostly(pattern)) return errorAt(place, 'KW1020', `\`${pattern}\` has too many wildcards`);
  const leaves =
    pattern.startsWith('/') || pattern.split(/[/{},()|]/).includes('..') || /^[A-Za-z]:/.test(pattern);
  if (leaves) return errorAt(place, 'KW1007', `\`${pattern}\` leads out of the estate`);
  if (pattern.startsWith('!'))
    return errorAt(
      place,
      'KW1007',
      `\`${pattern}\` takes files away`,
      'write the glob without `!` under `exclude`',
    );
  return null;
}

/** Why a glob under `exclude` is refused; null where it is fine. */
export function badExclude({ pattern, place }: Glob): Diagnostic | null {
  if (place === null || !isCostly(pattern)) return null;
  return errorAt(place, 'KW1020', `\`${pattern}\` has too many wildcards`);
}

/** Matching takes a power of the path's length: the number of wildcards that can stand for the same part of it. */
function isCostly(pattern: string): boolean {
  const segments = pattern.split('/');
  const deep = segments.filter((segment) => segment.includes('**')).length;
  const stars = Math.max(...segments.map((segment) => segment.replaceAll('**', '*').split('*').length - 1));
  return deep > 2 || stars > 3 || pattern.split('{').length - 1 > 3 || /[()]/.test(pattern);
}

/** The problem of a glob that matched no file; none for the default globs. */
export function unmatchedGlob({ pattern, place }: Glob): readonly Diagnostic[] {
  return place === null ? [] : [errorAt(place, 'KW1006', `\`${pattern}\` matches no file`)];
}

/** Whether the glob can match the path. In doubt, as with braces, it can. */
export function mayMatch(pattern: string, path: string): boolean {
  return matches(segmentsOf(pattern), path.split('/'), 'all');
}

/** Whether the glob can match something below the folder. In doubt, it can. */
export function mayReachBelow(pattern: string, folder: string): boolean {
  return matches(segmentsOf(pattern), folder.split('/'), 'beginning');
}

/** Whether the globs leave out the path, or everything below it. */
export function isExcluded(globs: Globs, path: string): boolean {
  return globs.exclude.some(({ pattern }) => mayMatch(pattern, path) || mayMatch(pattern, `${path}/-`));
}

function segmentsOf(pattern: string): readonly string[] {
  return /[{}()]/.test(pattern) ? ['**'] : pattern.split('/').filter((segment) => segment !== '.');
}

function matches(pattern: readonly string[], path: readonly string[], extent: 'all' | 'beginning'): boolean {
  const [segment, ...rest] = pattern;
  const [name, ...below] = path;
  if (segment === '**')
    return (
      matches(rest, path, extent) ||
      (name === undefined ? extent === 'beginning' : matches(pattern, below, extent))
    );
  if (name === undefined) return extent === 'beginning' ? segment !== undefined : segment === undefined;
  return segment !== undefined && segmentMatches(segment, name) && matches(rest, below, extent);
}

function segmentMatches(segment: string, name: string): boolean {
  if (/[[\]\\!+@]/.test(segment)) return true;
  const source = segment
    .replace(/[.^$|]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'u').test(name);
}
