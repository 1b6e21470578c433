import type { Json, JsonObject } from '../../model/json.js';
import type { ParsedFile, YamlDocument } from '../yaml/parse-yaml.js';
import type { Glob, Globs } from './globs.js';

const defaultGlobs: readonly Glob[] = ['**/*.yaml', '**/*.yml'].map((pattern) => ({
  pattern,
  place: null,
}));

/**
 * The globs of the root file's Estate document, as far as they can be read: what is wrong with the rest of the
 * document is told with the problems of the other files. Null where there is no Estate document.
 */
export function findGlobs({ documents }: ParsedFile): Globs | null {
  const estate = documents.find(({ content }) => isObject(content) && content['kind'] === 'Estate');
  if (estate === undefined) return null;
  const spec = isObject(estate.content) ? estate.content['spec'] : undefined;
  const { include, exclude } = isObject(spec) ? spec : {};
  return {
    include: include === undefined ? defaultGlobs : globsOf(include, 'include', estate),
    exclude: globsOf(exclude, 'exclude', estate),
  };
}

function globsOf(value: Json | undefined, field: string, { source }: YamlDocument): readonly Glob[] {
  return textsIn(value).map(({ text, index }) => ({
    pattern: text,
    place: source.at(['spec', field, index]),
  }));
}

function textsIn(value: Json | undefined): readonly { readonly text: string; readonly index: number }[] {
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  return items.flatMap((text, index) => (typeof text === 'string' && text !== '' ? { text, index } : []));
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
