import type { JsonObject } from '../../model/json.js';
import { isTellable } from '../clock.js';
import { change, type Engine } from '../engine.js';
import { ControlError } from './control-error.js';
import { refuseOthers, timeOf } from './read-body.js';

export function readClock(engine: Engine): JsonObject {
  return { now: new Date(engine.clock.now()).toISOString(), offsetSeconds: engine.clock.offset() / 1000 };
}

/** `{ now }` sets the time, `{ advanceSeconds }` moves it; what falls due on the way happens at once. */
export function moveClock(engine: Engine, body: JsonObject): JsonObject {
  refuseOthers(body, ['now', 'advanceSeconds']);
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

function move({ clock }: Engine, body: JsonObject): void {
  const { advanceSeconds } = body;
  if ((body['now'] === undefined) === (advanceSeconds === undefined))
    throw new ControlError(400, 'say either `now`, a time, or `advanceSeconds`, a number of seconds');
  if (advanceSeconds === undefined) {
    clock.moveTo(tellable(timeOf(body, 'now')));
    return;
  }
  if (typeof advanceSeconds !== 'number' || Math.abs(advanceSeconds) > 1e10) {
    throw new ControlError(400, '`advanceSeconds` has to be a number of seconds');
  }
  tellable(clock.now() + advanceSeconds * 1000);
  clock.moveBy(advanceSeconds * 1000);
}

/** Throws a ControlError for a time that RFC 3339 can't say. */
function tellable(time: number): number {
  if (isTellable(time)) return time;
  throw new ControlError(400, 'the clock has to stay within the years 0 to 9999');
}
