import { managersOf } from './manager-drafts.js';
import { inKey, reportError, type Site } from './site.js';

/** Reports a key that nobody could manage, and managers who could not. */
export function checkManageable(_policy: string, site: Site): void {
  const { key, target } = site;
  if (managersOf(key, target).length === 0 && !key.enableIamPolicies)
    return reportError(site, {
      code: 'KW3020',
      message: `nobody could manage the key \`${key.name}\` in the target \`${target.name}\``,
      place: inKey(site, 'metadata', 'name'),
    });
}
