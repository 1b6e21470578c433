import type { Tables } from '../state.js';
import type { Table } from '../table.js';

/** A table as somebody sees it. */
export type TableView<R> = Pick<Table<R>, 'get' | 'values' | 'where' | 'count'>;

/** The store as reads and authorisation see it. The store itself is the view that sees everything at once. */
export interface StoreView {
  readonly keys: TableView<Tables['keys']>;
  readonly aliases: TableView<Tables['aliases']>;
  readonly grants: TableView<Tables['grants']>;
  readonly principals: TableView<Tables['principals']>;
  readonly customKeyStores: TableView<Tables['customKeyStores']>;
}

/** What a call sees. Whatever it changes, it changes in the store itself, and by what the store itself holds. */
export interface Views {
  /** What operations show, and by which they find keys. */
  readonly shown: StoreView;
  /** What decides about authorisation: for tags and aliases later than what is shown. */
  readonly inForce: StoreView;
  /** The grants that a token stands for, those that are not visible yet and those whose end isn't included. */
  readonly grantsOfToken: (token: string) => readonly Tables['grants'][];
}

/** Everything is seen at once. */
export function immediateViews(store: StoreView): Views {
  return { shown: store, inForce: store, grantsOfToken: (token) => store.grants.where('token', token) };
}
