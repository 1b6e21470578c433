import { rotationDueAt } from '../../due.js';
import type { KeyRecord } from '../../state.js';

/**
 * A key made enabled or disabled. One whose custom key store is disconnected stays Unavailable and is it afterwards
 * (AWS KMS developer guide, "Key states", note 12).
 */
export function enabling(key: KeyRecord, into: 'Enabled' | 'Disabled'): KeyRecord {
  if (key.state !== 'Unavailable' || key.settles === null) return { ...key, state: into };
  return { ...key, settles: { ...key.settles, into } };
}

/** A disabled key doesn't rotate; one that is past its date rotates once it is enabled (same guide, "Rotating keys"). */
export function withoutOverdueRotation(key: KeyRecord, now: number): KeyRecord {
  const due = rotationDueAt({ ...key, state: 'Enabled' });
  const { nextAt } = key.rotation;
  if (due === null || nextAt === null || nextAt >= now) return key;
  return { ...key, rotation: { ...key.rotation, nextAt: now } };
}
