import type { CredentialRecord, CustomKeyStoreRecord, ImportParametersRecord, KeyRecord } from './state.js';

const day = 86_400_000;

/** How long what has expired is still answered with "expired" rather than "unknown". */
const remembered = day;

/** When time next changes a key, in milliseconds since the epoch; null: never. */
export function keyDueAt(key: KeyRecord): number | null {
  const { settles, deletion, state } = key;
  const deletedAt = state === 'PendingDeletion' ? (deletion?.at ?? null) : null;
  return earliest([settles?.at ?? null, deletedAt, rotationDueAt(key), ...key.materials.map(expiresAt)]);
}

/**
 * The primary of a group rotates for all. A key that isn't enabled rotates by its schedule once it is again; a rotation on demand
 * that was accepted goes on whatever becomes of the key's state, as AWS does it.
 */
export function rotationDueAt({ rotation, state, multiRegion, region }: KeyRecord): number | null {
  if (multiRegion !== null && multiRegion.primaryRegion !== region) return null;
  const bySchedule = state === 'Enabled' ? rotation.nextAt : null;
  return earliest([bySchedule, rotation.inProgress?.completesAt ?? null]);
}

/** Null for material that doesn't expire or that is gone already. */
export function expiresAt({ imported }: KeyRecord['materials'][number]): number | null {
  return imported?.state === 'IMPORTED' ? imported.validTo : null;
}

export function credentialDueAt({ session }: CredentialRecord): number | null {
  return session === null ? null : session.expiresAt + remembered;
}

export function importParametersDueAt({ validTo }: ImportParametersRecord): number {
  return validTo + remembered;
}

/** When a connection that is made or ended is so. */
export function keyStoreDueAt({ settles }: CustomKeyStoreRecord): number | null {
  return settles?.at ?? null;
}

export const keyDueDay = (key: KeyRecord) => dayOf(keyDueAt(key));
export const keyStoreDueDay = (keyStore: CustomKeyStoreRecord) => dayOf(keyStoreDueAt(keyStore));
export const credentialDueDay = (credential: CredentialRecord) => dayOf(credentialDueAt(credential));
export const importParametersDueDay = (parameters: ImportParametersRecord) =>
  dayOf(importParametersDueAt(parameters));

/** Whether a day, as the indexes name it, has begun by `now`. */
export function hasBegun(dayName: string, now: number): boolean {
  return dayName !== never && Number(dayName) * day <= now;
}

const never = 'never';

function dayOf(at: number | null): string {
  return at === null ? never : String(Math.floor(at / day));
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}
