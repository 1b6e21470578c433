import type { DesiredKey } from '../model/desired.js';
import type { LifeState } from '../model/key-state.js';
import type { ObservedKey } from '../model/observed.js';
import type { Blocked } from '../model/plan.js';
import { block } from './block.js';
import { isPending } from './fields/life.js';

const dayMilliseconds = 86_400_000;

/**
 * Why a retired key may not be scheduled for deletion yet; null where it may, or where that isn't asked for.
 * It must have been disabled for the whole soak period and not used in it; what can't be read doesn't count as unused.
 * `now` is in milliseconds since the epoch.
 */
export function retirementObstacle(
  desired: DesiredKey,
  observed: ObservedKey,
  life: LifeState,
  now: number,
): Blocked | null {
  const retirement = desired.life.retirement;
  if (retirement?.stage !== 'delete' || isPending(life)) return null;
  if (life === 'enabled' || observed.retiredSince === null)
    return block(
      desired.id,
      'KW4006',
      'deletion was asked for, but the soak period has not begun',
      'write `stage: soak` first, apply it, and write `stage: delete` when the soak period is over',
    );
  const begun = Date.parse(observed.retiredSince);
  const end = begun + retirement.soakDays * dayMilliseconds;
  if (!(now >= end))
    return block(
      desired.id,
      'KW4007',
      `the soak period of ${retirement.soakDays} days is not over: ${soakText(begun, end)}`,
      'plan again after that day, or write `stage: soak` until then',
    );
  return usageObstacle(desired, observed, begun);
}

function soakText(begun: number, end: number): string {
  if (Number.isNaN(begun)) return 'its start can’t be read from the key’s tag';
  return `it began on ${dateText(begun)} and ends on ${dateText(end)}`;
}

function usageObstacle(desired: DesiredKey, observed: ObservedKey, begun: number): Blocked | null {
  const used = observed.lastUsed;
  if (used === null || !used.read)
    return block(
      desired.id,
      'KW4009',
      `the last use of the key can't be read${used === null ? '' : `: ${used.reason}`}`,
      'allow kms:GetKeyLastUsage to the principal that keywright runs as',
    );
  if (used.value === 'never') return null;
  const at = Date.parse(used.value);
  if (at < begun) return null;
  return block(
    desired.id,
    'KW4008',
    `the key was used on ${Number.isNaN(at) ? used.value : dateText(at)}, within its soak period`,
    'find out who uses it; a key in use must not be deleted',
  );
}

function dateText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ').concat(' UTC');
}
