import { type Links, reportAt } from '../link/links.js';
import { principalLists } from '../link/references.js';

/** Only roles and users administer keys: a set that holds others can't be named for it. */
export function administratorSets(links: Links): void {
  for (const { document, field, entries } of principalLists(links)) {
    if (field !== 'administrators') continue;
    for (const { reference, path } of entries) {
      if (!('set' in reference)) continue;
      const members = links.find('PrincipalSet', reference.set)?.content.spec.members ?? [];
      const other = members.find((member) => !('role' in member || 'user' in member));
      if (other === undefined) continue;
      const message = `the set \`${reference.set}\` has a member that is no role or user (\`${Object.keys(other)[0]}\`)`;
      reportAt(links, document, [...path, 'set'], 'KW2052', message);
    }
  }
}
