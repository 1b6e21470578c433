import { type Links, reportAt } from '../link/links.js';

/** Only native grants are retired. */
export function nativeGrantFields(links: Links): void {
  for (const grant of links.of.Grant) {
    const { as = 'policy', retiringPrincipal } = grant.content.spec;
    if (as === 'grant' || retiringPrincipal === undefined) continue;
    reportAt(
      links,
      grant,
      ['spec', 'retiringPrincipal'],
      'KW2053',
      '`retiringPrincipal` means nothing with `as: policy`',
      { of: 'name' },
    );
  }
}
