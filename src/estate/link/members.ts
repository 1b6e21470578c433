import type { Path } from '../../model/place.js';
import type { IamPrincipal, Named, Principal } from '../../model/principal.js';
import type { Links } from './links.js';
import { type Home, resolvePrincipal } from './principals.js';
import type { PrincipalReference } from './references.js';
import { sortedUnique } from './sorting.js';

/** The principals that a list names, with the members of its sets; each once, sorted, with the path that names it. */
export function principalsOf(
  references: readonly PrincipalReference[],
  path: Path,
  home: Home,
  links: Links,
): readonly Named[] {
  const named = references.flatMap((reference, index) =>
    membersOf(reference, home, links).map((principal): Named => ({ ...principal, path: [...path, index] })),
  );
  return sortedUnique(named, identityOf);
}

/** Administrators as roles and users; the rules have made sure that there is nobody else among them. */
export function administratorsOf(
  references: readonly PrincipalReference[],
  home: Home,
  links: Links,
): readonly IamPrincipal[] {
  const members = references.flatMap((reference) => membersOf(reference, home, links));
  const iam = members.filter((principal) => principal.kind === 'role' || principal.kind === 'user');
  return sortedUnique(iam, ({ arn }) => arn);
}

function membersOf(reference: PrincipalReference, home: Home, links: Links): readonly Principal[] {
  if (!('set' in reference)) return [resolvePrincipal(reference, home)];
  const members = links.find('PrincipalSet', reference.set)?.content.spec.members ?? [];
  return members.map((member) => resolvePrincipal(member, home));
}

function identityOf({ path: _, ...principal }: Named): string {
  return JSON.stringify(Object.values(principal));
}
