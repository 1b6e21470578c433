import type { ErrorCode } from '../../model/error-codes.js';
import type { Path } from '../../model/place.js';
import type { Kind, Shaped } from '../kinds.js';
import { type Links, reportAt } from '../link/links.js';
import { principalLists } from '../link/references.js';
import { suggestion } from '../suggest.js';

/** Every target that a key or replica names is there. */
export function knownTargets(links: Links): void {
  for (const key of links.of.Key) {
    const { target, replicas } = key.content.spec;
    mustExist(links, 'Target', target, key, ['spec', 'target']);
    replicas?.forEach((replica, index) => {
      mustExist(links, 'Target', replica.target, key, ['spec', 'replicas', index, 'target']);
    });
  }
}

/** Every key that a grant names is there. */
export function knownKeys(links: Links): void {
  for (const grant of links.of.Grant)
    grant.content.spec.keys?.forEach((name, index) => {
      mustExist(links, 'Key', name, grant, ['spec', 'keys', index]);
    });
}

/** Every PrincipalSet that a list of principals names is there. */
export function knownSets(links: Links): void {
  for (const { document, entries } of principalLists(links))
    for (const { reference, path } of entries)
      if ('set' in reference) mustExist(links, 'PrincipalSet', reference.set, document, [...path, 'set']);
}

const codes: Readonly<Partial<Record<Kind, ErrorCode>>> = {
  Target: 'KW2024',
  Key: 'KW2025',
  PrincipalSet: 'KW2026',
};

function mustExist(links: Links, kind: Kind, name: string, document: Shaped, path: Path): void {
  if (links.find(kind, name) !== null || links.maybe(kind, name)) return;
  const remedy = suggestion(name, links.names(kind)) ?? `add a ${kind} document of this name`;
  reportAt(links, document, path, codes[kind] ?? 'KW2024', `there is no ${kind} \`${name}\``, { remedy });
}
