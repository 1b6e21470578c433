import type { EstateGrant } from '../../../model/estate.js';
import type { Clash } from './combine-conditions.js';
import { inGrant, reportError, type Site } from './site.js';

/** Reports two conditions of a grant that can't stand together, at the later one. */
export function reportClash({ kind, first, second }: Clash, grant: EstateGrant, site: Site): void {
  const place = inGrant(grant, second.path);
  const both = `\`${first.written}\` and \`${second.written}\``;
  const on = `\`${second.operator}\` on \`${second.key}\``;
  if (kind === 'contradiction')
    reportError(site, { code: 'KW3014', message: `${both} demand different values (${on})`, place });
  else
    reportError(site, {
      code: 'KW3013',
      message: `${both} both use ${on}, which a policy can have once`,
      place,
    });
}
