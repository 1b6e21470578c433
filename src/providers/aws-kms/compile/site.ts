import type { Diagnostic } from '../../../model/diagnostic.js';
import type { EstateGrant, EstateKey, Target } from '../../../model/estate.js';
import type { Path, Place } from '../../../model/place.js';

/** One key in one of its targets, and where to report what stands in its way. */
export interface Site {
  readonly key: EstateKey;
  /** The target of this copy of the key: for a replica, the replica's. */
  readonly target: Target;
  readonly report: (problem: Diagnostic) => void;
}

/** Reports an error at a place of the estate. */
export function reportError(
  site: Site,
  problem: Omit<Diagnostic, 'severity' | 'place'> & { readonly place: Place },
): void {
  site.report({ ...problem, severity: 'error' });
}

/** Where a part of the key's document stands. */
export function inKey(site: Site, ...path: Path): Place {
  return site.key.source.at(path);
}

/** Where a part of the grant's document stands. */
export function inGrant(grant: EstateGrant, path: Path): Place {
  return grant.source.at(path);
}
