import type { Involved } from '../../model/approval.js';
import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { AppliedCommits } from '../../model/journal.js';
import type { Git } from '../git/git.js';
import { failed, found, type Repository, repositoryOf } from '../git/repository.js';
import { peopleBetween, peopleSince } from './commit-range.js';
import type { Runner } from './runner.js';

/**
 * Who can't approve what the commits from `base` (the protected ref's commit, or the one applied last) to `head` (null:
 * what is checked out) change: their authors, committers and co-authors, the keys that signed them, and whoever runs
 * keywright; commits that only keep approvals are none of them. Logins are also those in GitHub's no-reply addresses.
 * Where `base` has `head` already, as after a merge, those of the last step to it count, and of all commits of the
 * estate's folder since it was applied last, which `applied` is asked for only then; where that isn't known, a warning
 * says so. Outside a repository, and before its first commit, only the runner is known.
 */
export async function involvedIn(
  folder: string,
  base: string | null,
  head: string | null,
  runner: Runner,
  git: Git,
  applied: () => Promise<AppliedCommits | null> = async () => null,
): Promise<Outcome<Involved>> {
  const repository = await repositoryOf(folder, git);
  if (!repository.ok) return repository;
  if (repository.value === null) return found(involved(runner));
  const end = head ?? repository.value.head;
  const warnings = await uncommitted(repository.value);
  if (end === null && base === null) return found(involved(runner), warnings);
  if (end === null) return failed('KW4550', 'the repository has no commit yet');
  const range = await peopleBetween(repository.value, base, end);
  if (!range.ok) return range;
  const { people, lastStepOnly } = range.value;
  if (!lastStepOnly) return found(involved(runner, ...people), warnings);
  const known = await applied();
  const since = await peopleSince(repository.value, known?.commits ?? [], end);
  if (!since.ok) return since;
  const isKnown = known?.complete === true && since.value.missing.length === 0;
  const all = involved(runner, ...people, ...since.value.people);
  return found(all, isKnown ? warnings : [...warnings, lastStepWarning(end)]);
}

function involved(...all: readonly (Omit<Runner, 'logins'> & Partial<Runner>)[]): Involved {
  const emails = all.flatMap((each) => each.emails.map(lower));
  const logins = [...all.flatMap((each) => each.logins ?? []).map(lower), ...emails.flatMap(loginOf)];
  return {
    emails: sorted(emails),
    logins: sorted(logins),
    sshKeys: sorted(all.flatMap((each) => each.sshKeys)),
  };
}

/** GitHub's addresses for people who hide theirs: `LOGIN@…` and `ID+LOGIN@…`. */
function loginOf(email: string): readonly string[] {
  const login = /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  return login === undefined ? [] : [login];
}

function lastStepWarning(head: string): Diagnostic {
  return {
    code: 'KW4553',
    severity: 'warning',
    message: `the protected ref has \`${head.slice(0, 12)}\` already, and no journal says up to where it was applied: only the people of that commit or merge count as involved`,
  };
}

/** Changes of the estate's folder that nobody has committed have no known author. */
async function uncommitted({ git, folder, prefix }: Repository): Promise<readonly Diagnostic[]> {
  const answer = await git(folder, [
    'status',
    '--porcelain=v1',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--',
    '.',
  ]);
  const paths =
    answer?.exit === 0 ? statusPaths(answer.stdout).filter((path) => !isNoEstate(path, prefix)) : null;
  const [first, ...others] = paths ?? [];
  if (paths !== null && first === undefined) return [];
  const more = others.length === 0 ? 'is' : `and ${others.length} more are`;
  return [
    {
      code: 'KW4552',
      severity: 'warning',
      message:
        first === undefined
          ? `Git can't tell whether \`${folder}\` has changes that are in no commit`
          : `\`${first}\` ${more} changed or new, and in no commit`,
    },
  ];
}

/** `XY path`, ended by NUL. */
function statusPaths(output: Buffer): readonly string[] {
  const fields = output.toString('utf8').split('\0').slice(0, -1);
  return fields.map((field) => field.slice(3));
}

/** Approvals, and what no estate includes because its name begins with a dot, such as the journal. */
function isNoEstate(path: string, prefix: string): boolean {
  const inner = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  return /^approvals\/[0-9a-f]{64}\/[^/]+\.json$|(^|\/)\./.test(inner);
}

function lower(text: string): string {
  return text.trim().toLowerCase();
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '').sort();
}
