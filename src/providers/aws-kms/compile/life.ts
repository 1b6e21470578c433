import type { DesiredLife } from '../../../model/estate.js';
import type { LifeState } from '../../../model/key-state.js';

/**
 * The state that AWS KMS must report. A key that waits for its material to be imported is wanted `enabled` too;
 * the material isn't keywright's to bring.
 */
export function lifeStateOf(life: DesiredLife): LifeState {
  if (life.retirement?.stage === 'delete') return 'pending-deletion';
  return life.state === 'enabled' ? 'enabled' : 'disabled';
}
