import { requireState } from '../../key-state-table.js';
import type { Operation } from '../../operation.js';
import type { KeyRecord } from '../../state.js';
import { ownKey } from './own-key.js';

/** AWS KMS API reference, CancelKeyDeletion: the key is disabled afterwards. */
export const cancelKeyDeletion: Operation = {
  name: 'CancelKeyDeletion',
  run: (input, call) => {
    const key = ownKey(input, call, 'CancelKeyDeletion');
    requireState(key, 'CancelKeyDeletion');
    call.store.keys.put(key.arn, { ...key, state: stateAfter(key), deletion: null });
    return { KeyId: key.arn };
  },
};

/** A key whose imported material is missing goes on waiting for it. */
function stateAfter({ origin, materials }: KeyRecord): 'Disabled' | 'PendingImport' {
  const needed = materials.filter(({ state }) => state === 'CURRENT' || state === 'NON_CURRENT');
  const complete = needed.length > 0 && needed.every(({ keyMaterial }) => keyMaterial !== null);
  return origin === 'EXTERNAL' && !complete ? 'PendingImport' : 'Disabled';
}
