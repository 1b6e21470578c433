import type { Json } from '../../model/json.js';
import { stsValidation } from './sts-error.js';

/** Session tags: at most 50, keys to 128 and values to 256 characters, no key twice (AWS STS API reference, Tag). */
export function parseTags(value: Json | undefined): Record<string, string> {
  if (value === undefined || value === '') return {};
  if (!Array.isArray(value) || value.length > 50) throw stsValidation('Too many tags');
  const tags = new Map<string, string>();
  for (const tag of value as readonly Json[]) {
    const [key, text] = partsOf(tag);
    if (key.length < 1 || key.length > 128 || text.length > 256)
      throw stsValidation('A tag is too long or empty');
    if ([...tags.keys()].some((known) => known.toLowerCase() === key.toLowerCase())) {
      throw stsValidation('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
    }
    tags.set(key, text);
  }
  return Object.fromEntries(tags);
}

function partsOf(tag: Json): [string, string] {
  if (typeof tag !== 'object' || tag === null || !('Key' in tag) || !('Value' in tag)) {
    throw stsValidation('A tag needs Key and Value');
  }
  return [String(tag.Key), String(tag.Value)];
}
