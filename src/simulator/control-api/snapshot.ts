import type { JsonObject } from '../../model/json.js';
import { change, type Engine } from '../engine.js';
import { changesTo, readSnapshot, type SimulatorSnapshot, takeSnapshot } from '../snapshot.js';
import { applyChange } from '../store.js';
import { moveClock } from './clock.js';
import { ControlError } from './control-error.js';

/** The whole state, key material included: this is a simulator, its keys protect nothing. */
export function showSnapshot(engine: Engine): JsonObject {
  return { ...takeSnapshot(engine.store, engine.clock.now()) };
}

/** Puts a snapshot in place of the whole state; what nobody asked for (faults, quotas, counts) stays. */
export function loadSnapshot(engine: Engine, body: JsonObject): JsonObject {
  try {
    restore(engine, readSnapshot(body));
  } catch (error) {
    throw error instanceof Error && error.name === 'Error' ? new ControlError(400, error.message) : error;
  }
  return { now: new Date(engine.clock.now()).toISOString() };
}

/** State and time as the snapshot has them, as one change. */
export function restore(engine: Engine, snapshot: SimulatorSnapshot): void {
  change(engine, () => {
    for (const each of changesTo(engine.store, snapshot)) applyChange(engine.store, each);
  });
  engine.consistency.catchUp();
  moveClock(engine, { now: snapshot.now });
}
