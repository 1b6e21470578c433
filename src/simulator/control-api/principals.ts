import type { Json, JsonObject } from '../../model/json.js';
import { change, type Engine } from '../engine.js';
import { identityPolicyProblem, trustPolicyProblem } from '../policy-text.js';
import { createPrincipal, deletePrincipal, livePrincipal, parsePrincipalArn } from '../principals.js';
import type { PrincipalRecord } from '../state.js';
import type { Store } from '../store.js';
import { ControlError } from './control-error.js';
import {
  isObject,
  optionalCount,
  optionalList,
  optionalTexts,
  policyText,
  refuseOthers,
  textOf,
} from './read-body.js';

export function listPrincipals(engine: Engine): JsonObject {
  return { principals: [...engine.store.principals.values()].map((record) => show(engine.store, record)) };
}

/**
 * `{ arn, policies?, trust?, tags?, maxSessionDuration?, accessKeys?: [{ id, secret }] }`. One that was deleted comes back with a new
 * unique id, so that policies which bind to the old one don't know it.
 */
export function makePrincipal(engine: Engine, body: JsonObject): JsonObject {
  const { store } = engine;
  const arn = textOf(body, 'arn');
  const kind = parsePrincipalArn(arn)?.kind;
  if (kind === undefined) throw new ControlError(400, '`arn` has to be the ARN of a role or user');
  if (livePrincipal(store, arn) !== null)
    throw new ControlError(409, 'there is a principal with this ARN already');
  return change(engine, () => {
    const principal = createPrincipal(store, { arn, ...describedIn(body, kind) });
    addAccessKeys(store, principal, optionalList(body, 'accessKeys') ?? []);
    return show(store, principal);
  }, ['principals']);
}

/** `{ arn, policies?, trust?, tags?, maxSessionDuration?, accessKeys? }`: replaces what is given, adds access keys. */
export function changePrincipal(engine: Engine, body: JsonObject): JsonObject {
  const { store } = engine;
  const principal = existing(store, textOf(body, 'arn'));
  return change(engine, () => {
    const next: PrincipalRecord = { ...principal, ...describedIn(body, principal.kind) };
    store.principals.put(next.uniqueId, next);
    addAccessKeys(store, next, optionalList(body, 'accessKeys') ?? []);
    return show(store, next);
  }, ['principals']);
}

/** `{ arn }`: its credentials and sessions end at once. */
export function removePrincipal(engine: Engine, body: JsonObject): JsonObject {
  refuseOthers(body, ['arn']);
  const principal = existing(engine.store, textOf(body, 'arn'));
  change(engine, () => deletePrincipal(engine.store, principal), ['principals']);
  return show(engine.store, { ...principal, deleted: true });
}

function existing(store: Store, arn: string): PrincipalRecord {
  const principal = livePrincipal(store, arn);
  if (principal === null) throw new ControlError(404, 'there is no principal with this ARN');
  return principal;
}

const members = ['arn', 'policies', 'trust', 'tags', 'accessKeys', 'maxSessionDuration'];

function describedIn(body: JsonObject, kind: string) {
  refuseOthers(body, members);
  const maxSessionSeconds = optionalCount(body, 'maxSessionDuration', 3600);
  if (maxSessionSeconds !== undefined && (kind !== 'role' || maxSessionSeconds > 43_200))
    throw new ControlError(400, '`maxSessionDuration` is for roles, and at most 43200 seconds');
  const policies = optionalList(body, 'policies')?.map((policy) => checked(policy, identityPolicyProblem));
  const tags = optionalTexts(body, 'tags');
  const { trust } = body;
  return {
    ...(policies === undefined ? {} : { policies }),
    ...(tags === undefined ? {} : { tags }),
    ...(maxSessionSeconds === undefined ? {} : { maxSessionSeconds }),
    ...(trust === undefined ? {} : { trust: trust === null ? null : checked(trust, trustPolicyProblem) }),
  };
}

function checked(policy: Json, problemOf: (text: string) => string | null): string {
  const text = policyText(policy);
  const problem = problemOf(text);
  if (problem !== null) throw new ControlError(400, problem);
  return text;
}

function addAccessKeys(store: Store, principal: PrincipalRecord, keys: readonly Json[]): void {
  for (const key of keys) {
    if (!isObject(key)) throw new ControlError(400, '`accessKeys` has to be a list of `id` and `secret`');
    const accessKeyId = textOf(key, 'id');
    const owner = store.credentials.get(accessKeyId)?.principalId ?? principal.uniqueId;
    if (owner !== principal.uniqueId) throw new ControlError(409, 'an access key id is taken');
    store.credentials.put(accessKeyId, {
      accessKeyId,
      secret: textOf(key, 'secret'),
      principalId: principal.uniqueId,
      session: null,
    });
  }
}

/** Without secrets. */
function show(store: Store, principal: PrincipalRecord): JsonObject {
  const accessKeys = store.credentials
    .where('principal', principal.uniqueId)
    .filter((credential) => credential.session === null)
    .map((credential) => credential.accessKeyId);
  const { maxSessionSeconds, ...shown } = principal;
  return {
    ...shown,
    ...(principal.kind === 'role' ? { maxSessionDuration: maxSessionSeconds ?? 3600 } : {}),
    accessKeys,
  };
}
