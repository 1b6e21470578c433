import type { EstateKey, Target } from '../../../model/estate.js';

/** The tags of a key in one target: the target's default tags, over which the key's own win; sorted by name. */
export function tagsFor(key: EstateKey, target: Target): Readonly<Record<string, string>> {
  const tags = Object.entries({ ...target.tags, ...key.tags });
  return Object.fromEntries(tags.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
