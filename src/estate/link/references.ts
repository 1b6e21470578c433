import type { GrantSpec } from '../../model/generated/grant.js';
import type { Path } from '../../model/place.js';
import type { Shaped } from '../kinds.js';
import type { Links } from './links.js';
import type { Home } from './principals.js';

/** An entry of a list of principals, as the YAML has it. */
export type PrincipalReference = GrantSpec['grantees'][number];

/** A list of principals (or the one principal of a field), where it stands, and for which accounts it is meant. */
export interface PrincipalList {
  readonly document: Shaped;
  readonly field: 'administrators' | 'reconciler' | 'grantees' | 'retiringPrincipal' | 'members';
  readonly entries: readonly { readonly reference: PrincipalReference; readonly path: Path }[];
  /** Empty for the members of a set, which get their home from whoever names the set. */
  readonly homes: readonly Home[];
}

/** Every list of principals of the estate. */
export function principalLists(links: Links): readonly PrincipalList[] {
  const { Target, Key, Grant, PrincipalSet } = links.of;
  return [
    ...Target.flatMap((document) => {
      const { administrators, reconciler } = document.content.spec;
      const homes = [homeOf(document)];
      return [
        many(document, 'administrators', administrators, homes),
        one(document, 'reconciler', reconciler, homes),
      ];
    }),
    ...Key.map((document) =>
      many(document, 'administrators', document.content.spec.administrators, homesOf([document], links)),
    ),
    ...Grant.flatMap((document) => {
      const { grantees, retiringPrincipal } = document.content.spec;
      const homes = homesOf(links.keysOf(document), links);
      return [
        many(document, 'grantees', grantees, homes),
        one(document, 'retiringPrincipal', retiringPrincipal, homes),
      ];
    }),
    ...PrincipalSet.map((document) => many(document, 'members', document.content.spec.members, [])),
  ];
}

/** Where a target's principals belong. */
export function homeOf(target: Shaped<'Target'>): Home {
  const { account, partition } = target.content.spec;
  return { account, partition: partition ?? 'aws' };
}

function homesOf(keys: readonly Shaped<'Key'>[], links: Links): readonly Home[] {
  return keys.flatMap((key) => links.targetOf(key) ?? []).map(homeOf);
}

function many(
  document: Shaped,
  field: PrincipalList['field'],
  references: readonly PrincipalReference[] | undefined,
  homes: readonly Home[],
): PrincipalList {
  const entries = (references ?? []).map((reference, index) => ({ reference, path: ['spec', field, index] }));
  return { document, field, entries, homes };
}

function one(
  document: Shaped,
  field: PrincipalList['field'],
  reference: PrincipalReference | undefined,
  homes: readonly Home[],
): PrincipalList {
  return {
    document,
    field,
    entries: reference === undefined ? [] : [{ reference, path: ['spec', field] }],
    homes,
  };
}
