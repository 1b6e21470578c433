import type { EstateGrant } from '../../model/estate.js';
import { expandBundle, isBundle, type Operation } from '../../model/operations.js';
import type { Path } from '../../model/place.js';
import type { Shaped } from '../kinds.js';
import { expiryInUtc } from '../rules/expiry.js';
import type { Links } from './links.js';
import { principalsOf } from './members.js';
import { type Home, resolveIam } from './principals.js';

/** A grant as it applies to one key: names resolved in the key's account, bundles expanded for its purpose. */
export function buildGrant(
  document: Shaped<'Grant'>,
  key: Shaped<'Key'>,
  home: Home,
  links: Links,
): EstateGrant {
  const { spec } = document.content;
  const paths = operationPaths(document, key);
  return {
    name: document.name,
    grantees: principalsOf(spec.grantees, ['spec', 'grantees'], home, links),
    operations: [...paths.keys()].sort(),
    operationPaths: Object.fromEntries(paths),
    conditions: spec.conditions ?? {},
    expires: spec.expires === undefined ? null : expiryInUtc(spec.expires),
    reason: spec.reason,
    as: spec.as ?? 'policy',
    retiringPrincipal: spec.retiringPrincipal === undefined ? null : resolveIam(spec.retiringPrincipal, home),
    source: document.source,
  };
}

/** Where each operation is named: an operation of its own counts before a bundle that holds it too. */
function operationPaths(document: Shaped<'Grant'>, key: Shaped<'Key'>): ReadonlyMap<Operation, Path> {
  const { algorithm, purpose } = key.content.spec;
  const paths = new Map<Operation, Path>();
  const words = document.content.spec.operations.map((word, index) => ({
    word,
    path: ['spec', 'operations', index],
  }));
  for (const { word, path } of words) if (!isBundle(word)) paths.set(word, path);
  for (const { word, path } of words) {
    if (!isBundle(word)) continue;
    for (const operation of expandBundle(word, algorithm, purpose))
      if (!paths.has(operation)) paths.set(operation, path);
  }
  return paths;
}
