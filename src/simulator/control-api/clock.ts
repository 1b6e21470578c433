import type { JsonObject } from '../../model/json.js';
import { change, type Engine } from '../engine.js';
import { ControlError } from './control-error.js';
import { timeOf } from './read-body.js';

export function readClock(engine: Engine): JsonObject {
  return { now: new Date(engine.clock.now()).toISOString(), offsetSeconds: engine.clock.offset() / 1000 };
}

/** `{ now }` sets the time, `{ advanceSeconds }` moves it; what falls due on the way happens at once. */
export function moveClock(engine: Engine, body: JsonObject): JsonObject {
  const before = engine.clock.offset();
  move(engine, body);
  try {
    engine.persistence.recordClock(engine.clock.offset());
  } catch (error) {
    engine.clock.moveBy(before - engine.clock.offset());
    throw error;
  }
  change(engine, () => engine.settle(engine.store, engine.clock.now()));
  return readClock(engine);
}

function move(engine: Engine, body: JsonObject): void {
  const { advanceSeconds } = body;
  if (advanceSeconds === undefined) {
    engine.clock.moveTo(timeOf(body, 'now'));
    return;
  }
  if (typeof advanceSeconds !== 'number' || Math.abs(advanceSeconds) > 1e10) {
    throw new ControlError(400, '`advanceSeconds` has to be a number of seconds');
  }
  engine.clock.moveBy(advanceSeconds * 1000);
}
