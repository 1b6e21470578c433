import type { Outcome } from '../../model/diagnostic.js';
import type { RulesChange } from '../../model/plan.js';
import { complaint } from '../git/git.js';
import { failed, found, isCommitId, type Repository } from '../git/repository.js';
import { compareRules, type Documents, noDocuments } from './compare-rules.js';
import { estateAt } from './estate-at.js';

/**
 * How the estate that is judged would change approvers and rules, against those of the protected commit: what it has as the
 * commit that it was made from (the merge base) is no change of its own. Where no such commit is known for certain (none, several, one
 * whose estate has problems), everything that differs is a change.
 */
export async function changedRules(
  repository: Repository,
  protectedCommit: string,
  trusted: Documents,
  proposed: Documents,
): Promise<Outcome<readonly RulesChange[]>> {
  const differing = compareRules(trusted, null, proposed);
  if (differing.length === 0) return found([]);
  const base = await mergeBase(repository, protectedCommit);
  if (!base.ok) return base;
  if (base.value === null || base.value === protectedCommit) return found(differing);
  const estate = await estateAt(repository, base.value, '');
  if (!estate.ok) return found(differing);
  return found(compareRules(trusted, estate.value ?? noDocuments, proposed));
}

/** The one commit that both sides were made from; null where there is none, or more than one. */
async function mergeBase({ git, folder, head }: Repository, commit: string): Promise<Outcome<string | null>> {
  if (head === null) return found(null);
  const answer = await git(folder, ['merge-base', '--all', head, commit]);
  if (answer?.exit !== 0 && answer?.exit !== 1)
    return failed('KW4541', `the history can't be read: ${complaint(answer)}`);
  const id = answer.stdout.toString('latin1').trim();
  return found(isCommitId(id) ? id : null);
}
