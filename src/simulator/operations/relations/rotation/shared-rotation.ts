import type { Call } from '../../../operation.js';
import type { KeyRecord, KeyRotation } from '../../../state.js';

/** Gives a key, and every replica of it, the rotation: it is a shared property of a multi-Region key. */
export function putRotation({ store }: Call, key: KeyRecord, rotation: KeyRotation): void {
  const related = key.multiRegion === null ? [key] : store.keys.where('group', `${key.account} ${key.id}`);
  for (const each of related) store.keys.put(each.arn, { ...each, rotation });
}
