import type { Outcome } from '../../model/diagnostic.js';
import { complaint } from '../git/git.js';
import { readObjects } from '../git/read-objects.js';
import { commitId, failed, found, isCommitId, type Repository } from '../git/repository.js';
import { approvalCommits } from './approval-commits.js';
import { type CommitPeople, commitPeople } from './commit-people.js';

/** The people behind what is judged. */
export interface RangePeople {
  readonly people: readonly CommitPeople[];
  /** Whether `base` had `head` already, so that only the last step to it is known. */
  readonly lastStepOnly: boolean;
}

/**
 * The people of the commits that `head` has and `base` hasn't, whatever their dates say. Where `base` has `head`
 * already, as after a merge, those of the last step: `head` itself, and for a merge all sides of it, since nothing
 * says for certain which side was the protected one. Commits that only keep approvals count for nobody, and are no step.
 */
export async function peopleBetween(
  repository: Repository,
  base: string | null,
  head: string,
): Promise<Outcome<RangePeople>> {
  for (const id of base === null ? [head] : [head, base])
    if (!(await isThere(repository, id)))
      return failed('KW4550', `there is no commit \`${id.slice(0, 80)}\``);
  const range = await listRange(repository, head, base === null ? [] : [base]);
  if (!range.ok) return range;
  const lastStepOnly = base !== null && range.value.commits.length === 0;
  const counting = lastStepOnly ? await lastStep(repository, head) : range;
  const people = await peopleOf(repository, counting);
  return people.ok ? found({ people: people.value, lastStepOnly }) : people;
}

/**
 * The people of the commits of the repository's folder that `head` has, and that at least one of `commits` hasn't. `missing` are those
 * of `commits` that `head` doesn't come from, or that aren't in this clone: nothing is known of what happened since them.
 */
export async function peopleSince(
  repository: Repository,
  commits: readonly string[],
  head: string,
): Promise<Outcome<{ readonly people: readonly CommitPeople[]; readonly missing: readonly string[] }>> {
  const { git, folder } = repository;
  const ids = new Set<string>();
  const missing: string[] = [];
  for (const commit of commits) {
    const there = (await isThere(repository, commit))
      ? await git(folder, ['merge-base', '--is-ancestor', commit, head])
      : null;
    if (there?.exit !== 0) {
      missing.push(commit);
      continue;
    }
    const answer = await git(folder, ['rev-list', '--full-history', head, `^${commit}`, '--', '.']);
    if (answer?.exit !== 0) return failed('KW4541', `the history can't be read: ${complaint(answer)}`);
    for (const id of linesOf(answer.stdout)) ids.add(id);
  }
  const read = await readCommits(repository, [...ids]);
  if (!read.ok) return read;
  return found({ people: await counting(repository, read.value), missing });
}

async function lastStep(repository: Repository, head: string): Promise<Outcome<Range>> {
  const own = await readCommits(repository, [head]);
  if (!own.ok) return own;
  const parents = own.value.get(head)?.parents ?? [];
  for (const parent of parents) if (!(await isThere(repository, parent))) return cutOff(head);
  const [only] = parents;
  if (only !== undefined && parents.length === 1 && (await approvalCommits(repository, [head])).has(head))
    return lastStep(repository, only);
  if (parents.length < 2) return listRange(repository, head, parents);
  const { git, folder } = repository;
  const answer = await git(folder, ['merge-base', '--all', '--octopus', ...parents]);
  if (answer?.exit !== 0 && answer?.exit !== 1)
    return failed('KW4541', `the history can't be read: ${complaint(answer)}`);
  return listRange(repository, head, linesOf(answer.stdout));
}

async function isThere({ git, folder }: Repository, id: string): Promise<boolean> {
  return isCommitId(id) && (await commitId(git, folder, id)) !== null;
}

interface Range {
  readonly commits: readonly string[];
  /** Where the walk ended: commits that `base` has. */
  readonly boundary: ReadonlySet<string>;
}

async function listRange(
  { git, folder }: Repository,
  head: string,
  without: readonly string[],
): Promise<Outcome<Range>> {
  const answer = await git(folder, ['rev-list', '--boundary', head, ...without.map((id) => `^${id}`)]);
  if (answer?.exit !== 0) return failed('KW4541', `the history can't be read: ${complaint(answer)}`);
  const lines = linesOf(answer.stdout);
  return found({
    commits: lines.filter((line) => !line.startsWith('-')),
    boundary: new Set(lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1))),
  });
}

function linesOf(output: Buffer): readonly string[] {
  return output
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '');
}

/** Every parent has to be in the range or at its end; where one is neither, the clone is shallow and the rest unknown. */
async function peopleOf(
  repository: Repository,
  range: Outcome<Range>,
): Promise<Outcome<readonly CommitPeople[]>> {
  if (!range.ok) return range;
  const { commits, boundary } = range.value;
  const read = await readCommits(repository, commits);
  if (!read.ok) return read;
  for (const [id, { parents }] of read.value)
    if (parents.some((parent) => !boundary.has(parent) && !read.value.has(parent))) return cutOff(id);
  return found(await counting(repository, read.value));
}

/** Whoever only keeps approvals has no part in what they approve. */
async function counting(
  repository: Repository,
  commits: ReadonlyMap<string, CommitPeople>,
): Promise<readonly CommitPeople[]> {
  const approving = await approvalCommits(repository, [...commits.keys()]);
  return [...commits].flatMap(([id, people]) => (approving.has(id) ? [] : [people]));
}

async function readCommits(
  { git, folder }: Repository,
  ids: readonly string[],
): Promise<Outcome<ReadonlyMap<string, CommitPeople>>> {
  const objects = await readObjects(git, folder, 'commit', ids).catch(() => new Map<string, Buffer>());
  const people = new Map<string, CommitPeople>();
  for (const id of ids) {
    const object = objects.get(id);
    if (object === undefined) return failed('KW4550', `the commit \`${id}\` can't be read`);
    people.set(id, commitPeople(object));
  }
  return found(people);
}

function cutOff(id: string): Outcome<never> {
  return failed('KW4549', `the history ends at \`${id.slice(0, 12)}\`, whose parents are not in this clone`);
}
