import { type Links, reportAt } from '../link/links.js';
import { parseIamArn } from '../link/principals.js';
import { type PrincipalReference, principalLists } from '../link/references.js';

/** A list of principals names nobody twice, in whatever spelling. */
export function principalRepeats(links: Links): void {
  for (const { document, field, entries, homes } of principalLists(links)) {
    const accounts = new Set(homes.map(({ account }) => account));
    const home = accounts.size === 1 ? ([...accounts][0] ?? null) : null;
    const seen = new Set<string>();
    for (const { reference, path } of entries) {
      const id = identityOf(reference, home);
      if (seen.has(id))
        reportAt(links, document, path, 'KW2046', `this principal stands twice in \`${field}\``);
      seen.add(id);
    }
  }
}

function identityOf(reference: PrincipalReference, home: string | null): string {
  if (!('role' in reference || 'user' in reference)) return JSON.stringify(Object.entries(reference).sort());
  const kind = 'role' in reference ? 'role' : 'user';
  const text = 'role' in reference ? reference.role : reference.user;
  const arn = parseIamArn(text);
  if (arn !== null) return JSON.stringify([kind, arn.account, text.slice(text.indexOf('/') + 1)]);
  return JSON.stringify([kind, reference.account ?? home, text.replace(/^\/+/, '')]);
}
