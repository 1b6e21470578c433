import type { JsonObject } from '../../model/json.js';
import type { Engine } from '../engine.js';
import { type QuotaSetting, quotaProblem } from '../quotas.js';
import { ControlError } from './control-error.js';
import { refuseOthers } from './read-body.js';

export function showQuotas(engine: Engine): JsonObject {
  return { quotas: engine.quotas.setting() };
}

/** `{ quotas }`: `off`, `aws` or a table; what was used up is full again. */
export function changeQuotas(engine: Engine, body: JsonObject): JsonObject {
  refuseOthers(body, ['quotas']);
  const problem = quotaProblem(body['quotas'], operationNames(engine));
  if (problem !== null) throw new ControlError(400, problem);
  engine.quotas.change(body['quotas'] as QuotaSetting);
  return showQuotas(engine);
}

/** Every operation that the simulator has. */
export function operationNames({ services }: Pick<Engine, 'services'>): ReadonlySet<string> {
  return new Set([...services.kms.keys(), ...services.sts.keys()]);
}
