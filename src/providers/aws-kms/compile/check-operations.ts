import type { EstateGrant } from '../../../model/estate.js';
import { commonOperations, keyOperations, type Operation } from '../../../model/operations.js';
import type { Path } from '../../../model/place.js';
import { actionsOf, fitsPolicy, inCustomKeyStore } from '../capabilities.js';
import { actionHasKey } from './action-conditions.js';
import type { Condition } from './condition.js';
import { possibleActions } from './key-actions.js';
import { inGrant, reportError, type Site } from './site.js';

/**
 * Operations that only tell what the key is. A condition on the content of a request goes past them, because no
 * bundle could carry it otherwise; conditions on who asks, and from where, hold for them too.
 */
const metadataOperations: readonly Operation[] = ['describe', 'get-public-key'];

/** Reports operations that AWS KMS or this key doesn't have, whether given by policy or by native grant. */
export function checkPossible(grant: EstateGrant, site: Site): void {
  const { algorithm, purpose, origin } = site.key;
  const possible = [...keyOperations(algorithm, purpose), ...commonOperations];
  for (const operation of grant.operations) {
    const place = inGrant(grant, operationPath(grant, operation));
    if (actionsOf(operation).length === 0)
      reportError(site, {
        code: 'KW3010',
        message: `AWS KMS has no operation \`${operation}\``,
        place,
        remedy: `use \`${operation === 'wrap' ? 'encrypt' : 'decrypt'}\`, or a key in another key manager`,
      });
    else if (!possible.includes(operation))
      reportError(site, {
        code: 'KW3011',
        message: `the key \`${site.key.name}\` (\`${algorithm}\`, \`${purpose}\`) can't \`${operation}\``,
        place,
      });
    else if (operation === 'generate-data-key-pair' && inCustomKeyStore(origin.kind))
      reportError(site, {
        code: 'KW3011',
        message: `the key \`${site.key.name}\` can't \`${operation}\`, because it is in a custom key store`,
        place,
      });
  }
}

/**
 * Reports conditions that would be lost: each must apply to every operation of the grant, the metadata operations
 * aside, and to one operation at least.
 */
export function checkOperations(grant: EstateGrant, conditions: readonly Condition[], site: Site): void {
  for (const condition of conditions) {
    checkText(condition, grant, site);
    const applies = (operation: Operation) =>
      possibleActions(actionsOf(operation), site.key).some((action) =>
        actionHasKey(action, condition.key, site.key),
      );
    const lost = grant.operations.filter((operation) => !applies(operation));
    const losing = lost.filter((operation) => !mayPass(condition, operation));
    const none = lost.length === grant.operations.length;
    if (!none && losing.length === 0) continue;
    const names = (none ? lost : losing).map((operation) => `\`${operation}\``).join(', ');
    reportError(site, {
      code: 'KW3012',
      message: `\`${condition.written}\` (${condition.key}) can't restrict ${names} on \`${site.key.algorithm}\` keys`,
      place: inGrant(grant, condition.path),
    });
  }
}

/** `grantIsForAWSResource` speaks of making grants only, so that it takes nothing from other operations. */
function mayPass(condition: Condition, operation: Operation): boolean {
  if (metadataOperations.includes(operation)) return true;
  return condition.written === 'grantIsForAWSResource';
}

function checkText(condition: Condition, grant: EstateGrant, site: Site): void {
  const text = [condition.key, ...condition.values].find((each) => !fitsPolicy(each));
  if (text === undefined) return;
  reportError(site, {
    code: 'KW3018',
    message: `a key policy can't hold \`${text}\``,
    place: inGrant(grant, condition.path),
  });
}

function operationPath(grant: EstateGrant, operation: Operation): Path {
  return grant.operationPaths[operation] ?? ['spec', 'operations'];
}
