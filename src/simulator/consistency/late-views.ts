import type { GrantRecord } from '../state.js';
import type { Store } from '../store.js';
import type { Echoes, Lens } from './echoes.js';
import { lateKeys } from './late-keys.js';
import type { Late } from './late-parts.js';
import { lateTable } from './late-table.js';
import type { ConsistencyKind } from './setting.js';
import type { StoreView, Views } from './store-view.js';

/** The echoes of every kind. */
export type AllEchoes = { readonly [K in ConsistencyKind]: Echoes<Late[K]> };

/** The store as it is seen at `now` (milliseconds since the epoch). */
export function lateViews(store: Store, echoes: AllEchoes, now: number): Views {
  return {
    shown: viewOf(store, echoes, 'shown', now),
    inForce: viewOf(store, echoes, 'inForce', now),
    grantsOfToken: (token) => grantsOfToken(store, echoes.grants, token),
  };
}

function viewOf(store: Store, echoes: AllEchoes, lens: Lens, now: number): StoreView {
  const sight = { lens, now };
  return {
    keys: lateKeys(store.keys, echoes, sight),
    aliases: lateTable(store.aliases, echoes.aliases, sight, ({ arn }) => arn),
    grants: lateTable(store.grants, echoes.grants, sight, ({ keyArn, id }) => `${keyArn} ${id}`),
    principals: lateTable(store.principals, echoes.principals, sight, ({ uniqueId }) => uniqueId),
    customKeyStores: store.customKeyStores,
  };
}

/** A grant that was made and ended within the delay is one too: its token outlives it as its permissions would. */
function grantsOfToken(store: Store, echoes: Echoes<GrantRecord>, token: string): readonly GrantRecord[] {
  const live = store.grants.where('token', token);
  if (live.length > 0) return live;
  return [...echoes.entries()].flatMap(([, { was }]) => (was?.tokens.includes(token) === true ? [was] : []));
}
