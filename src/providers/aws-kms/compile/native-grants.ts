import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sortNativeGrants } from '../../../access/native-grant-form.js';
import type { EstateGrant } from '../../../model/estate.js';
import type { GrantState } from '../../../model/key-state.js';
import type { GrantConstraints, GrantParty, NativeGrant } from '../../../model/native-grant.js';
import { grantNamePrefix } from '../../../model/ownership.js';
import type { Named } from '../../../model/principal.js';
import { grantOperationsOf } from '../capabilities.js';
import { checkNativeGrant } from './check-native-grant.js';
import type { Site } from './site.js';

const digestLength = 12;

/** The native grants of the key in this target: one for each grantee of each grant that is `as: grant`. */
export function nativeGrantsOf(site: Site): readonly GrantState[] {
  const wanted = new Map<string, GrantState>();
  for (const grant of site.key.grants.filter(({ as }) => as === 'grant')) {
    if (!checkNativeGrant(grant, site)) continue;
    for (const grantee of grant.grantees) {
      const native = nativeGrant(grant, grantee);
      if (native !== null && native.operations.length > 0 && native.name !== null)
        wanted.set(native.name, { ...native, id: null });
    }
  }
  return sortNativeGrants([...wanted.values()]);
}

function nativeGrant(grant: EstateGrant, grantee: Named): NativeGrant | null {
  const party = partyOf(grantee);
  if (party === null) return null;
  const content = {
    grantee: party,
    retiring: partyOf(grant.retiringPrincipal),
    operations: [...new Set(grant.operations.flatMap(grantOperationsOf))].sort(),
    constraints: constraintsOf(grant, grantee),
  };
  return { name: nameOf(grant.name, content), ...content };
}

/** The name carries the content, because a grant can't be changed: other content is another grant. */
function nameOf(grant: string, content: object): string {
  const digest = createHash('sha256').update(canonicalize(content) ?? '');
  return `${grantNamePrefix}${grant}/${digest.digest('hex').slice(0, digestLength)}`;
}

function partyOf(principal: Named | EstateGrant['retiringPrincipal']): GrantParty | null {
  if (principal === null) return null;
  if (principal.kind === 'role' || principal.kind === 'user')
    return { kind: 'principal', arn: principal.arn };
  return principal.kind === 'service' ? { kind: 'service', name: principal.name } : null;
}

function constraintsOf(grant: EstateGrant, grantee: Named): GrantConstraints {
  const { equals, contains } = grant.conditions.encryptionContext ?? {};
  return {
    // Exactly these pairs says "at least those" too, once the check has found that they agree.
    ...(equals !== undefined ? { encryptionContextEquals: equals } : {}),
    ...(equals === undefined && contains !== undefined ? { encryptionContextSubset: contains } : {}),
    ...(grantee.kind === 'service' && grantee.sourceArn !== null ? { sourceArn: grantee.sourceArn } : {}),
  };
}
