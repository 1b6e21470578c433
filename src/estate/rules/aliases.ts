import type { Shaped } from '../kinds.js';
import { type Links, reportAt } from '../link/links.js';

/** Aliases under `alias/aws/` belong to AWS (AWS KMS API reference, CreateAlias). */
export function ownAliases(links: Links): void {
  for (const key of links.of.Key)
    key.content.spec.aliases?.forEach((alias, index) => {
      if (!alias.startsWith('alias/aws/')) return;
      const remedy = `write another name, such as \`alias/${key.name}\``;
      reportAt(links, key, ['spec', 'aliases', index], 'KW2030', `\`${alias}\` belongs to AWS`, { remedy });
    });
}

/** An alias stands for one key in each target, and so does it in the targets of replicas. */
export function uniqueAliases(links: Links): void {
  const holders = new Map<string, Shaped<'Key'>>();
  for (const key of links.of.Key) {
    if (links.find('Key', key.name) !== key) continue;
    const { aliases = [], target, replicas = [] } = key.content.spec;
    for (const [index, alias] of aliases.entries())
      for (const place of new Set([target, ...replicas.map((replica) => replica.target)])) {
        const holder = holders.get(`${place}/${alias}`);
        holders.set(`${place}/${alias}`, holder ?? key);
        if (holder === undefined || holder === key) continue;
        const message = `\`${alias}\` is already an alias of the key \`${holder.name}\` in the target \`${place}\``;
        reportAt(links, key, ['spec', 'aliases', index], 'KW2029', message);
      }
  }
}
