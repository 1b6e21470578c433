import { type Links, reportAt } from '../link/links.js';

/** A grant ends at a time that a clock can show. */
export function realExpiry(links: Links): void {
  for (const grant of links.of.Grant) {
    const { expires } = grant.content.spec;
    if (expires !== undefined && expiryInUtc(expires) === null)
      reportAt(links, grant, ['spec', 'expires'], 'KW2057', `\`${expires}\` is a time that no clock shows`);
  }
}

/** RFC 3339 in UTC with whole seconds, rounded down so that no access lasts longer; null for a leap second. */
export function expiryInUtc(expires: string): string | null {
  const time = Date.parse(expires);
  return Number.isNaN(time) ? null : `${new Date(time).toISOString().slice(0, 19)}Z`;
}
