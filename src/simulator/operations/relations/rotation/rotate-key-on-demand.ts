import type { Call, Operation } from '../../../operation.js';
import { conflict, invalidState, limitExceeded } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { resourceQuotasOf } from '../../../store.js';
import { ownKey } from '../../keys/own-key.js';
import { requireRotatable } from './rotatable.js';
import { putRotation } from './shared-rotation.js';

/** KMS rotates in the background; how long that takes isn't documented. */
const takesMilliseconds = 1000;
const minuteInMilliseconds = 60_000;

/**
 * AWS KMS API reference, RotateKeyOnDemand: begins a rotation that is complete a moment later, and leaves the
 * automatic schedule as it is. Refused in the 20 minutes before an automatic one.
 */
export const rotateKeyOnDemand: Operation = {
  name: 'RotateKeyOnDemand',
  run: (input, call) => {
    const key = ownKey(input, call, 'RotateKeyOnDemand');
    requireRotatable(key, 'RotateKeyOnDemand', ['AWS_KMS', 'EXTERNAL']);
    // A request repeated while the first is under way is that request, as AWS answers.
    if (key.rotation.inProgress !== null) return { KeyId: key.arn };
    requireNoAutomatic(key, call);
    requireRotationsLeft(key, call);
    requireNewMaterial(key);
    putRotation(call, key, {
      ...key.rotation,
      onDemandUsed: key.rotation.onDemandUsed + 1,
      inProgress: { startedAt: call.now, completesAt: call.now + takesMilliseconds },
    });
    return { KeyId: key.arn };
  },
};

function requireNoAutomatic({ arn, rotation }: KeyRecord, { now }: Call): void {
  if (rotation.nextAt !== null && rotation.nextAt - now < 20 * minuteInMilliseconds)
    throw conflict(`An automatic rotation of ${arn} is scheduled to begin within the next 20 minutes.`);
}

function requireRotationsLeft({ arn, rotation }: KeyRecord, { store }: Call): void {
  if (rotation.onDemandUsed < resourceQuotasOf(store).onDemandRotationsPerKey) return;
  throw limitExceeded(
    `The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: ${arn}`,
  );
}

/** Imported material rotates to what was imported for it; KMS makes the rest itself. */
function requireNewMaterial({ arn, origin, materials }: KeyRecord): void {
  if (origin !== 'EXTERNAL' || materials.some(({ state }) => state === 'PENDING_ROTATION')) return;
  if (materials.some(({ state }) => state === 'PENDING_MULTI_REGION_IMPORT_AND_ROTATION')) {
    throw invalidState(
      'Cannot perform key material rotation: Key material has not been imported for replicas of the Multi-Region key.',
    );
  }
  throw invalidState(`No available key material pending rotation for the key: ${arn}.`);
}
