import { type Store, tableNames } from '../store.js';
import { formatLine } from './lines.js';

/** What a snapshot says of itself; the records follow it. */
export interface Snapshot {
  /** Grows by one with each snapshot. */
  readonly generation: number;
  /** How far the simulated clock is ahead, in milliseconds. */
  readonly clockOffset: number;
}

export const stateFormat = 'keywright-simulator-state/1';

/** A header, one line a record, and a last line that says how many there were. */
export function* snapshotLines(snapshot: Snapshot, store: Store): Generator<string> {
  yield formatLine({ format: stateFormat, ...snapshot });
  let count = 0;
  for (const table of tableNames) {
    for (const [id, record] of store[table].entries()) {
      count += 1;
      yield formatLine({ table, id, record });
    }
  }
  yield formatLine({ records: count });
}
