import type { EstateGrant } from '../../../model/estate.js';
import { commonOperations, keyOperations, type Operation } from '../../../model/operations.js';
import type { Path } from '../../../model/place.js';
import { actionsOf, carriesConditionKey, fitsPolicy, inCustomKeyStore } from '../capabilities.js';
import type { Condition } from './condition.js';
import { possibleActions } from './key-actions.js';
import { inGrant, reportError, type Site } from './site.js';

/**
 * Operations that only tell what the key is. A condition on the content of a request goes past them, because no
 * bundle could carry it otherwise; conditions on who asks, and from where, hold for them too.
 */
const metadataOperations: readonly Operation[] = ['describe', 'get-public-key'];

/** Operations of many actions, of which a condition may concern some: how long deletion waits, say. */
const compositeOperations: readonly Operation[] = ['administer', 'audit', 'grant-to-service'];

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
        carriesConditionKey(action, condition.key, site.key.algorithm),
      );
    const lost = grant.operations.filter((operation) => !applies(operation));
    const losing = lost.filter((operation) => !mayPassOperation(condition, operation));
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

/** Whether the condition may go without an action of the operation whose request doesn't carry it. */
export function mayPass(condition: Condition, operation: Operation): boolean {
  return compositeOperations.includes(operation) || mayPassOperation(condition, operation);
}

/** `grantIsForAWSResource` speaks of making grants only, so that it takes nothing from other operations. */
function mayPassOperation(condition: Condition, operation: Operation): boolean {
  return metadataOperations.includes(operation) || condition.written === 'grantIsForAWSResource';
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
