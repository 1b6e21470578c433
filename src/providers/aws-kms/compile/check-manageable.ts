import { checkLockout } from '../../../access/lockout.js';
import { managersOf } from './manager-drafts.js';
import { inKey, reportError, type Site } from './site.js';

/**
 * Reports a key that nobody could manage, and managers whom the finished policy would keep from managing. Managers
 * of other accounts are reported where they are named.
 */
export function checkManageable(policy: string, site: Site): void {
  const { key, target } = site;
  const managers = managersOf(key, target).filter((arn) => arn.split(':')[4] === target.account);
  for (const { manager, missing } of checkLockout(policy, managers, target.account, target.partition)) {
    const who = manager === null ? 'nobody could' : `\`${manager}\` could not`;
    reportError(site, {
      code: 'KW3020',
      message: `${who} manage the key \`${key.name}\` in the target \`${target.name}\` (missing: ${missing.join(', ')})`,
      place: inKey(site, 'metadata', 'name'),
    });
  }
}
