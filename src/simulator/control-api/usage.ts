import type { JsonObject } from '../../model/json.js';
import { change, type Engine } from '../engine.js';
import { drawUuid } from '../randomness.js';
import { ControlError } from './control-error.js';
import { optionalText, refuseOthers, textOf, timeOf } from './read-body.js';

/** `{ keyArn, at, operation? }`: the key counts as last used then; `at: null` forgets every use. */
export function setUsage(engine: Engine, body: JsonObject): JsonObject {
  refuseOthers(body, ['keyArn', 'at', 'operation']);
  const keyArn = textOf(body, 'keyArn');
  const key = engine.store.keys.get(keyArn);
  if (key === undefined) throw new ControlError(404, 'there is no key with this ARN');
  const lastUsage =
    body['at'] === null
      ? null
      : {
          operation: optionalText(body, 'operation') ?? 'Decrypt',
          at: timeOf(body, 'at'),
          requestId: drawUuid(engine.random),
        };
  change(engine, () => engine.store.keys.put(keyArn, { ...key, lastUsage }));
  return { keyArn, lastUsage };
}
