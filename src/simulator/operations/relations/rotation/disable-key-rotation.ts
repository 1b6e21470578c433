import type { Operation } from '../../../operation.js';
import { ownKey } from '../../keys/own-key.js';
import { requireRotatable } from './rotatable.js';
import { putRotation } from './shared-rotation.js';

/** AWS KMS API reference, DisableKeyRotation. */
export const disableKeyRotation: Operation = {
  name: 'DisableKeyRotation',
  run: (input, call) => {
    const key = ownKey(input, call, 'DisableKeyRotation');
    requireRotatable(key, 'DisableKeyRotation', ['AWS_KMS']);
    putRotation(call, key, { ...key.rotation, periodInDays: null, nextAt: null });
    return {};
  },
};
