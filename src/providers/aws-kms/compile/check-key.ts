import type { EstateReplica } from '../../../model/estate.js';
import { isOwnTag } from '../../../model/ownership.js';
import {
  algorithmInPartition,
  canRotate,
  inCustomKeyStore,
  keySpecOf,
  limits,
  purposesOf,
} from '../capabilities.js';
import { inKey, reportError, type Site } from './site.js';
import { tagsFor } from './tags.js';

/** keywright's own tags: the owner, and since when the key is being retired. */
const ownTags = 2;

/** Reports what AWS KMS can't make of the key itself: its kind, origin, rotation, replicas, tags and aliases. */
export function checkKey(site: Site): void {
  checkKind(site);
  checkCustomKeyStore(site);
  checkRotation(site);
  checkReplicas(site);
  checkTags(site);
  checkAliases(site);
}

function checkKind(site: Site): void {
  const { algorithm, purpose } = site.key;
  const { partition } = site.target;
  const purposes = purposesOf(algorithm);
  if (!purposes.includes(purpose)) {
    const wanted = purposes.map((each) => `\`${each}\``).join(' or ');
    reportError(site, {
      code: 'KW3001',
      message: `\`${algorithm}\` (${keySpecOf(algorithm)}) can't have the purpose \`${purpose}\``,
      place: inKey(site, 'spec', 'purpose'),
      remedy: `write the purpose ${wanted}, or choose another algorithm`,
    });
  }
  if (!algorithmInPartition(algorithm, partition))
    reportError(site, {
      code: 'KW3002',
      message: `\`${algorithm}\` (${keySpecOf(algorithm)}) doesn't exist in the partition \`${partition}\``,
      place: inKey(site, 'spec', 'algorithm'),
    });
  if (algorithm === 'aes-256' && partition === 'aws-cn')
    site.report({
      code: 'KW3030',
      severity: 'warning',
      message: '`aes-256` is a 128-bit SM4 key in the China Regions',
      place: inKey(site, 'spec', 'algorithm'),
    });
}

function checkCustomKeyStore(site: Site): void {
  const { algorithm, origin, multiRegion } = site.key;
  if (!inCustomKeyStore(origin.kind)) return;
  const refuse = (message: string) =>
    reportError(site, { code: 'KW3003', message, place: inKey(site, 'spec', 'origin') });
  if (algorithm !== 'aes-256') refuse(`a custom key store can't hold a \`${algorithm}\` key`);
  if (multiRegion) refuse("a key in a custom key store can't be multi-Region");
}

function checkRotation(site: Site): void {
  const { algorithm, origin, rotation } = site.key;
  if (rotation.kind === 'off' || canRotate(algorithm, origin.kind)) return;
  reportError(site, {
    code: 'KW3004',
    message: `a \`${algorithm}\` key with the origin \`${origin.kind}\` can't rotate automatically`,
    place: inKey(site, 'spec', 'rotation'),
  });
}

function checkReplicas(site: Site): void {
  const regions = new Set([site.key.target.region]);
  for (const replica of site.key.replicas) {
    const problem = replicaProblem(replica, site, regions);
    regions.add(replica.target.region);
    if (problem !== null)
      reportError(site, {
        code: 'KW3005',
        message: problem,
        place: inKey(site, ...replica.path, 'target'),
      });
  }
}

function replicaProblem(replica: EstateReplica, site: Site, regions: ReadonlySet<string>): string | null {
  const { target } = replica;
  const primary = site.key.target;
  if (target.partition !== primary.partition)
    return `the target \`${target.name}\` is in the partition \`${target.partition}\`, the primary key in \`${primary.partition}\``;
  if (target.account !== primary.account)
    return `the target \`${target.name}\` is in the account \`${target.account}\`, the primary key in \`${primary.account}\``;
  if (regions.has(target.region)) return `the key is already in the Region \`${target.region}\``;
  return site.key.multiRegion ? null : 'a key with `multiRegion: false` has no replicas';
}

function checkTags(site: Site): void {
  const tags = Object.keys(tagsFor(site.key, site.target));
  for (const tag of tags.filter((name) => isOwnTag(name) || name.toLowerCase().startsWith('aws:'))) {
    const ofKey = tag in site.key.tags;
    const source = ofKey ? site.key.source : site.target.source;
    reportError(site, {
      code: 'KW3007',
      message: `the tag \`${tag}\` is reserved`,
      place: source.at(['spec', 'tags', tag], 'name'),
    });
  }
  const most = limits.tagsPerKey - ownTags;
  if (tags.length <= most) return;
  reportError(site, {
    code: 'KW3006',
    message: `the key has ${tags.length} tags with those of the target \`${site.target.name}\`; ${most} is the most`,
    place: inKey(site, 'spec', 'tags'),
  });
}

function checkAliases(site: Site): void {
  const count = site.key.aliases.length;
  if (count <= limits.aliasesPerKey) return;
  reportError(site, {
    code: 'KW3008',
    message: `the key has ${count} aliases; ${limits.aliasesPerKey} is the most`,
    place: inKey(site, 'spec', 'aliases'),
  });
}
