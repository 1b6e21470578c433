import type { Shaped } from '../kinds.js';
import { type Links, reportAt } from '../link/links.js';
import { homeOf } from '../link/references.js';

/** Multi-Region keys can't be in custom key stores, and only they have replicas (AWS KMS developer guide). */
export function multiRegionKeys(links: Links): void {
  for (const key of links.of.Key) {
    const { multiRegion, replicas, origin = 'kms' } = key.content.spec;
    const inStore = origin === 'hsm' || origin === 'external-store';
    if (inStore && multiRegion === true)
      reportAt(
        links,
        key,
        ['spec', 'multiRegion'],
        'KW2037',
        `a key with the origin \`${origin}\` can't be multi-Region`,
      );
    else if (inStore && replicas !== undefined)
      reportAt(
        links,
        key,
        ['spec', 'replicas'],
        'KW2037',
        `a key with the origin \`${origin}\` can't have replicas`,
        { of: 'name' },
      );
    else if (multiRegion === false && replicas !== undefined)
      reportAt(links, key, ['spec', 'multiRegion'], 'KW2038', 'a key with replicas is a multi-Region key', {
        remedy: 'write `true`, or remove `replicas`',
      });
  }
}

/** A replica is in another Region of the same account and partition, and alone there. */
export function replicaPlaces(links: Links): void {
  for (const key of links.of.Key) {
    const primary = links.targetOf(key);
    if (primary === null) continue;
    const regions = new Map([[primary.content.spec.region, 'the primary key']]);
    key.content.spec.replicas?.forEach((replica, index) => {
      const target = links.find('Target', replica.target);
      if (target === null) return;
      const path = ['spec', 'replicas', index, 'target'];
      const { region } = target.content.spec;
      const taken = regions.get(region);
      const elsewhere = differentHome(primary, target);
      if (elsewhere !== null)
        reportAt(links, key, path, 'KW2039', `the target \`${target.name}\` is in ${elsewhere}`);
      else if (taken !== undefined)
        reportAt(links, key, path, 'KW2040', `${taken} is already in \`${region}\``);
      else regions.set(region, `the replica in \`${target.name}\``);
    });
  }
}

function differentHome(primary: Shaped<'Target'>, replica: Shaped<'Target'>): string | null {
  const [from, to] = [homeOf(primary), homeOf(replica)];
  if (from.partition !== to.partition)
    return `the partition \`${to.partition}\`, and the primary key in \`${from.partition}\``;
  return from.account === to.account
    ? null
    : `the account \`${to.account}\`, and the primary key in \`${from.account}\``;
}
