import type { EstateGrant } from '../../../model/estate.js';
import { inGrant, reportError, type Site } from './site.js';

type Pairs = Readonly<Record<string, string>>;

const contextPath = ['spec', 'conditions', 'encryptionContext'] as const;

/**
 * Reports demands on the encryption context that no request can meet, or that AWS KMS would read as a weaker one;
 * true where there are none.
 */
export function checkEncryptionContext(grant: EstateGrant, site: Site): boolean {
  const { equals, contains, keys } = grant.conditions.encryptionContext ?? {};
  let fine = true;
  const refuse = (path: readonly string[], message: string) => {
    fine = false;
    reportError(site, { code: 'KW3014', message, place: inGrant(grant, [...contextPath, ...path]) });
  };
  checkSpelling('equals', equals ?? {}, refuse);
  checkSpelling('contains', contains ?? {}, refuse);
  for (const [name, value] of Object.entries(contains ?? {})) {
    if (equals !== undefined && equals[name] !== value)
      refuse(['contains', name], `\`equals\` doesn't have the pair \`${name}\` of \`contains\``);
  }
  const missing = Object.keys({ ...equals, ...contains }).find((name) => keys?.includes(name) === false);
  if (missing !== undefined)
    refuse(['keys'], `\`keys\` doesn't have the key \`${missing}\`, which must be there`);
  return fine;
}

/**
 * Condition keys and grant constraints know no case in a context's keys, so that a context with one of two
 * spellings would pass for both (AWS KMS API reference, GrantConstraints).
 */
function checkSpelling(
  member: 'equals' | 'contains',
  pairs: Pairs,
  refuse: (path: readonly string[], message: string) => void,
): void {
  const seen = new Map<string, string>();
  for (const name of Object.keys(pairs)) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined)
      refuse([member, name], `\`${name}\` and \`${other}\` are one key where AWS KMS compares them`);
    seen.set(name.toLowerCase(), name);
  }
}
