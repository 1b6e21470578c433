import type { Path } from '../../model/place.js';
import { type Links, reportAt } from '../link/links.js';
import { parseIamArn } from '../link/principals.js';
import { type PrincipalList, type PrincipalReference, principalLists } from '../link/references.js';

/** A principal given by ARN is of the partition of the targets for which it is named, directly or by a set. */
export function principalPartitions(links: Links): void {
  for (const list of principalLists(links)) {
    const partitions = new Set(list.homes.map(({ partition }) => partition));
    for (const { reference, path } of list.entries) {
      const members =
        'set' in reference
          ? (links.find('PrincipalSet', reference.set)?.content.spec.members ?? [])
          : [reference];
      for (const member of members) checkMember(links, list, member, path, partitions);
    }
  }
}

function checkMember(
  links: Links,
  { document }: PrincipalList,
  member: PrincipalReference,
  path: Path,
  partitions: ReadonlySet<string>,
): void {
  const text = 'role' in member ? member.role : 'user' in member ? member.user : '';
  const arn = parseIamArn(text);
  const foreign = arn === null ? undefined : [...partitions].find((partition) => partition !== arn.partition);
  if (foreign === undefined) return;
  reportAt(
    links,
    document,
    path,
    'KW2049',
    `\`${text}\` isn't in the partition \`${foreign}\` of the target`,
  );
}
