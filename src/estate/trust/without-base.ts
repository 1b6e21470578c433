import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { Estate } from '../../model/estate.js';
import { found, type Repository } from '../git/repository.js';
import { isLoopback } from '../rules/endpoints.js';
import { compareRules, noDocuments } from './compare-rules.js';
import type { ReadTrust } from './read-trust.js';

/** The folder's own rules, where there is no base that could have others. `why` is for people. */
export function trustOfFolder(estate: Estate, why: string): ReadTrust {
  const { approverGroups: groups, approvalPolicies: policies } = estate;
  const origin = `the estate’s folder (${why})`;
  return { origin, groups, policies, facts: estate, rulesChanges: [], commit: null, includesHead: true };
}

/** Nobody and no rules, so that nothing that changes anything passes the gate; what is wrong becomes a warning. */
export function emptyTrust(
  origin: string,
  place: Pick<ReadTrust, 'commit' | 'includesHead' | 'rulesChanges'> | null,
  proposed: Estate,
  problems: readonly Diagnostic[],
): Outcome<ReadTrust> {
  const rulesChanges = compareRules(noDocuments, null, proposed);
  const known = place ?? { commit: null, includesHead: false, rulesChanges };
  const warnings = problems.map((problem) => ({ ...problem, severity: 'warning' as const }));
  return found({ origin, groups: [], policies: [], facts: null, ...known }, warnings);
}

/** Whether nothing but simulators can be meant: whoever tries keywright out has no protected branch yet. */
export async function isForTrial({ git, folder }: Repository, { targets }: Estate): Promise<boolean> {
  if (targets.length === 0) return false;
  if (!targets.every(({ endpoint }) => endpoint !== null && isLoopback(endpoint))) return false;
  const remotes = await git(folder, ['remote']);
  return remotes?.exit === 0 && remotes.stdout.length === 0;
}
