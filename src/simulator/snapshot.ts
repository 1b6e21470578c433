import type { Json, JsonObject } from '../model/json.js';
import { isTellable } from './clock.js';
import { applyChange, type Change, createStore, type Store, tableNames } from './store.js';

/** The whole state of a simulator, key material included: its keys protect nothing. JSON, so that it can be kept in a file. */
export interface SimulatorSnapshot {
  readonly format: typeof snapshotFormat;
  /** The simulated time at which it was taken (RFC 3339). */
  readonly now: string;
  /** By table and id; what the records hold may differ from version to version. */
  readonly tables: Readonly<Record<string, JsonObject>>;
}

export const snapshotFormat = 'keywright-simulator-snapshot/1';

/** The state as it is now; `now` in milliseconds since the epoch. */
export function takeSnapshot(store: Store, now: number): SimulatorSnapshot {
  const tables = tableNames.map((name): [string, JsonObject] => [
    name,
    Object.fromEntries(store[name].entries()) as unknown as JsonObject,
  ]);
  return { format: snapshotFormat, now: new Date(now).toISOString(), tables: Object.fromEntries(tables) };
}

/**
 * What a snapshot says; throws an Error that says what is wrong with it. Records are taken as they are, unless a store can't even
 * file them.
 */
export function readSnapshot(value: unknown): SimulatorSnapshot {
  if (!isObject(value) || value['format'] !== snapshotFormat)
    throw new Error(`a snapshot has \`format: ${snapshotFormat}\``);
  const { now, tables } = value;
  if (typeof now !== 'string' || !isTellable(Date.parse(now)) || !isObject(tables))
    throw new Error('a snapshot has `now`, a time, and `tables`');
  for (const name of tableNames) {
    const table = tables[name] ?? {};
    if (!isObject(table) || !Object.values(table).every((record) => isObject(record)))
      throw new Error(`a snapshot's table \`${name}\` is an object of records`);
  }
  const snapshot = {
    format: snapshotFormat,
    now,
    tables: tables as Readonly<Record<string, JsonObject>>,
  } as const;
  requireFileable(snapshot);
  return snapshot;
}

/** A store that fails halfway through its filing can't go back either. */
function requireFileable(snapshot: SimulatorSnapshot): void {
  const store = createStore();
  for (const change of changesTo(store, snapshot)) {
    try {
      applyChange(store, change);
    } catch {
      throw new Error(`a snapshot's table \`${change.table}\` has a record that is none: \`${change.id}\``);
    }
  }
}

/** Every write that turns the store's state into the snapshot's, also in the order in which listings answer. */
export function changesTo(store: Store, { tables }: SimulatorSnapshot): readonly Change[] {
  return tableNames.flatMap((table) => {
    const wanted = tables[table] ?? {};
    const removed = [...store[table].entries()].map(([id]) => ({ table, id, record: null }) as Change);
    const put = Object.entries(wanted).map(([id, record]) => ({ table, id, record }) as unknown as Change);
    return [...removed, ...put];
  });
}

function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
