import { nativeGrantText } from '../access/native-grant-form.js';
import type { DesiredKey } from '../model/desired.js';
import type { GrantState } from '../model/key-state.js';
import { grantNamePrefix } from '../model/ownership.js';
import type { FieldContext } from './draft.js';
import { refusesUse } from './working-life.js';

/** What becomes of a key's native grants. */
export interface GrantMoves {
  readonly created: readonly GrantState[];
  readonly revoked: readonly GrantState[];
  /** Made by others, on a key that leaves such grants to them. */
  readonly foreign: readonly GrantState[];
  /** How many can't be made yet, because the key isn't enabled. */
  readonly waiting: number;
}

/**
 * Native grants can't be edited: a difference is a new grant, then a revoked one. Grants are compared by content,
 * never by id. Those of AWS services are left alone; those of other people too, unless the key owns its grants.
 */
export function grantMoves({ desired, live, working }: FieldContext): GrantMoves {
  const wanted = new Map(desired.state.grants.map((grant) => [nativeGrantText(grant), grant]));
  const kept = new Set<string>();
  const revoked: GrantState[] = [];
  const foreign: GrantState[] = [];
  for (const grant of live.grants) {
    const text = nativeGrantText(grant);
    if (wanted.has(text) && !kept.has(text)) kept.add(text);
    else if (isOurs(grant)) revoked.push(grant);
    else if (isServiceMade(grant)) continue;
    else if (isForeign(grant, desired)) foreign.push(grant);
    else revoked.push(grant);
  }
  const missing = [...wanted].filter(([text]) => !kept.has(text)).map(([, grant]) => grant);
  const waits = refusesUse(working);
  return { created: waits ? [] : missing, revoked, foreign, waiting: waits ? missing.length : 0 };
}

/** The live native grants that others made, on a key that leaves such grants to them. */
export function foreignGrants(desired: DesiredKey, live: readonly GrantState[]): readonly GrantState[] {
  return live.filter((grant) => isForeign(grant, desired));
}

function isForeign(grant: GrantState, { nativeGrants }: DesiredKey): boolean {
  return nativeGrants === 'shared' && !isOurs(grant) && !isServiceMade(grant);
}

/** Whether keywright made it. */
export function isOurs(grant: GrantState): boolean {
  return grant.name?.startsWith(grantNamePrefix) ?? false;
}

/** Whether an AWS service made it. Source: AWS KMS API reference, ListGrants: a service may be the grantee, the one who retires, or act by an own role. */
export function isServiceMade(grant: GrantState): boolean {
  if (grant.retiring?.kind === 'service' || grant.grantee.kind === 'service') return true;
  return (
    grant.grantee.arn.includes(':assumed-role/aws:') || grant.grantee.arn.includes(':role/aws-service-role/')
  );
}
