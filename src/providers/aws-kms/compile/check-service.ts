import type { ErrorCode } from '../../../model/error-codes.js';
import type { EstateGrant } from '../../../model/estate.js';
import type { Path } from '../../../model/place.js';
import type { Named } from '../../../model/principal.js';
import { inGrant, reportError, type Site } from './site.js';

type Service = Extract<Named, { kind: 'service' }>;

/** What only people and roles have: a service that acts by itself never does (IAM user guide, global condition keys). */
const notOfServices = ['mfa', 'principalTags'] as const;

/** Reports a service whose source or conditions no request could ever meet, so that it would have no access. */
export function checkService(service: Service, grant: EstateGrant, site: Site): void {
  const { name, path, sourceArn, sourceAccount } = service;
  const refuse = (code: ErrorCode, at: Path, message: string) =>
    reportError(site, { code, message, place: inGrant(grant, at) });
  for (const condition of notOfServices) {
    if (grant.as === 'policy' && grant.conditions[condition] !== undefined)
      refuse('KW3014', ['spec', 'conditions', condition], `\`${condition}\` never holds for \`${name}\``);
  }
  if (sourceArn === null) return;
  const [, partition, , , account = '', ...resource] = sourceArn.split(':');
  const { target } = site;
  if (partition !== target.partition)
    refuse(
      'KW3022',
      path,
      `\`${sourceArn}\` isn't in the partition \`${target.partition}\` of the target \`${target.name}\``,
    );
  if (resource.length === 0 && !sourceArn.includes('*'))
    refuse('KW3017', path, `\`${sourceArn}\` is no whole ARN, so that no source matches it`);
  if (sourceAccount !== null && /^\d{12}$/.test(account) && account !== sourceAccount)
    refuse('KW3014', path, `\`${sourceArn}\` isn't of the \`sourceAccount\` ${sourceAccount}`);
}
