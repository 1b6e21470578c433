import type { JsonObject } from '../../model/json.js';
import type { Engine } from '../engine.js';
import type { FaultEffect } from '../faults.js';
import { ControlError } from './control-error.js';
import { optionalCount, optionalText, textOf } from './read-body.js';

const kinds = ['error', 'throttle', 'hang', 'cut', 'cut-after', 'status'];

export function listFaults(engine: Engine): JsonObject {
  const faults = engine.faults.pending().map(({ operation, count, skip, effect }) => ({
    operation,
    count,
    skip,
    ...effect,
  }));
  return { faults };
}

/**
 * `{ operation, kind, count?, skip? }`: the next `count` calls (1) of the operation (or `*`) after `skip` (0) more.
 * Kind `error` takes `code`, `message`, `status`; `status` takes `status`; `hang` takes `forMilliseconds`.
 */
export function addFault(engine: Engine, body: JsonObject): JsonObject {
  const operation = textOf(body, 'operation');
  if (operation !== '*' && !engine.services.kms.has(operation) && !engine.services.sts.has(operation)) {
    throw new ControlError(400, '`operation` has to be `*` or an operation that the simulator has');
  }
  engine.faults.add({
    operation,
    count: optionalCount(body, 'count', 1) ?? 1,
    skip: optionalCount(body, 'skip', 0) ?? 0,
    effect: effectOf(body),
  });
  return listFaults(engine);
}

export function clearFaults(engine: Engine): JsonObject {
  engine.faults.clear();
  return listFaults(engine);
}

function effectOf(body: JsonObject): FaultEffect {
  const kind = textOf(body, 'kind');
  switch (kind) {
    case 'error':
      return {
        kind,
        code: optionalText(body, 'code') ?? 'KMSInternalException',
        message: optionalText(body, 'message') ?? 'An internal error occurred; the request can be retried.',
        status: statusOf(body, 500),
      };
    case 'hang':
      return { kind, forMilliseconds: optionalCount(body, 'forMilliseconds', 0) ?? 60_000 };
    case 'status':
      return { kind, status: statusOf(body, 503) };
    case 'throttle':
    case 'cut':
    case 'cut-after':
      return { kind };
    default:
      throw new ControlError(400, `\`kind\` has to be one of ${kinds.join(', ')}`);
  }
}

function statusOf(body: JsonObject, standard: number): number {
  const status = optionalCount(body, 'status', 400) ?? standard;
  if (status > 599) throw new ControlError(400, '`status` has to be between 400 and 599');
  return status;
}
