import type { EstateGrant } from '../../../model/estate.js';
import { inGrant, reportError, type Site } from './site.js';

const region = /^[a-z]{2}(-[a-z]+){1,2}-[0-9]{1,2}$/;

/**
 * The values of kms:ViaService: `s3` becomes `s3.<the key's Region>.amazonaws.com`, so that a replica gets its own
 * Region; full names stay. Source: AWS KMS developer guide, "kms:ViaService".
 */
export function viaServiceNames(names: readonly string[], grant: EstateGrant, site: Site): readonly string[] {
  return names.map((name, index) => {
    if (/\.amazonaws\.com(\.cn)?$/.test(name)) return name;
    const last = name.split('.').at(-1) ?? '';
    if (name.includes('.') && region.test(last)) {
      reportError(site, {
        code: 'KW3031',
        message: `the service \`${name}\` has a Region and no domain`,
        place: inGrant(grant, ['spec', 'conditions', 'viaService', index]),
        remedy: `write \`${name}.${domain(site)}\`, or the service without its Region`,
      });
    }
    return `${name}.${site.target.region}.${domain(site)}`;
  });
}

function domain(site: Site): string {
  return site.target.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
