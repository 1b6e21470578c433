import { requireState } from '../../../key-state-table.js';
import type { Call, Operation } from '../../../operation.js';
import { conflict, invalidState, limitExceeded } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { ownKey } from '../../keys/own-key.js';
import { requireRotatable } from './rotatable.js';
import { putRotation } from './shared-rotation.js';

const mostOnDemand = 25;
/** KMS rotates in the background; how long that takes isn't documented. */
const takesMilliseconds = 1000;
const minuteInMilliseconds = 60_000;

/**
 * AWS KMS API reference, RotateKeyOnDemand: begins a rotation that is complete a moment later, and leaves the
 * automatic schedule as it is. Refused while a rotation is under way and in the 20 minutes before an automatic one.
 */
export const rotateKeyOnDemand: Operation = {
  name: 'RotateKeyOnDemand',
  run: (input, call) => {
    const key = ownKey(input, call, 'RotateKeyOnDemand');
    requireState(key, 'RotateKeyOnDemand');
    requireRotatable(key, ['AWS_KMS', 'EXTERNAL']);
    requireNoOther(key, call);
    requireRotationsLeft(key);
    requireNewMaterial(key);
    putRotation(call, key, {
      ...key.rotation,
      onDemandUsed: key.rotation.onDemandUsed + 1,
      inProgress: { startedAt: call.now, completesAt: call.now + takesMilliseconds },
    });
    return { KeyId: key.id };
  },
};

function requireNoOther({ arn, rotation }: KeyRecord, { now }: Call): void {
  if (rotation.inProgress !== null) throw conflict(`A rotation of ${arn} is in progress.`);
  if (rotation.nextAt !== null && rotation.nextAt - now < 20 * minuteInMilliseconds)
    throw conflict(`An automatic rotation of ${arn} is scheduled to begin within the next 20 minutes.`);
}

function requireRotationsLeft({ arn, rotation }: KeyRecord): void {
  if (rotation.onDemandUsed < mostOnDemand) return;
  throw limitExceeded(
    `The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: ${arn}`,
  );
}

/** Imported material rotates to what was imported for it; KMS makes the rest itself. */
function requireNewMaterial({ arn, origin, materials }: KeyRecord): void {
  if (origin !== 'EXTERNAL' || materials.some(({ state }) => state === 'PENDING_ROTATION')) return;
  throw invalidState(`No available key material pending rotation for the key: ${arn}.`);
}
