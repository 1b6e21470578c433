import type { Shaped } from '../kinds.js';
import { type Links, reportAt } from '../link/links.js';
import { homeOf } from '../link/references.js';

/** Two targets in one place would each take the other's keys for nobody's. */
export function uniquePlaces(links: Links): void {
  const taken = new Map<string, Shaped<'Target'>>();
  for (const target of links.of.Target) {
    const { account, partition } = homeOf(target);
    const { region } = target.content.spec;
    const place = `${partition}/${account}/${region}`;
    const first = taken.get(place);
    if (first === undefined) taken.set(place, target);
    else if (first.name !== target.name)
      reportAt(
        links,
        target,
        ['spec', 'region'],
        'KW2023',
        `the target \`${first.name}\` is already account \`${account}\` in \`${region}\``,
      );
  }
}
