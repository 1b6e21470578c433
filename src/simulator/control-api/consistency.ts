import type { JsonObject } from '../../model/json.js';
import type { ConsistencyKind } from '../consistency/setting.js';
import type { Engine } from '../engine.js';
import { ControlError } from './control-error.js';
import { optionalList, refuseOthers } from './read-body.js';

/** The setting, and what isn't visible everywhere yet. */
export function readConsistency({ consistency, clock }: Engine): JsonObject {
  const { upTo, kinds } = consistency.lateness();
  const pending = consistency.pending(clock.now()).map(({ kind, id, from }) => ({
    kind,
    id,
    shownFrom: new Date(from.shown).toISOString(),
    inForceFrom: new Date(from.inForce).toISOString(),
  }));
  return { upToSeconds: upTo / 1000, kinds, pending };
}

/** `{ upToSeconds, kinds? }`: for changes from now on; 0 also makes visible whatever isn't yet. */
export function setConsistency(engine: Engine, body: JsonObject): JsonObject {
  refuseOthers(body, ['upToSeconds', 'kinds']);
  const { upToSeconds } = body;
  if (typeof upToSeconds !== 'number') throw new ControlError(400, '`upToSeconds` has to be a number');
  const kinds = optionalList(body, 'kinds');
  try {
    engine.consistency.set({
      upToSeconds,
      // Whatever is no kind is refused there.
      ...(kinds === undefined ? {} : { kinds: kinds as readonly ConsistencyKind[] }),
    });
  } catch (error) {
    throw error instanceof RangeError ? new ControlError(400, error.message) : error;
  }
  return readConsistency(engine);
}

/** Everything that was changed is visible now; the setting stays. */
export function showEverything(engine: Engine): JsonObject {
  engine.consistency.catchUp();
  return readConsistency(engine);
}
