import { type Links, reportAt } from '../link/links.js';

/** A grant names its keys in one way. */
export function keysOrSelector(links: Links): void {
  for (const grant of links.of.Grant) {
    const { keys, keySelector } = grant.content.spec;
    if (keys !== undefined && keySelector !== undefined)
      reportAt(
        links,
        grant,
        ['spec', 'keySelector'],
        'KW2027',
        'the grant has both `keys` and `keySelector`',
        { of: 'name' },
      );
    if (keys === undefined && keySelector === undefined)
      reportAt(links, grant, ['spec'], 'KW2027', 'the grant names no keys', { of: 'name' });
  }
}

/** A selector that matches nothing is a typing error, not a grant on nothing. */
export function selectorMatches(links: Links): void {
  for (const grant of links.of.Grant) {
    const { keys, keySelector } = grant.content.spec;
    if (keys !== undefined || keySelector === undefined || links.maybe('Key')) continue;
    if (links.keysOf(grant).length > 0) continue;
    const labels = Object.entries(keySelector.matchLabels).map(([name, value]) => `\`${name}: ${value}\``);
    const message = `no key has ${labels.length === 1 ? 'the label' : 'all the labels'} ${labels.join(', ')}`;
    reportAt(links, grant, ['spec', 'keySelector', 'matchLabels'], 'KW2028', message, { of: 'name' });
  }
}
