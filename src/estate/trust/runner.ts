import { parseSshPublicKey } from '../../model/ssh-public-key.js';
import type { Git } from '../git/git.js';

/** Whoever runs keywright, as far as it is known. */
export interface Runner {
  readonly emails: readonly string[];
  readonly logins: readonly string[];
  readonly sshKeys: readonly string[];
}

/** Variables that say who caused a run: in CI the login, on a machine the address for commits. */
const loginVariables = ['GITHUB_ACTOR', 'GITHUB_TRIGGERING_ACTOR'];
const emailVariables = ['GIT_AUTHOR_EMAIL', 'GIT_COMMITTER_EMAIL', 'EMAIL'];

/** Who runs keywright here, by Git's settings and the environment. What isn't known is left out. */
export async function runnerIn(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  git: Git,
): Promise<Runner> {
  const [email, author, committer, signingKey] = await Promise.all(
    ['user.email', 'author.email', 'committer.email', 'user.signingKey'].map((name) =>
      setting(folder, name, git),
    ),
  );
  const fromEnv = (names: readonly string[]) => names.flatMap((name) => env[name] ?? []);
  const key = parseSshPublicKey((signingKey ?? '').replace(/^key::/, ''));
  return {
    emails: cleaned([email ?? '', author ?? '', committer ?? '', ...fromEnv(emailVariables)]),
    logins: cleaned(fromEnv(loginVariables)),
    sshKeys: key.ok ? [key.text] : [],
  };
}

async function setting(folder: string, name: string, git: Git): Promise<string> {
  const answer = await git(folder, ['config', '--get', name]);
  return answer?.exit === 0 ? answer.stdout.toString('utf8') : '';
}

function cleaned(texts: readonly string[]): readonly string[] {
  const trimmed = texts.map((text) => text.trim().toLowerCase()).filter((text) => text !== '');
  return [...new Set(trimmed)];
}
