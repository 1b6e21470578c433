import { type Links, reportAt } from '../link/links.js';
import { principalLists } from '../link/references.js';

/** A service says for whom it acts, or that this is left open on purpose (IAM user guide, "The confused deputy problem"). */
export function serviceSources(links: Links): void {
  for (const { document, entries } of principalLists(links))
    for (const { reference, path } of entries) {
      if (!('service' in reference)) continue;
      const { service, sourceAccount, sourceArn, anySource } = reference;
      const limited = sourceAccount !== undefined || sourceArn !== undefined;
      if (!limited && anySource === undefined)
        reportAt(
          links,
          document,
          [...path, 'service'],
          'KW2050',
          `\`${service}\` may act for anybody's resources`,
        );
      if (limited && anySource !== undefined)
        reportAt(
          links,
          document,
          [...path, 'anySource'],
          'KW2051',
          '`anySource` contradicts the source beside it',
          { of: 'name' },
        );
    }
}
