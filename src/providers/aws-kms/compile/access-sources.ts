import type { EstateKey, Target } from '../../../model/estate.js';
import { grantNamePrefix } from '../../../model/ownership.js';
import { grantOperationsOf } from '../capabilities.js';
import { policyDrafts } from './compile-policy.js';
import type { Asking } from './draft.js';
import { grantAsking } from './grant-drafts.js';

/** Which parts of the estate ask for what a compiled key gives. */
export interface AccessSources {
  /** For each statement of the policy, in its order. */
  readonly statements: readonly (readonly Asking[])[];
  /** For a native grant, by the name that keywright gave it; null for one of others. */
  grant(name: string): Asking | null;
}

/**
 * Where the access to a key in one of its targets comes from. Made anew where somebody asks, so that plans know and carry
 * nothing of it; the key has been compiled, so that no problem is left to report.
 */
export function accessSources(key: EstateKey, target: Target): AccessSources {
  const drafts = policyDrafts({ key, target, report: () => undefined });
  return {
    statements: drafts.map(({ askings }) => askings),
    grant: (name) => {
      const grant = key.grants.find((each) => name.startsWith(`${grantNamePrefix}${each.name}/`));
      return grant === undefined ? null : grantAsking(grant, [], grant.operations.flatMap(grantOperationsOf));
    },
  };
}
