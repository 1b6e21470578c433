/**
 * The example estate in a Git repository of its own, with a bare `origin` whose `main` says who approves, and has no grants yet. The approvers get keys that are
 * made here: those of the example belong to nobody.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Git without the settings of this machine. */
export const gitEnv = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

/** `approvers` are names that stand before `@example.com` in the example; the first has a second key, `NAME-2`. */
export function openRepository(folder, policies, approvers) {
  const [keys, origin, clone] = ['keys', 'origin.git', 'acme'].map((name) => join(folder, name));
  mkdirSync(keys);
  const git = (...args) =>
    execFileSync('git', ['-C', clone, ...args], { env: { ...process.env, ...gitEnv }, stdio: 'pipe' });
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin]);
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', clone]);
  git('remote', 'add', 'origin', origin);
  const estate = join(clone, 'policies');
  const commit = (author, message) => {
    git('add', '--all', 'policies');
    const who = [`user.name=${author}`, `user.email=${author}@example.com`].flatMap((each) => ['-c', each]);
    git(...who, 'commit', '--quiet', '--message', message);
  };
  for (const file of ['keywright.yaml', 'targets.yaml', 'principals.yaml', 'approvers.yaml', 'keys'])
    cpSync(join(policies, 'example', file), join(estate, file), { recursive: true });
  writeFileSync(join(estate, '.gitignore'), '.keywright/\n');
  edit(join(estate, 'keywright.yaml'), (text) => text.replace(/ +- grants\/\*\.yaml\n/, ''));
  edit(join(estate, 'approvers.yaml'), (text) =>
    approvers.reduce((known, name) => withKeys(known, keys, name), text),
  );
  commit('founder', 'Our keys, and who approves');
  const merge = () => git('push', '--quiet', 'origin', 'HEAD:main');
  merge();
  return {
    folder: clone,
    commit,
    merge,
    /** From here on, commits are a pull request. */
    branch: (name) => git('switch', '--quiet', '--create', name),
    /** Puts a part of the example into the estate. */
    add: (part) => cpSync(join(policies, 'example', part), join(estate, part), { recursive: true }),
    edit: (file, change) => edit(join(estate, file), change),
    keyOf: (name) => join(keys, name),
  };
}

/** Two new keys in the place of the one that the person has. */
function withKeys(approvers, keys, name) {
  const made = [name, `${name}-2`].map((file) => {
    const comment = `${name}@example.com`;
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', join(keys, file)]);
    return readFileSync(join(keys, `${file}.pub`), 'utf8').trim();
  });
  return approvers.replace(new RegExp(`ssh-ed25519 \\S+ ${name}@example\\.com`), made.join(', '));
}

function edit(file, change) {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
