import type { KeyRecord } from '../state.js';
import type { Table } from '../table.js';
import type { Echoes } from './echoes.js';
import type { Late } from './late-parts.js';
import type { Sight } from './late-table.js';
import type { TableView } from './store-view.js';

/** What of keys can be seen late. */
export interface KeyEchoes {
  readonly keys: Echoes<Late['keys']>;
  readonly policies: Echoes<Late['policies']>;
  readonly tags: Echoes<Late['tags']>;
}

/** The keys without those that are too new, with the policies and tags that are seen. No index depends on those. */
export function lateKeys(
  table: Table<KeyRecord>,
  { keys, policies, tags }: KeyEchoes,
  { lens, now }: Sight,
): TableView<KeyRecord> {
  if (keys.size + policies.size + tags.size === 0) return table;
  const asSeen = (key: KeyRecord): readonly KeyRecord[] => {
    if (keys.seen(key.arn, lens, now) !== undefined) return [];
    const policy = policies.seen(key.arn, lens, now)?.was ?? key.policy;
    const tagsSeen = tags.seen(key.arn, lens, now)?.was ?? key.tags;
    return [{ ...key, policy, tags: tagsSeen }];
  };
  const where = (index: string, value: string) => table.where(index, value).flatMap(asSeen);
  return {
    get: (arn) => {
      const key = table.get(arn);
      return key === undefined ? undefined : asSeen(key)[0];
    },
    values: () => [...table.values()].flatMap(asSeen).values(),
    where,
    count: (index, value) => where(index, value).length,
  };
}
