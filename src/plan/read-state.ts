import type { KeyState } from '../model/key-state.js';
import type { ObservedKey, Reading } from '../model/observed.js';

/** The live state, or which fields couldn't be read and why. Part of a state is no state. */
export function readState({ fields }: ObservedKey): Reading<KeyState> {
  const unread = Object.entries(fields).flatMap(([name, field]) =>
    field.read ? [] : [`${name} (${field.reason})`],
  );
  const { algorithm, purpose, origin, multiRegion, description, tags, aliases } = fields;
  const { rotation, policy, grants, life } = fields;
  if (!algorithm.read || !purpose.read || !origin.read || !multiRegion.read) return unreadState(unread);
  if (!description.read || !tags.read || !aliases.read || !rotation.read) return unreadState(unread);
  if (!policy.read || !grants.read || !life.read) return unreadState(unread);
  return {
    read: true,
    value: {
      algorithm: algorithm.value,
      purpose: purpose.value,
      origin: origin.value,
      multiRegion: multiRegion.value,
      description: description.value,
      tags: tags.value,
      aliases: aliases.value,
      rotation: rotation.value,
      policy: policy.value,
      grants: grants.value,
      life: life.value,
    },
  };
}

function unreadState(unread: readonly string[]): Reading<KeyState> {
  return { read: false, reason: unread.join('; ') };
}
