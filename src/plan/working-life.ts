import type { DesiredLife } from '../model/estate.js';
import type { LifeState } from '../model/key-state.js';

/**
 * The life in which a key takes ordinary changes: after the plan has restored and enabled it, before the plan
 * disables or ends it.
 */
export function workingLife(live: LifeState, desired: DesiredLife): LifeState {
  const ends = desired.state === 'retired' && desired.retirement?.stage === 'delete';
  switch (live) {
    case 'pending-deletion':
    case 'pending-replica-deletion':
      if (ends) return live;
      return desired.state === 'enabled' ? 'enabled' : 'disabled';
    case 'disabled':
      return desired.state === 'enabled' ? 'enabled' : 'disabled';
    default:
      return live;
  }
}

/** Whether a key in this life refuses changes of description, tags and aliases (KMS key-state table, note 3). */
export function refusesEdits(life: LifeState): boolean {
  return life === 'pending-deletion' || life === 'pending-replica-deletion';
}

/** Whether a key in this life refuses new grants and changes of rotation (KMS key-state table, notes 1, 3 and 5). */
export function refusesUse(life: LifeState): boolean {
  return refusesEdits(life) || life === 'disabled' || life === 'pending-import';
}
