import type { Trust } from '../../model/approval.js';
import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { Estate } from '../../model/estate.js';
import { complaint, type Git } from '../git/git.js';
import { failed, found, type Repository, repositoryOf } from '../git/repository.js';
import { type TrustRef, trustRef } from '../git/trust-ref.js';
import { changedRules } from './changed-rules.js';
import { noDocuments } from './compare-rules.js';
import { estateAt } from './estate-at.js';
import { placedAt, sourceAt } from './placed-at.js';
import { emptyTrust, isForTrial, trustOfFolder } from './without-base.js';

/** Approvers and rules, and the commit that has them. */
export interface ReadTrust extends Trust {
  /** Full id of the protected ref's commit; null where there is none. */
  readonly commit: string | null;
  /**
   * Whether the checked out commit is the protected ref's or one before it: then what is judged has passed the
   * branch's own protection already. False for a pull request, where the rules are older than what they judge.
   */
  readonly includesHead: boolean;
}

/**
 * Approvers and rules as the protected ref has them, read from Git's objects: nothing is checked out, and nothing of
 * the working tree or of the checked out commit is believed. `ref` is a branch, a tag (`origin/main`, `main`,
 * `refs/…`) or a whole commit id; null for `origin`'s default branch. `proposed` is the estate of the folder, which is
 * judged: how it would change approvers and rules is in `rulesChanges`.
 *
 * Where no protected ref is known, or where it has no estate, the trust is empty: a plan can be made and shown, nobody can approve it,
 * and a warning says why. The folder's own estate counts outside a repository, and for trying out: in a repository without any remote
 * whose estate has only simulators; `origin` says so. Whatever else can't be found, read or decided is a problem.
 */
export async function readTrust(
  folder: string,
  ref: string | null,
  git: Git,
  proposed: Estate,
): Promise<Outcome<ReadTrust>> {
  const repository = await repositoryOf(folder, git);
  if (!repository.ok) return repository;
  if (repository.value === null && ref !== null)
    return failed('KW4551', `\`${folder}\` is in no repository that could have a protected ref`);
  if (repository.value === null) return found(trustOfFolder(proposed, 'no repository'));
  const trusted = await trustRef(repository.value, ref);
  if (trusted.ok) return trustAt(repository.value, trusted.value, proposed);
  if (!trusted.problems.every(({ code }) => code === 'KW4542')) return trusted;
  if (await isForTrial(repository.value, proposed))
    return found(trustOfFolder(proposed, 'no protected ref; only simulators'));
  return emptyTrust('an unknown protected branch', null, proposed, trusted.problems);
}

async function trustAt(
  repository: Repository,
  { name, commit }: TrustRef,
  proposed: Estate,
): Promise<Outcome<ReadTrust>> {
  const origin = `${name} (${commit.slice(0, 12)})`;
  const label = `${name}:${repository.prefix}`;
  const estate = await estateAt(repository, commit, label);
  if (!estate.ok) return unsound(origin, label, estate.problems);
  const includesHead = await includes(repository, commit);
  if (!includesHead.ok) return includesHead;
  const changes = await changedRules(repository, commit, estate.value ?? noDocuments, proposed);
  if (!changes.ok) return changes;
  const place = { commit, includesHead: includesHead.value, rulesChanges: changes.value };
  if (estate.value === null) {
    const absent = failed('KW4546', `${origin} has no estate in \`${repository.prefix || '.'}\``);
    return emptyTrust(origin, place, proposed, absent.ok ? [] : absent.problems);
  }
  return found({ ...rulesOf(estate.value, label), facts: estate.value, origin, ...place });
}

function rulesOf(
  { approverGroups, approvalPolicies }: Estate,
  label: string,
): Pick<Trust, 'groups' | 'policies'> {
  return {
    groups: approverGroups.map((group) => ({ ...group, source: sourceAt(label, group.source) })),
    policies: approvalPolicies.map((policy) => ({ ...policy, source: sourceAt(label, policy.source) })),
  };
}

async function includes({ git, folder, head }: Repository, commit: string): Promise<Outcome<boolean>> {
  if (head === null) return found(false);
  const answer = await git(folder, ['merge-base', '--is-ancestor', head, commit]);
  if (answer?.exit === 0 || answer?.exit === 1) return found(answer.exit === 0);
  return failed('KW4541', `the history can't be read: ${complaint(answer)}`);
}

function unsound(origin: string, label: string, problems: readonly Diagnostic[]): Outcome<never> {
  if (problems.every(({ code }) => code === 'KW4541')) return { ok: false, problems };
  const first: Diagnostic = {
    code: 'KW4547',
    severity: 'error',
    message: `the estate of ${origin} has problems, so that its approvers and rules can't be read`,
  };
  return { ok: false, problems: [first, ...problems.map((problem) => placedAt(label, problem))] };
}
