import {
  credentialDueAt,
  expiresAt,
  hasBegun,
  importParametersDueAt,
  keyDueAt,
  keyStoreDueAt,
  rotationDueAt,
} from './due.js';
import { settleConnection } from './operations/import/key-stores/connection.js';
import { removeKey } from './remove-key.js';
import { rotateKey } from './rotate-key.js';
import type { KeyMaterial, KeyRecord } from './state.js';
import type { Store } from './store.js';
import type { Table } from './table.js';

const day = 86_400_000;

/**
 * Lets everything happen that is due by `now` (milliseconds since the epoch), in the order in which it is due: states settle,
 * keys rotate, imported material expires, keys are deleted, what expired is forgotten. Looks at records that are due
 * by the end of the day only, so it costs nothing where nothing happens.
 */
export function settle(store: Store, now: number): void {
  for (let due = dueKeys(store, now); due.length > 0; due = dueKeys(store, now)) {
    for (const { arn } of due) {
      const key = store.keys.get(arn);
      const at = key === undefined ? null : keyDueAt(key);
      if (key !== undefined && at !== null && at <= now) letHappen(store, key, at);
    }
  }
  for (const keyStore of begun(store.customKeyStores, now)) {
    if ((keyStoreDueAt(keyStore) ?? Number.POSITIVE_INFINITY) <= now) settleConnection(store, keyStore);
  }
  for (const credential of begun(store.credentials, now)) {
    if ((credentialDueAt(credential) ?? now) < now) store.credentials.delete(credential.accessKeyId);
  }
  for (const parameters of begun(store.importParameters, now)) {
    if (importParametersDueAt(parameters) < now)
      store.importParameters.delete(`${parameters.keyArn} ${parameters.tokenId}`);
  }
}

/** The keys with something due, the earliest first. */
function dueKeys(store: Store, now: number): readonly KeyRecord[] {
  return begun(store.keys, now)
    .map((key) => ({ key, at: keyDueAt(key) ?? Number.POSITIVE_INFINITY }))
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at)
    .map(({ key }) => key);
}

/** The records that are due on a day that has begun. */
function begun<R>(table: Table<R>, now: number): readonly R[] {
  return [...table.valuesOf('due')]
    .filter((name) => hasBegun(name, now))
    .flatMap((name) => table.where('due', name));
}

/** The one thing that is due at `at`. */
function letHappen(store: Store, key: KeyRecord, at: number): void {
  if (key.settles?.at === at) {
    store.keys.put(key.arn, { ...key, state: key.settles.into, settles: null });
    return;
  }
  if (key.materials.some((material) => expiresAt(material) === at)) {
    store.keys.put(key.arn, withoutExpired(key, at));
    return;
  }
  if (rotationDueAt(key) === at) rotate(store, key, at);
  else removeKey(store, key, at);
}

/** Expired material is deleted; a key that needs it waits for it to be imported again, unless it is to be deleted. */
function withoutExpired(key: KeyRecord, at: number): KeyRecord {
  const materials = key.materials.map((material): KeyMaterial => {
    if (expiresAt(material) !== at || material.imported === null) return material;
    const imported = { ...material.imported, state: 'PENDING_IMPORT', validTo: null } as const;
    return { ...material, keyMaterial: null, imported };
  });
  const needed = key.materials.some(
    (material) =>
      expiresAt(material) === at && (material.state === 'CURRENT' || material.state === 'NON_CURRENT'),
  );
  const ends = key.state === 'PendingDeletion' || key.state === 'PendingReplicaDeletion';
  // What it was about to settle into needs the material too.
  return needed && !ends
    ? { ...key, materials, state: 'PendingImport', settles: null }
    : { ...key, materials };
}

/** A rotation on demand leaves the schedule of the automatic ones as it is. */
function rotate(store: Store, key: KeyRecord, at: number): void {
  const { rotation } = key;
  if (rotation.inProgress?.completesAt === at) {
    rotateKey(store, key, { type: 'ON_DEMAND', at }, { ...rotation, inProgress: null });
    return;
  }
  const { periodInDays } = rotation;
  const nextAt = periodInDays === null ? null : at + periodInDays * day;
  rotateKey(store, key, { type: 'AUTOMATIC', at }, { ...rotation, nextAt });
}
