import type { DesiredKey } from '../../../model/desired.js';
import { type Diagnostic, hasErrors, type Outcome, sortDiagnostics } from '../../../model/diagnostic.js';
import type { Estate } from '../../../model/estate.js';
import { compileKey } from './compile-key.js';

/**
 * Pure. What each key of the estate must be in each AWS KMS target, replicas as keys of their own, sorted by name
 * and target. A restriction that AWS KMS can't enforce is an error at its line; all errors come at once.
 */
export function compileEstate(estate: Estate): Outcome<readonly DesiredKey[]> {
  const problems = new Map<string, Diagnostic>();
  const report = (problem: Diagnostic) => problems.set(identityOf(problem), problem);
  const keys = estate.keys
    .filter((key) => key.target.provider === 'aws-kms')
    .flatMap((key) => compileKey(estate.name, key, report));
  const sorted = sortDiagnostics([...problems.values()]);
  if (hasErrors(sorted)) return { ok: false, problems: sorted };
  return { ok: true, value: keys.sort(byId), warnings: sorted };
}

/** A grant on many keys, or a key with replicas, has the same problem once. */
function identityOf({ code, place, message }: Diagnostic): string {
  return JSON.stringify([code, place?.file, place?.line, place?.column, message]);
}

function byId({ id: a }: DesiredKey, { id: b }: DesiredKey): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.target < b.target ? -1 : a.target > b.target ? 1 : 0;
}
