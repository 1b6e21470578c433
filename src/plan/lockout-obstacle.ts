import { checkLockout, isLockedOut } from '../access/lockout.js';
import { readPolicy } from '../access/read-policy.js';
import type { DesiredKey } from '../model/desired.js';
import type { Blocked } from '../model/plan.js';
import { block } from './block.js';

function hasDeny(policy: string): boolean {
  return readPolicy(policy, 'key')?.statements.some(({ effect }) => effect === 'Deny') ?? true;
}

/**
 * Why the key's wanted policy must not be put: nobody could change it any more, neither a manager nor anybody else, nor
 * through the account. Null where somebody can. `now` in milliseconds since the epoch: what only the past allows is no way.
 */
export function lockoutObstacle(desired: DesiredKey, account: string, now: number): Blocked | null {
  const { policy } = desired.state;
  const ours = desired.managers.filter((arn) => arn.split(':')[4] === account);
  const canManage = (manager: string) => checkLockout(policy, [manager], account, '').length === 0;
  // Without a deny, what is allowed plainly is allowed; it saves the closer look for nearly every key.
  if (!hasDeny(policy) && ours.some(canManage)) return null;
  if (!isLockedOut(policy, account, now)) return null;
  return block(
    desired.id,
    'KW4012',
    'with the planned key policy nobody could manage the key any more',
    'name an administrator who exists, without conditions that nobody meets, and look for denies that take it away again',
  );
}
