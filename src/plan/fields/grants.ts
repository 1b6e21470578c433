import { grantAccess } from '../../access/access-differences.js';
import { nativeGrantText } from '../../access/native-grant-form.js';
import type { DesiredKey } from '../../model/desired.js';
import type { GrantState } from '../../model/key-state.js';
import type { GrantParty } from '../../model/native-grant.js';
import { grantNamePrefix } from '../../model/ownership.js';
import type { Draft, FieldContext, FieldResult } from '../draft.js';
import { refusesUse } from '../working-life.js';

/**
 * Native grants can't be edited: a difference is a new grant, then a revoked one. Grants are compared by content,
 * never by id. Those of AWS services are left alone; those of other people too, unless the key owns its grants.
 */
export function grantChanges(context: FieldContext): FieldResult {
  const { desired, live, working } = context;
  const wanted = new Map(desired.state.grants.map((grant) => [nativeGrantText(grant), grant]));
  const kept = new Set<string>();
  const drafts: Draft[] = [];
  const notes: string[] = [];
  for (const grant of live.grants) {
    const text = nativeGrantText(grant);
    if (wanted.has(text) && !kept.has(text)) kept.add(text);
    else if (isOurs(grant)) drafts.push(revoking(grant, context));
    else if (isServiceMade(grant)) continue;
    else if (isForeign(grant, desired))
      notes.push(`${grantWord(grant)} was not made by keywright and is left alone`);
    else drafts.push(revoking(grant, context));
  }
  const missing = [...wanted].filter(([text]) => !kept.has(text)).map(([, grant]) => grant);
  if (missing.length > 0 && refusesUse(working))
    notes.push(`${missing.length} native grant(s) can be made only while the key is enabled`);
  else drafts.push(...missing.map(creating));
  return { drafts, notes };
}

/** The live native grants that others made, on a key that leaves such grants to them. */
export function foreignGrants(desired: DesiredKey, live: readonly GrantState[]): readonly GrantState[] {
  return live.filter((grant) => isForeign(grant, desired));
}

function isForeign(grant: GrantState, { nativeGrants }: DesiredKey): boolean {
  return nativeGrants === 'shared' && !isOurs(grant) && !isServiceMade(grant);
}

function creating(grant: GrantState): Draft {
  return {
    phase: 'grant-access',
    risk: 'widening',
    effect: `make ${grantWord(grant)}`,
    access: { gained: [grantAccess(grant)], lost: [] },
    before: null,
    after: grantJson(grant),
    step: { op: 'create-grant', grant },
    detail: grant.name ?? 'unnamed',
  };
}

function revoking(grant: GrantState, { live, working }: FieldContext): Draft {
  return {
    phase: live.life !== 'enabled' && working === 'enabled' ? 'secure' : 'remove-access',
    risk: 'sensitive',
    effect: `revoke ${grantWord(grant)}`,
    access: { gained: [], lost: [grantAccess(grant)] },
    before: grantJson(grant),
    after: null,
    step: { op: 'revoke-grant', grant },
    detail: grant.id ?? grant.name ?? 'unnamed',
  };
}

function grantJson({ name, grantee, retiring, operations, constraints }: GrantState) {
  const { encryptionContextEquals, encryptionContextSubset, sourceArn } = constraints;
  return {
    name,
    grantee: partyText(grantee),
    retiring: retiring === null ? null : partyText(retiring),
    operations,
    constraints: {
      ...(encryptionContextEquals === undefined ? {} : { encryptionContextEquals }),
      ...(encryptionContextSubset === undefined ? {} : { encryptionContextSubset }),
      ...(sourceArn === undefined ? {} : { sourceArn }),
    },
  };
}

function isOurs(grant: GrantState): boolean {
  return grant.name?.startsWith(grantNamePrefix) ?? false;
}

/** Source: AWS KMS API reference, ListGrants: a service may be the grantee, the one who retires, or act by an own role. */
function isServiceMade(grant: GrantState): boolean {
  if (grant.retiring?.kind === 'service' || grant.grantee.kind === 'service') return true;
  return (
    grant.grantee.arn.includes(':assumed-role/aws:') || grant.grantee.arn.includes(':role/aws-service-role/')
  );
}

function grantWord(grant: GrantState): string {
  const name = grant.name === null ? 'an unnamed native grant' : `the native grant \`${grant.name}\``;
  return `${name} to \`${partyText(grant.grantee)}\``;
}

function partyText(party: GrantParty): string {
  return party.kind === 'service' ? party.name : party.arn;
}
