import { isOwnTag } from '../../model/ownership.js';
import type { Shaped } from '../kinds.js';
import { type Links, reportAt } from '../link/links.js';

/** AWS takes 50 tags a key (AWS KMS developer guide); two are keywright's own. */
const mostTags = 48;

/** Tags under `aws:` are AWS's, those under `keywright.dev/` are keywright's. */
export function ownTags(links: Links): void {
  for (const document of [...links.of.Target, ...links.of.Key])
    for (const name of Object.keys(document.content.spec.tags ?? {})) {
      const path = ['spec', 'tags', name];
      if (name.toLowerCase().startsWith('aws:'))
        reportAt(links, document, path, 'KW2043', `the tag \`${name}\` is AWS's own`, { of: 'name' });
      else if (isOwnTag(name.toLowerCase()))
        reportAt(links, document, path, 'KW2044', `the tag \`${name}\` is keywright's own`, { of: 'name' });
    }
}

/** A key's tags and those of its target are few enough together, and so are those of its replicas. */
export function tagCount(links: Links): void {
  for (const key of links.of.Key) {
    const { tags, target, replicas = [] } = key.content.spec;
    const targets = [target, ...replicas.map((replica) => replica.target)].flatMap(
      (name) => links.find('Target', name) ?? [],
    );
    const worst = targets
      .map((each) => ({ target: each, count: count(key, each) }))
      .sort((a, b) => b.count - a.count)[0];
    if (worst === undefined || worst.count <= mostTags) continue;
    const message = `the key has ${worst.count} tags with those of the target \`${worst.target.name}\`; ${mostTags} is the most`;
    reportAt(links, key, ['spec', tags === undefined ? 'target' : 'tags'], 'KW2045', message, { of: 'name' });
  }
}

function count(key: Shaped<'Key'>, target: Shaped<'Target'>): number {
  return Object.keys({ ...target.content.spec.tags, ...key.content.spec.tags }).length;
}
