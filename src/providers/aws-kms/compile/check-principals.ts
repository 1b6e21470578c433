import type { EstateGrant } from '../../../model/estate.js';
import type { Place } from '../../../model/place.js';
import type { Named } from '../../../model/principal.js';
import { checkService } from './check-service.js';
import { arnOf } from './grantee-groups.js';
import { inGrant, inKey, reportError, type Site } from './site.js';

/** Reports principals that AWS would refuse, or to whom the access would be of no use. */
export function checkPrincipals(site: Site): void {
  const { key, target } = site;
  if (target.reconciler !== null)
    checkManager(target.reconciler.arn, target.source.at(['spec', 'reconciler']), site);
  const ofTarget = new Set(target.administrators.map(({ arn }) => arn));
  for (const arn of ofTarget) checkManager(arn, target.source.at(['spec', 'administrators']), site);
  for (const { arn } of key.administrators) {
    if (!ofTarget.has(arn)) checkManager(arn, administratorPlace(arn, site), site);
  }
  for (const grant of key.grants) {
    for (const grantee of grant.grantees) {
      checkGrantee(grantee, grant, site);
      if (grantee.kind === 'service') checkService(grantee, grant, site);
    }
    if (grant.retiringPrincipal !== null)
      checkPartition(grant.retiringPrincipal.arn, inGrant(grant, ['spec', 'retiringPrincipal']), site);
  }
}

/** An administrator of a replica may come from the primary's target. */
function administratorPlace(arn: string, site: Site): Place {
  const { target } = site.key;
  const ofPrimary = target.administrators.some((administrator) => administrator.arn === arn);
  return ofPrimary ? target.source.at(['spec', 'administrators']) : inKey(site, 'spec', 'administrators');
}

function checkManager(arn: string, place: Place, site: Site): void {
  checkPartition(arn, place, site);
  if (accountOf(arn) === site.target.account) return;
  reportError(site, {
    code: 'KW3021',
    message: `\`${arn}\` can't manage keys of the account \`${site.target.account}\``,
    place,
  });
}

function checkGrantee(grantee: Named, grant: EstateGrant, site: Site): void {
  const arn = arnOf(grantee);
  if (arn === null) return;
  checkPartition(arn, inGrant(grant, grantee.path), site);
  if (accountOf(arn) === site.target.account || !grant.operations.includes('administer')) return;
  reportError(site, {
    code: 'KW3029',
    message: `\`${arn}\` can't \`administer\` keys of the account \`${site.target.account}\``,
    place: inGrant(grant, grant.operationPaths.administer ?? ['spec', 'operations']),
  });
}

function checkPartition(arn: string, place: Place, site: Site): void {
  const partition = arn.split(':')[1];
  if (partition === site.target.partition) return;
  reportError(site, {
    code: 'KW3022',
    message: `\`${arn}\` isn't in the partition \`${site.target.partition}\` of the target \`${site.target.name}\``,
    place,
  });
}

function accountOf(arn: string): string | undefined {
  return arn.split(':')[4];
}
