import type { Outcome } from '../../model/diagnostic.js';
import { commitId, failed, found, isCommitId, type Repository } from './repository.js';

/** A ref that others protect, and its commit. */
export interface TrustRef {
  /** For people: `origin/main`; a commit's id for a pinned commit. */
  readonly name: string;
  readonly commit: string;
}

/** Where a short name may lead: the places in which Git itself would look. */
const places = ['refs/remotes/', 'refs/heads/', 'refs/tags/'];

/**
 * The ref that rules are read from. Only whole names of refs and whole commit ids: an expression such as `HEAD~1`
 * would follow the commit that is judged. Without a name, the default branch of `origin` as cloning recorded it, else
 * `origin/main`; never the base that a pull request names, which whoever opens it chooses.
 */
export async function trustRef(repository: Repository, name: string | null): Promise<Outcome<TrustRef>> {
  if (name === null) return defaultRef(repository);
  if (isCommitId(name)) return pinned(repository, name);
  if (!isRefName(name))
    return failed('KW4545', `\`${shown(name)}\` is not the name of a branch, a tag or a whole commit id`);
  if (name.startsWith('refs/')) return at(repository, name);
  const there = await existing(repository, name);
  if (there.length > 1)
    return failed('KW4544', `\`${name}\` is ${there.map((ref) => `\`${ref}\``).join(' and ')}`);
  const [ref] = there;
  return ref === undefined ? missing(name) : at(repository, ref);
}

async function defaultRef(repository: Repository): Promise<Outcome<TrustRef>> {
  const { git, folder } = repository;
  const answer = await git(folder, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  const recorded = answer?.exit === 0 ? answer.stdout.toString('utf8').trim() : '';
  if (recorded.startsWith('refs/remotes/origin/')) return at(repository, recorded);
  const main = await at(repository, 'refs/remotes/origin/main');
  if (main.ok) return main;
  return failed(
    'KW4542',
    'the repository has neither `origin/HEAD` nor `origin/main`, so that nobody knows its protected branch',
  );
}

/** `HEAD` and its kin mean whatever is checked out. The rest is as `git check-ref-format` has it. */
function isRefName(name: string): boolean {
  if (/^$|^(.*_)?HEAD$|^@$/.test(name) || name.length > 250) return false;
  if (/^[-/]|[/.]$|\/\/|\.\.|@\{|[\p{Cc} ~^:?*[\\]/u.test(name)) return false;
  return name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}

async function existing({ git, folder }: Repository, name: string): Promise<readonly string[]> {
  const candidates = places.map((place) => `${place}${name}`);
  const answer = await git(folder, ['for-each-ref', '--format=%(refname)', ...candidates]);
  const refs = answer?.exit === 0 ? answer.stdout.toString('utf8').split('\n') : [];
  return candidates.filter((candidate) => refs.includes(candidate));
}

/** Only the very ref: where there is none, Git would go on to `refs/tags/refs/…`, which whoever may push a tag can make. */
async function at({ git, folder }: Repository, ref: string): Promise<Outcome<TrustRef>> {
  const there = await git(folder, ['show-ref', '--verify', '--quiet', ref]);
  const commit = there?.exit === 0 ? await commitId(git, folder, ref) : null;
  const place = places.find((each) => ref.startsWith(each)) ?? '';
  const name = place === 'refs/remotes/' ? ref.slice(place.length) : ref.replace(/^refs\/(heads|tags)\//, '');
  return commit === null ? missing(name) : found({ name, commit });
}

async function pinned({ git, folder }: Repository, id: string): Promise<Outcome<TrustRef>> {
  const commit = await commitId(git, folder, id);
  return commit === null ? missing(id) : found({ name: 'commit', commit });
}

function missing(name: string): Outcome<never> {
  return failed('KW4543', `there is no commit at \`${name}\``);
}

function shown(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}`]/gu, ' ').slice(0, 100);
}
