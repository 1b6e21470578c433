import { lstat, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { ErrorCode } from '../../model/error-codes.js';
import { complaint, type Git, type GitAnswer } from './git.js';

/** A folder of a repository. */
export interface Repository {
  readonly git: Git;
  readonly folder: string;
  /** The folder inside the repository: empty, or with `/` at its end. */
  readonly prefix: string;
  /** The checked out commit; null before the first. */
  readonly head: string | null;
}

/** The repository that the folder belongs to; null where it belongs to none. Whatever is unclear is a problem. */
export async function repositoryOf(folder: string, git: Git): Promise<Outcome<Repository | null>> {
  const answer = await git(folder, ['rev-parse', '--is-inside-work-tree', '--show-prefix']);
  if (answer === null || answer.exit !== 0) return notRead(folder, answer);
  const [inside, prefix = ''] = answer.stdout.toString('utf8').split(/\n(.*)\n$/s);
  if (inside !== 'true') return failed('KW4541', `\`${folder}\` is not in a working tree`);
  const foreign = await foreignTo(folder, git);
  if (foreign !== null) return failed('KW4541', `\`${folder}\` ${foreign}`, ownClone);
  const head = await commitId(git, folder, 'HEAD');
  return found({ git, folder, prefix, head });
}

const ownClone = 'let the estate’s folder be an ordinary one of the clone whose branch is protected';

/**
 * Why the repository that Git found is one that a commit of another repository can put there, with refs of its own; null where it isn't.
 * What is committed has no `.git`, but it may look like a bare repository (which older Git takes for one all the same), or be a submodule.
 */
async function foreignTo(folder: string, git: Git): Promise<string | null> {
  const answer = await git(folder, ['rev-parse', '--absolute-git-dir', '--show-superproject-working-tree']);
  if (answer?.exit !== 0) return `is in a repository that can't be told: ${complaint(answer)}`;
  const [gitFolder = '', superproject = ''] = answer.stdout.toString('utf8').split('\n');
  const ends = await Promise.all([gitFolder, folder].map((path) => realpath(path))).catch(() => null);
  if (ends === null) return 'is in a repository that can’t be found';
  if (!/^\.\.(\/|\\|$)/.test(relative(ends[0] ?? '', ends[1] ?? '')))
    return 'has the form of a repository itself';
  return superproject === ''
    ? null
    : 'is in a submodule, and whoever changes what is around it chooses its repository';
}

/** The full id of the commit that a whole name means; null where there is none. Never give it text from outside unchecked. */
export async function commitId(git: Git, folder: string, name: string): Promise<string | null> {
  const answer = await git(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  const id = answer?.exit === 0 ? answer.stdout.toString('utf8').trim() : '';
  return isCommitId(id) ? id : null;
}

/** Whether the text is a whole object id, SHA-1 or SHA-256. */
export function isCommitId(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** An outcome of one problem. */
export function failed(code: ErrorCode, message: string, remedy?: string): Outcome<never> {
  const problem: Diagnostic = {
    code,
    severity: 'error',
    message,
    ...(remedy === undefined ? {} : { remedy }),
  };
  return { ok: false, problems: [problem] };
}

export function found<T>(value: T, warnings: readonly Diagnostic[] = []): Outcome<T> {
  return { ok: true, value, warnings };
}

/** No repository only where nothing on the way up looks like one, whatever Git says. */
async function notRead(folder: string, answer: GitAnswer | null): Promise<Outcome<null>> {
  if (!(await hasRepositoryAbove(folder))) return found(null);
  if (answer === null) return failed('KW4540', 'there is no `git` to read the repository with');
  const remedy = answer.stderr.includes('dubious ownership')
    ? 'the folder is another user’s: run as its owner, or let Git trust it with `git config --global --add safe.directory`'
    : undefined;
  return failed('KW4541', `the repository of \`${folder}\` can't be read: ${complaint(answer)}`, remedy);
}

async function hasRepositoryAbove(folder: string): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const there = await lstat(join(at, '.git')).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
    );
    if (there) return true;
    if (dirname(at) === at) return false;
  }
}
