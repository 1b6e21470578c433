import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '../../model/json.js';
import { applyChange, type Change, type Store, tableNames } from '../store.js';
import { parseLines } from './lines.js';
import { type Snapshot, stateFormat } from './snapshot.js';
import { reason, StateFileError } from './state-file-error.js';

/**
 * Fills the store from a state file and its journal; nothing at all where there is no file. Changes no file.
 * Throws StateFileError where the snapshot, or anything but the journal's last line, is damaged.
 */
export function loadState(path: string, store: Store, notice: (line: string) => void): Snapshot {
  const journal = `${path}.journal`;
  const bytes = readIfThere(path);
  if (bytes === null) {
    if (readIfThere(journal) === null) return { generation: 0, clockOffset: 0 };
    throw damaged(path, `it is missing, but \`${journal}\` is there`);
  }
  const snapshot = loadSnapshot(path, bytes, store);
  return loadJournal(journal, snapshot, store, notice);
}

function loadSnapshot(path: string, bytes: Buffer, store: Store): Snapshot {
  const parsed = parseLines(bytes);
  if (!parsed.ok) throw damaged(path, `line ${parsed.line} is not what was written`);
  const [header, ...rest] = parsed.values;
  if (!isObject(header) || typeof header['format'] !== 'string') throw damaged(path, 'it is no state file');
  if (header['format'] !== stateFormat) {
    throw damaged(path, `its format \`${header['format']}\` is not \`${stateFormat}\``);
  }
  const { generation, clockOffset } = header;
  const last = rest.at(-1);
  const complete = isObject(last) && last['records'] === rest.length - 1 && !parsed.torn;
  if (!complete || typeof generation !== 'number' || typeof clockOffset !== 'number') {
    throw damaged(path, 'its end is missing');
  }
  for (const value of rest.slice(0, -1)) applyChange(store, asChange(value, path));
  return { generation, clockOffset };
}

function loadJournal(
  path: string,
  snapshot: Snapshot,
  store: Store,
  notice: (line: string) => void,
): Snapshot {
  const bytes = readIfThere(path);
  const parsed = bytes === null ? null : parseLines(bytes);
  if (parsed === null) return snapshot;
  if (!parsed.ok) throw damaged(path, `line ${parsed.line} is not what was written`);
  const [header, ...entries] = parsed.values;
  const of = isObject(header) ? header['journalOf'] : undefined;
  if (typeof of !== 'number' || of > snapshot.generation) {
    throw damaged(path, "it doesn't continue the state file beside it");
  }
  if (of < snapshot.generation) return snapshot;
  if (parsed.torn) notice(`dropped the last change in ${path}: it was not written to its end`);
  let { clockOffset } = snapshot;
  for (const entry of entries) {
    if (!isObject(entry)) throw damaged(path, 'an entry is not what was written');
    if (typeof entry['clockOffset'] === 'number') clockOffset = entry['clockOffset'];
    const changes = entry['changes'];
    if (Array.isArray(changes)) for (const change of changes) applyChange(store, asChange(change, path));
  }
  return { ...snapshot, clockOffset };
}

/** The checksum has shown that these are our own bytes; this catches files of another program or version. */
function asChange(value: Json, path: string): Change {
  if (!isObject(value)) throw damaged(path, 'a record is not what was written');
  const { table, id, record } = value;
  const known = tableNames.some((name) => name === table) && typeof id === 'string';
  if (!known || record === undefined || (record !== null && !isObject(record))) {
    throw damaged(path, 'a record is not what was written');
  }
  return value as unknown as Change;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged(path: string, because: string): StateFileError {
  return new StateFileError('damaged', `\`${path}\` is damaged: ${because}; nothing was changed`);
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new StateFileError('unreadable', `can't read \`${path}\`: ${reason(error)}`, error);
  }
}
