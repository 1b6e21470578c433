import type { JsonObject } from '../../model/json.js';
import type { Engine } from '../engine.js';
import type { FaultEffect } from '../faults.js';
import { ControlError } from './control-error.js';
import { optionalCount, optionalText, refuseOthers, textOf } from './read-body.js';

const kinds = ['error', 'throttle', 'hang', 'cut', 'cut-after', 'status'];

/** A fault: which calls it hits, and what happens to them. */
export type FaultRequest = {
  /** An operation of KMS or STS, or `*`. */
  readonly operation: string;
  /** How many calls it hits; default 1, or with a probability any number; null: any number. */
  readonly count?: number | null;
  /** How many calls that fit it lets pass first; default 0. */
  readonly skip?: number;
  /** How likely it hits a call that fits, above 0 and at most 1; default 1. */
  readonly probability?: number;
  /** The same seed and the same calls, the same hits; default: the simulator draws one and shows it. */
  readonly seed?: string;
  /** Of the caller; default: any. */
  readonly account?: string;
  /** In which the call is made; default: any. */
  readonly region?: string;
} & (
  | { readonly kind: 'throttle' | 'cut' | 'cut-after' }
  | { readonly kind: 'error'; readonly code?: string; readonly message?: string; readonly status?: number }
  | { readonly kind: 'status'; readonly status?: number }
  | { readonly kind: 'hang'; readonly forMilliseconds?: number }
);

/** The faults that can still strike. */
export function listFaults(engine: Engine): JsonObject {
  const faults = engine.faults.pending().map(({ effect, probability, seed, account, region, ...fault }) => ({
    ...fault,
    ...(seed === null ? {} : { probability, seed }),
    ...(account === null ? {} : { account }),
    ...(region === null ? {} : { region }),
    ...effect,
  }));
  return { faults };
}

/** A `FaultRequest` from outside. Throws a ControlError for what is none. */
export function addFault(engine: Engine, body: JsonObject): JsonObject {
  const effect = effectOf(body);
  refuseOthers(body, [...members, ...effectMembers[effect.kind]]);
  const operation = textOf(body, 'operation');
  if (operation !== '*' && !engine.services.kms.has(operation) && !engine.services.sts.has(operation)) {
    throw new ControlError(400, '`operation` has to be `*` or an operation that the simulator has');
  }
  const probability = probabilityIn(body);
  const chance = probability < 1;
  const seed = optionalText(body, 'seed');
  engine.faults.add({
    operation,
    account: optionalText(body, 'account') ?? null,
    region: optionalText(body, 'region') ?? null,
    count: body['count'] === null ? null : (optionalCount(body, 'count', 1) ?? (chance ? null : 1)),
    skip: optionalCount(body, 'skip', 0) ?? 0,
    probability,
    seed: chance ? (seed ?? engine.random(8).toString('hex')) : null,
    effect,
  });
  return listFaults(engine);
}

const members = ['operation', 'kind', 'count', 'skip', 'probability', 'seed', 'account', 'region'];

const effectMembers: Readonly<Record<FaultEffect['kind'], readonly string[]>> = {
  error: ['code', 'message', 'status'],
  status: ['status'],
  hang: ['forMilliseconds'],
  throttle: [],
  cut: [],
  'cut-after': [],
};

function probabilityIn({ probability = 1 }: JsonObject): number {
  if (typeof probability === 'number' && probability > 0 && probability <= 1) return probability;
  throw new ControlError(400, '`probability` has to be a number above 0 and at most 1');
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
        code: optionalText(body, 'code') ?? null,
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
