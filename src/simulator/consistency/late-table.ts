import type { Table } from '../table.js';
import type { Echoes, Lens } from './echoes.js';
import type { TableView } from './store-view.js';

/** A moment, as one kind of question sees it. */
export interface Sight {
  readonly lens: Lens;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A table in which some records are still seen as they were, or not at all, or still there. */
export function lateTable<R>(
  table: Table<R>,
  echoes: Echoes<R>,
  { lens, now }: Sight,
  idOf: (record: R) => string,
): TableView<R> {
  if (echoes.size === 0) return table;
  const asSeen = (records: Iterable<R>, belongs: (was: R) => boolean): readonly R[] => {
    const seen = new Map(echoes.allSeen(lens, now));
    const inPlace = [...records].flatMap((record) => {
      const was = seen.get(idOf(record));
      if (was === undefined) return [record];
      seen.delete(idOf(record));
      return was !== null && belongs(was) ? [was] : [];
    });
    const elsewhere = [...seen.values()].filter((was) => was !== null);
    return [...inPlace, ...elsewhere.filter(belongs)];
  };
  const where = (index: string, value: string) =>
    asSeen(table.where(index, value), (was) => table.isFiled(was, index, value));
  return {
    get: (id) => {
      const seen = echoes.seen(id, lens, now);
      return seen === undefined ? table.get(id) : (seen.was ?? undefined);
    },
    values: () => asSeen(table.values(), () => true).values(),
    where,
    count: (index, value) => where(index, value).length,
  };
}
