import { requireState } from '../../../key-state-table.js';
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
 * same period again changes nothing.
 */
export const enableKeyRotation: Operation = {
  name: 'EnableKeyRotation',
  run: (input, call) => {
    const asked = optionalInteger(input, 'RotationPeriodInDays', { min: 90, max: 2560 });
    const period = asked ?? standardPeriod;
    const conditions = asked === null ? {} : { 'kms:RotationPeriodInDays': String(asked) };
    const key = ownKey(input, call, 'EnableKeyRotation', conditions);
    requireRotatable(key, ['AWS_KMS']);
    requireState(key, 'EnableKeyRotation');
    putRotation(call, key, withPeriod(key.rotation, period, call));
    return {};
  },
};

function withPeriod(rotation: KeyRotation, periodInDays: number, { now }: Call): KeyRotation {
  if (rotation.periodInDays === periodInDays) return rotation;
  return { ...rotation, periodInDays, nextAt: now + periodInDays * dayInMilliseconds };
}
