import type { DesiredKey } from '../../model/desired.js';
import type { DesiredLife } from '../../model/estate.js';
import type { LifeState } from '../../model/key-state.js';
import type { ObservedKey } from '../../model/observed.js';
import type { RestoredKey } from './restored-keys.js';

/** What is wanted of a key's life, and what of it can't be had back. */
export interface RestoredLife {
  readonly life: DesiredLife;
  readonly notes: readonly string[];
}

/**
 * The life that a key had, as far as steps lead back to it: enabled, disabled, or retired. A rollback never ends a key: a deletion
 * that was scheduled isn't scheduled again.
 */
export function restoredLife(
  desired: DesiredKey,
  observed: ObservedKey,
  live: LifeState,
  restored: RestoredKey | null,
): RestoredLife {
  const before = restored?.fields.life;
  const since = restored?.retiredSince;
  const retired = since === undefined ? observed.retiredSince !== null : since !== null;
  const canReturn = before === undefined || before === 'enabled' || before === 'disabled';
  const wanted = canReturn ? (before ?? live) : live;
  const isAnew = since !== undefined && since !== null && observed.retiredSince === null;
  return {
    life: lifeOf(wanted, retired, desired.life),
    notes: [
      ...(canReturn ? [] : [`was ${before} before that apply: ${isEnding(before) ? ending : other}`]),
      ...(isAnew && wanted !== 'enabled' ? [soak] : []),
    ],
  };
}

const ending = 'a rollback schedules no deletion; if it is still to go, let the estate retire it';
const other = 'no step leads back to that';
const soak = 'its soak period begins anew: when it had begun is not restored';

function lifeOf(
  life: LifeState,
  retired: boolean,
  { deletionWindowDays, retirement }: DesiredLife,
): DesiredLife {
  const soakDays = retirement?.soakDays ?? 30;
  if (isEnding(life))
    return { state: 'retired', retirement: { stage: 'delete', soakDays }, deletionWindowDays };
  if (life === 'enabled') return { state: 'enabled', retirement: null, deletionWindowDays };
  if (retired) return { state: 'retired', retirement: { stage: 'soak', soakDays }, deletionWindowDays };
  return { state: 'disabled', retirement: null, deletionWindowDays };
}

function isEnding(life: LifeState | undefined): boolean {
  return life === 'pending-deletion' || life === 'pending-replica-deletion';
}
