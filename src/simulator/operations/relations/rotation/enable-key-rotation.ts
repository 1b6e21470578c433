import type { Call, Operation } from '../../../operation.js';
import type { KeyRotation } from '../../../state.js';
import { optionalInteger } from '../../input.js';
import { ownKey } from '../../keys/own-key.js';
import { requireRotatable } from './rotatable.js';
import { putRotation } from './shared-rotation.js';

const dayInMilliseconds = 86_400_000;
const standardPeriod = 365;

/**
 * AWS KMS API reference, EnableKeyRotation. The first rotation comes one period after the period was set; setting the
 * same period again changes nothing, nor does a request without one while rotation is on. To policies, a request without a
 * period asks for 365 days.
 */
export const enableKeyRotation: Operation = {
  name: 'EnableKeyRotation',
  run: (input, call) => {
    const asked = optionalInteger(input, 'RotationPeriodInDays', { min: 90, max: 2560 });
    const conditions = { 'kms:RotationPeriodInDays': String(asked ?? standardPeriod) };
    const key = ownKey(input, call, 'EnableKeyRotation', conditions);
    requireRotatable(key, 'EnableKeyRotation', ['AWS_KMS']);
    const period = asked ?? key.rotation.periodInDays ?? standardPeriod;
    putRotation(call, key, withPeriod(key.rotation, period, call));
    return {};
  },
};

function withPeriod(rotation: KeyRotation, periodInDays: number, { now }: Call): KeyRotation {
  if (rotation.periodInDays === periodInDays) return rotation;
  return { ...rotation, periodInDays, nextAt: now + periodInDays * dayInMilliseconds };
}
