import { orphanId } from '../../access/orphans.js';
import type { GrantParty } from '../../model/native-grant.js';
import type { ObservedKey } from '../../model/observed.js';
import { defaultPolicy } from '../operations/default-policy.js';
import { createPrincipal, deletePrincipal, livePrincipal } from '../principals.js';
import { type SimulatorSnapshot, takeSnapshot } from '../snapshot.js';
import type { GrantRecord, KeyRecord } from '../state.js';
import { createStore, type Store } from '../store.js';
import { applyWorld } from '../world/apply-world.js';
import type { World } from '../world.js';
import { assumeStores, type PlannedKeyStore, putStoreOf } from './key-stores.js';
import { type KeyFrame, managedRecord, unmanagedRecord } from './observed-key.js';
import { existing, observedParty, observedPolicy, partiesOf, principalsIn } from './observed-principals.js';
import { type KeyArn, type ObservedPlace, parseKeyArn } from './place.js';
import { primaryRegions } from './primary-regions.js';

/** What the plan is about to write: policies, grantees, and keys in custom key stores. */
export interface PlannedNames {
  readonly policies: readonly string[];
  readonly parties: readonly GrantParty[];
  readonly keyStores: readonly PlannedKeyStore[];
}

/** What a private simulator is built from. */
export interface ObservedState {
  readonly places: readonly ObservedPlace[];
  /** Who exists with which IAM policies; null where nobody told. */
  readonly world: World | null;
  /** Who applies the plan: ARNs of roles and users. */
  readonly appliers: readonly string[];
  readonly planned: PlannedNames;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A simulator's state that answers as the targets did, and whom it takes for existing without having been told. */
export interface BuiltState {
  readonly snapshot: SimulatorSnapshot;
  /** Principals that only the plan names; empty where a world says who exists. */
  readonly assumed: readonly string[];
  /** Ids of custom key stores that only the plan names; empty where a world says what exists. */
  readonly assumedStores: readonly string[];
  /** Appliers whom the world doesn't list; empty without a world. */
  readonly unlisted: readonly string[];
}

/**
 * The observed targets as a simulator's state. Whoever a live policy or grant names by ARN exists. Without a world, so does whoever
 * the plan names, appliers have all IAM permissions, and everybody else has all that IAM can give on the keys of other accounts
 * and none on those of their own: what a key's policy doesn't give them there, they don't have.
 */
export function buildObservedState(state: ObservedState): BuiltState {
  const { places, world, appliers, planned, now } = state;
  const store = createStore({ unknownPrincipals: world === null ? 'create' : 'refuse' });
  if (world !== null) applyWorld(store, world, now);
  makeNamed(store, places);
  for (const place of places) putPlace(store, place, primaryRegions(places), now);
  const assumed = world === null ? assume(store, principalsIn(planned.policies, planned.parties)) : [];
  for (const arn of appliers) existing(store, arn);
  if (world === null) giveIamPolicies(store, new Set(appliers));
  const unlisted = world === null ? [] : giveUnlisted(store, world, appliers);
  const assumedStores = world === null ? assumeStores(store, planned.keyStores, now) : [];
  return {
    snapshot: takeSnapshot(store, now),
    assumed: assumed.filter((arn) => !appliers.includes(arn)),
    assumedStores,
    unlisted,
  };
}

/** Makes whoever live policies and grants name by ARN; nobody gets the unique id of somebody whom they name as deleted. */
function makeNamed(store: Store, places: readonly ObservedPlace[]): void {
  const keys = places.flatMap(({ observed }) => observed.keys);
  const holders = places.flatMap(({ observed }) => observed.holders ?? []);
  const read = [...keys.map(({ fields }) => fields.policy), ...holders.map(({ policy }) => policy)];
  const policies = read.flatMap((policy) => (policy.read ? [policy.value] : []));
  const grants = keys.flatMap(({ fields }) => (fields.grants.read ? fields.grants.value : []));
  const parties = partiesOf(grants);
  for (const arn of principalsIn(policies, parties)) existing(store, arn);
  for (const id of deletedIds(keys, parties)) {
    const taken = store.principals.get(id);
    if (taken === undefined) continue;
    deletePrincipal(store, taken);
    createPrincipal(store, taken);
  }
}

function deletedIds(keys: readonly ObservedKey[], parties: readonly GrantParty[]): readonly string[] {
  const named = parties.flatMap((party) => (party.kind === 'principal' ? [party.arn] : []));
  return [...keys.flatMap(({ orphans }) => orphans), ...named.filter((arn) => orphanId.test(arn))];
}

function putPlace(
  store: Store,
  place: ObservedPlace,
  primaryOf: (parts: KeyArn) => string | null,
  now: number,
): void {
  const { keys, unmanaged, holders = [], aliases } = place.observed;
  const frame = (arn: string, policy: string | null): KeyFrame | null => {
    const parts = parseKeyArn(arn);
    if (parts === null) return null;
    const text = policy ?? defaultPolicy(parts.partition, parts.account);
    return { arn, parts, policy: observedPolicy(store, text), primaryRegion: primaryOf(parts), now };
  };
  for (const key of keys) {
    const { policy } = key.fields;
    const made = frame(key.arn, policy.read ? policy.value : null);
    if (made === null) continue;
    putKey(store, managedRecord(key, made), now);
    putGrants(store, key, made);
  }
  for (const key of unmanaged) {
    const holder = holders.find(({ arn }) => arn === key.arn);
    const made = frame(key.arn, holder?.policy.read === true ? holder.policy.value : null);
    if (made !== null) putKey(store, unmanagedRecord(key, holder, made), now);
  }
  for (const [name, targetKeyArn] of Object.entries(aliases)) putAlias(store, place, name, targetKeyArn, now);
}

function putKey(store: Store, key: KeyRecord, now: number): void {
  store.keys.put(key.arn, key);
  putStoreOf(store, key, now);
}

function putGrants(store: Store, { fields }: ObservedKey, { arn: keyArn, parts, now }: KeyFrame): void {
  for (const grant of fields.grants.read ? fields.grants.value : []) {
    if (grant.id === null) continue;
    const { encryptionContextEquals, encryptionContextSubset, sourceArn } = grant.constraints;
    const record: GrantRecord = {
      keyArn,
      id: grant.id,
      name: grant.name,
      createdAt: now,
      issuingAccount: parts.account,
      grantee: observedParty(store, grant.grantee),
      retiring: grant.retiring === null ? null : observedParty(store, grant.retiring),
      operations: grant.operations,
      encryptionContextEquals: encryptionContextEquals ?? null,
      encryptionContextSubset: encryptionContextSubset ?? null,
      sourceArn: sourceArn ?? null,
      tokens: [],
    };
    store.grants.put(`${keyArn} ${grant.id}`, record);
  }
}

function putAlias(
  store: Store,
  { target: { partition, account, region } }: ObservedPlace,
  name: string,
  targetKeyArn: string,
  now: number,
): void {
  if (store.keys.get(targetKeyArn) === undefined) return;
  const arn = `arn:${partition}:kms:${region}:${account}:${name}`;
  store.aliases.put(arn, { arn, account, region, name, targetKeyArn, createdAt: now, updatedAt: now });
}

/** Makes those who don't exist yet, and says who they are. */
function assume(store: Store, arns: readonly string[]): readonly string[] {
  const missing = arns.filter((arn) => livePrincipal(store, arn) === null && !arn.endsWith(':root'));
  for (const arn of arns) existing(store, arn);
  return missing;
}

function giveIamPolicies(store: Store, appliers: ReadonlySet<string>): void {
  for (const principal of [...store.principals.values()]) {
    const isFree = appliers.has(principal.arn) || principal.arn.endsWith(':root');
    const policies = [isFree ? everything : elsewhere(principal.account)];
    store.principals.put(principal.uniqueId, { ...principal, policies });
  }
}

/** An applier that the world doesn't know is one whose IAM policies nobody told. Answers who that is. */
function giveUnlisted(store: Store, world: World, appliers: readonly string[]): readonly string[] {
  const listed = createStore();
  applyWorld(listed, world, 0);
  return appliers.filter((arn) => {
    const principal = livePrincipal(store, arn);
    if (principal === null || livePrincipal(listed, arn) !== null) return false;
    store.principals.put(principal.uniqueId, { ...principal, policies: [everything] });
    return true;
  });
}

const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

/** All but what the keys of the own account have to give by their policies. */
function elsewhere(account: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', NotResource: `arn:*:kms:*:${account}:key/*` }],
  });
}
