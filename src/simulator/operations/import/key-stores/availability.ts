import type { KeyRecord } from '../../../state.js';

/** `settles.at` of what doesn't settle by itself; JSON has no infinity. */
const never = Number.MAX_SAFE_INTEGER;

/**
 * A key whose custom key store gets disconnected: Unavailable, remembering in `settles` what it will be once the store is
 * connected again. A key that is pending deletion stays so.
 */
export function madeUnavailable(key: KeyRecord): KeyRecord {
  if (key.state !== 'Enabled' && key.state !== 'Disabled') return key;
  return { ...key, state: 'Unavailable', settles: { at: never, into: key.state } };
}

/** A key whose custom key store gets connected again. */
export function madeAvailable(key: KeyRecord): KeyRecord {
  if (key.state !== 'Unavailable') return key;
  return { ...key, state: key.settles?.into ?? 'Enabled', settles: null };
}
