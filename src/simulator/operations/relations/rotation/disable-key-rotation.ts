import { requireState } from '../../../key-state-table.js';
import type { Operation } from '../../../operation.js';
import { requiredText } from '../../input.js';
import { requireRotatable } from './rotatable.js';
import { putRotation } from './shared-rotation.js';

/** AWS KMS API reference, DisableKeyRotation. */
export const disableKeyRotation: Operation = {
  name: 'DisableKeyRotation',
  run: (input, call) => {
    const keyId = requiredText(input, 'KeyId', { max: 2048 });
    const key = call.findKey(keyId, { alias: false, crossAccount: false });
    call.authorize({ action: 'DisableKeyRotation', key });
    requireRotatable(key, ['AWS_KMS']);
    requireState(key, 'DisableKeyRotation');
    putRotation(call, key, { ...key.rotation, periodInDays: null, nextAt: null });
    return {};
  },
};
