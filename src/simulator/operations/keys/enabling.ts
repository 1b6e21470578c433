import type { KeyRecord } from '../../state.js';

/**
 * A key made enabled or disabled. One whose custom key store is disconnected stays Unavailable and is it afterwards
 * (AWS KMS developer guide, "Key states", note 12).
 */
export function enabling(key: KeyRecord, into: 'Enabled' | 'Disabled'): KeyRecord {
  if (key.state !== 'Unavailable' || key.settles === null) return { ...key, state: into };
  return { ...key, settles: { ...key.settles, into } };
}
