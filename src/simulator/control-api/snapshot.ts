import type { Json, JsonObject } from '../../model/json.js';
import type { Engine } from '../engine.js';
import { tableNames } from '../store.js';

/** The whole state, key material included: this is a simulator, its keys protect nothing. */
export function readSnapshot(engine: Engine): JsonObject {
  const tables = tableNames.map((name): [string, Json] => [
    name,
    Object.fromEntries(engine.store[name].entries()) as unknown as Json,
  ]);
  return { now: new Date(engine.clock.now()).toISOString(), tables: Object.fromEntries(tables) };
}
