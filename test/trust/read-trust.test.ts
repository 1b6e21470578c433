import { chmodSync, cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Git, gitWith } from '../../src/estate/git/git.js';
import { listTree } from '../../src/estate/git/list-tree.js';
import { objectReader } from '../../src/estate/git/read-objects.js';
import { repositoryOf } from '../../src/estate/git/repository.js';
import { treeFiles } from '../../src/estate/git/tree-files.js';
import { loadEstate } from '../../src/estate/load-estate.js';
import { involvedIn } from '../../src/estate/trust/involved-in.js';
import { plain, root } from '../estate/estate-in.js';
import {
  cloneOf,
  emptyRepository,
  env,
  estateFiles,
  git,
  group,
  removeFolders,
  type TestRepository,
  temporaryFolder,
  trustIn,
} from './repository.js';

afterEach(removeFolders);

/** Who is in the trust; or the codes of what stands in the way, or of why nobody is. */
async function peopleOf(folder: string, ref: string | null = null, using = git): Promise<unknown> {
  const outcome = await trustIn(folder, ref, using);
  if (!outcome.ok) return outcome.problems.map(({ code }) => code);
  if (outcome.warnings.length > 0) return outcome.warnings.map(({ code }) => code);
  return outcome.value.groups.flatMap(({ people }) => people.map(({ name }) => name));
}

/** A clone on a branch of its own, of a repository whose `main` trusts Ann and Bob. */
function pullRequest(folder = 'keys/'): TestRepository & { readonly estate: string } {
  const origin = emptyRepository();
  origin.commit(estateFiles(folder, 'ann', 'bob'));
  const clone = cloneOf(origin);
  clone.run('switch', '--quiet', '--create', 'change');
  return { ...clone, estate: join(clone.folder, folder) };
}

describe('a pull request is judged by the rules of its base', () => {
  it.each<readonly [string, (clone: TestRepository) => void]>([
    ['changes a key only', (clone) => clone.commit({ 'keys/note.yaml': '# nothing' })],
    ['puts its author among the approvers', (clone) => clone.commit(estateFiles('keys/', 'mallory'))],
    ['removes the approvers', (clone) => clone.commit({ 'keys/approvers.yaml': null })],
    [
      'excludes the approvers',
      (clone) => clone.commit({ 'keys/keywright.yaml': root.replace('{}', '{ exclude: [approvers.yaml] }') }),
    ],
    ['breaks the estate', (clone) => clone.commit({ 'keys/approvers.yaml': '{' })],
    ['is not even committed', (clone) => clone.write(estateFiles('keys/', 'mallory'))],
    [
      'is checked out without a branch',
      (clone) => {
        clone.commit(estateFiles('keys/', 'mallory'));
        clone.run('checkout', '--quiet', '--detach');
      },
    ],
    [
      'is a merge of the base into it',
      (clone) => {
        clone.commit(estateFiles('keys/', 'mallory'));
        clone.run('merge', '--quiet', '--no-ff', '--no-edit', 'origin/main');
      },
    ],
    [
      'has a branch and a tag that look like the base',
      (clone) => {
        const id = clone.commit(estateFiles('keys/', 'mallory'));
        clone.run('branch', 'origin/main', id);
        clone.run('tag', 'origin/main', id);
        clone.run('branch', '--force', 'main', id);
      },
    ],
    [
      'replaces the base by itself',
      (clone) => {
        const base = clone.run('rev-parse', 'origin/main');
        clone.run('replace', base, clone.commit(estateFiles('keys/', 'mallory')));
      },
    ],
    [
      'gives files other content when they are checked out',
      (clone) => clone.commit({ '.gitattributes': '*.yaml export-ignore text eol=crlf ident' }),
    ],
  ])('that %s', async (_, change) => {
    const clone = pullRequest();
    const base = clone.run('rev-parse', 'origin/main');
    change(clone);
    const outcome = await trustIn(join(clone.folder, 'keys'));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    const { origin, groups, commit } = outcome.value;
    expect(groups.map(({ people }) => people.map(({ name }) => name))).toEqual([['ann', 'bob']]);
    expect({ origin, commit }).toEqual({ origin: `origin/main (${base.slice(0, 12)})`, commit: base });
  });

  it('that moves the estate: nothing is judged by rules that are not there', async () => {
    const clone = pullRequest();
    clone.run('mv', 'keys', 'moved');
    clone.commit({});
    expect(await peopleOf(join(clone.folder, 'moved'))).toEqual(['KW4546']);
  });

  it('that brings the first estate', async () => {
    const origin = emptyRepository();
    origin.commit({ 'README.md': '' });
    const clone = cloneOf(origin);
    clone.commit(estateFiles('', 'mallory'));
    expect(await peopleOf(clone.folder)).toEqual(['KW4546']);
  });

  it('as they are now, where the base has gone on', async () => {
    const origin = emptyRepository();
    origin.commit(estateFiles('', 'ann', 'bob'));
    const clone = cloneOf(origin);
    clone.commit({ 'note.md': '' });
    origin.commit(estateFiles('', 'ann', 'carol'));
    clone.run('fetch', '--quiet');
    expect(await peopleOf(clone.folder)).toEqual(['ann', 'carol']);
  });

  it('and says whether the branch has what is checked out already', async () => {
    const clone = pullRequest();
    const includesHead = async (ref: string | null) => {
      const outcome = await trustIn(clone.estate, ref, git);
      return outcome.ok && outcome.value.includesHead;
    };
    expect(await includesHead(null)).toBe(true);
    clone.commit({ 'note.md': '' });
    expect(await includesHead(null)).toBe(false);
    expect(await includesHead('change')).toBe(true);
  });
});

describe('the protected ref', () => {
  it('is the default branch of origin, whatever its name is', async () => {
    const origin = emptyRepository();
    origin.commit(estateFiles('', 'ann'));
    origin.run('branch', '--move', 'trunk');
    const clone = cloneOf(origin);
    clone.run('update-ref', 'refs/remotes/origin/main', clone.commit(estateFiles('', 'mallory')));
    expect(await peopleOf(clone.folder)).toEqual(['ann']);
  });

  it('is `origin/main` where cloning recorded no default, and no other guess', async () => {
    const origin = emptyRepository();
    origin.commit(estateFiles('', 'ann'));
    origin.run('branch', 'master');
    const clone = cloneOf(origin);
    clone.run('remote', 'set-head', 'origin', '--delete');
    expect(await peopleOf(clone.folder)).toEqual(['ann']);
    clone.run('update-ref', '-d', 'refs/remotes/origin/main');
    expect(await peopleOf(clone.folder)).toEqual(['KW4542']);
    expect(await peopleOf(clone.folder, 'origin/main')).toEqual(['KW4543']);
  });

  it.each(['refs/tags/refs/remotes/origin/main', 'refs/heads/refs/remotes/origin/main'])(
    'is not %s, which Git takes where there is no other',
    async (decoy) => {
      const clone = pullRequest();
      clone.run('update-ref', decoy, clone.commit(estateFiles('keys/', 'mallory')));
      clone.run('update-ref', '-d', 'refs/remotes/origin/main');
      expect(await peopleOf(clone.estate)).toEqual(['KW4543']);
      expect(await peopleOf(clone.estate, 'refs/remotes/origin/main')).toEqual(['KW4543']);
      clone.run('remote', 'set-head', 'origin', '--delete');
      expect(await peopleOf(clone.estate)).toEqual(['KW4542']);
    },
  );

  it('is gone where the recorded default is gone', async () => {
    const clone = pullRequest();
    clone.run('update-ref', '-d', 'refs/remotes/origin/main');
    expect(await peopleOf(clone.estate)).toEqual(['KW4543']);
  });

  it.each(['main', 'origin/main', 'refs/heads/main', 'refs/remotes/origin/main', 'v1', 'refs/tags/v1', 'id'])(
    'can be named: %s',
    async (name) => {
      const clone = pullRequest();
      clone.run('tag', '--annotate', '--message', 'one', 'v1', 'main');
      const id = clone.run('rev-parse', 'main');
      clone.commit(estateFiles('keys/', 'mallory'));
      expect(await peopleOf(clone.estate, name === 'id' ? id : name)).toEqual(['ann', 'bob']);
    },
  );

  it.each([
    ...[
      'HEAD',
      '@',
      'FETCH_HEAD',
      'ORIG_HEAD',
      'HEAD~1',
      'main~1',
      'main^',
      'main^{commit}',
      'main@{1}',
      '@{u}',
    ],
    ...[
      'main:keys',
      ':/change',
      '--help',
      '-x',
      '',
      ' main',
      'main\n',
      'a..b',
      '/main',
      'main/',
      'a//b',
      '.hidden',
    ],
    ...['main.lock', 'ma*', 'm?in', '[m]ain', 'a\\b', '../../etc', 'm\u0000'],
  ])('is never an expression or what is checked out: %j', async (name) => {
    const clone = pullRequest();
    clone.commit(estateFiles('keys/', 'mallory'));
    expect(await peopleOf(clone.estate, name)).toEqual(['KW4545']);
  });

  it('is named in full where a name means two', async () => {
    const clone = pullRequest();
    clone.run('tag', 'origin/main', clone.commit(estateFiles('keys/', 'mallory')));
    expect(await peopleOf(clone.estate, 'origin/main')).toEqual(['KW4544']);
    expect(await peopleOf(clone.estate, 'refs/remotes/origin/main')).toEqual(['ann', 'bob']);
  });

  it.each(['nowhere', 'refs/heads/nowhere', 'a'.repeat(40), 'abc1234', 'origin'])(
    'has to be there: %s',
    async (name) => {
      expect(await peopleOf(pullRequest().estate, name)).toEqual(['KW4543']);
    },
  );

  it('needs a branch of which a shallow clone knows', async () => {
    const origin = emptyRepository();
    origin.commit(estateFiles('', 'ann'));
    origin.run('switch', '--quiet', '--create', 'change');
    origin.commit(estateFiles('', 'mallory'));
    origin.run('switch', '--quiet', 'main');
    const clone = cloneOf(origin, '--depth=1', '--branch=change');
    expect(await peopleOf(clone.folder)).toEqual(['KW4542']);
    clone.run('fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main');
    expect(await peopleOf(clone.folder)).toEqual(['ann']);
  });
});

describe('the estate of the protected ref', () => {
  it('is the same as on the disk', async () => {
    const origin = emptyRepository();
    const example = resolve(import.meta.dirname, '../../policies/example');
    cpSync(example, join(origin.folder, 'policies/example'), { recursive: true });
    const commit = origin.commit({});
    const repository = await repositoryOf(join(origin.folder, 'policies/example'), git);
    if (!repository.ok || repository.value === null) throw new Error('no repository');
    const entries = await listTree(repository.value, commit);
    if (entries === null || typeof entries === 'string') throw new Error('no tree');
    const reader = objectReader(git, origin.folder, 'blob');
    const [there, here] = await Promise.all([
      loadEstate(treeFiles('x', entries, reader)),
      loadEstate(example),
    ]);
    if (!there.ok || !here.ok) throw new Error('not loaded');
    expect(plain(there.value)).toEqual(plain(here.value));
  });

  it('is found in a folder of any name', async () => {
    const clone = pullRequest('a: "ké\'ys"\n *[x]/');
    expect(await peopleOf(clone.estate)).toEqual(['ann', 'bob']);
  });

  it('with problems is no trust; they are told with their place in the ref', async () => {
    const origin = emptyRepository();
    origin.commit({ ...estateFiles('keys/', 'ann'), 'keys/broken.yaml': 'kind: [' });
    const clone = cloneOf(origin);
    clone.commit({ 'keys/broken.yaml': null });
    const outcome = await trustIn(join(clone.folder, 'keys'));
    const told = outcome.ok ? [] : outcome.problems.map(({ code, place }) => [code, place?.file]);
    expect(told[0]).toEqual(['KW4547', undefined]);
    expect(told[1]).toEqual(['KW1010', 'origin/main:keys/broken.yaml']);
  });

  it('says of approvers and rules where they stand in the ref', async () => {
    const outcome = await trustIn(pullRequest().estate);
    const [first] = outcome.ok ? outcome.value.groups : [];
    expect(first?.source.at(['metadata', 'name']).file).toBe('origin/main:keys/approvers.yaml');
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['a file in it', 'people/security.yaml', ['carol']],
    ['a file in it through its own name', '../keys/people/security.yaml', ['KW4547', 'KW1008']],
    ['a file beside it', '../beside.yaml', ['KW4547', 'KW1008']],
    ['a file of the machine', '/etc/hostname', ['KW4547', 'KW1008']],
    ['a folder', 'people', ['KW4547', 'KW1009']],
    ['itself', 'approvers.yaml', ['KW4547', 'KW1009']],
    ['nothing', 'nowhere.yaml', ['KW4547', 'KW1009']],
  ])('with a symbolic link to %s', async (_, target, expected) => {
    const origin = emptyRepository();
    origin.write({
      'keys/keywright.yaml': root.replace('{}', "{ exclude: ['people/**'] }"),
      'keys/people/security.yaml': group('security', 'carol'),
      'beside.yaml': group('security', 'mallory'),
    });
    symlinkSync(target, join(origin.folder, 'keys/approvers.yaml'));
    origin.commit({});
    expect(await peopleOf(join(cloneOf(origin).folder, 'keys'))).toEqual(expected);
  });

  it('with a submodule: its files are nobody’s word, unless they are left out', async () => {
    const module = emptyRepository();
    module.commit({ 'people.yaml': group('platform', 'mallory') });
    const origin = emptyRepository();
    origin.write(estateFiles('', 'ann'));
    origin.run(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      `file://${module.folder}`,
      'sub',
    );
    origin.commit({});
    expect(await peopleOf(origin.folder, 'main')).toEqual(['KW4547', 'KW4548']);
    origin.commit({ 'keywright.yaml': root.replace('{}', "{ exclude: ['sub/**'] }") });
    expect(await peopleOf(origin.folder, 'main')).toEqual(['ann']);
  });
});

describe('a folder', () => {
  it('outside a repository is trusted itself, and says so', async () => {
    const folder = temporaryFolder();
    for (const [path, text] of Object.entries(estateFiles('', 'ann')))
      writeFileSync(join(folder, path), text);
    const outcome = await trustIn(folder);
    expect(outcome.ok && outcome.value.origin).toBe('the estate’s folder (no repository)');
    expect(await peopleOf(folder)).toEqual(['ann']);
    expect(await peopleOf(folder, 'main')).toEqual(['KW4551']);
  });

  it('of a repository that Git can’t read is not trusted', async () => {
    const { folder } = pullRequest();
    writeFileSync(join(folder, '.git/HEAD'), 'damaged');
    expect(await peopleOf(join(folder, 'keys'))).toEqual(['KW4541']);
  });

  it('of another user’s repository is not trusted; the remedy is Git’s', async () => {
    const { estate } = pullRequest();
    const other = gitWith({ ...env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    const outcome = await trustIn(estate, null, other);
    expect(outcome.ok ? [] : outcome.problems[0]?.remedy).toContain('safe.directory');
  });

  it('of a repository is not trusted where there is no Git', async () => {
    const none = gitWith({ PATH: temporaryFolder() });
    const { estate } = pullRequest();
    expect(await peopleOf(estate, null, none)).toEqual(['KW4540']);
    const outside = temporaryFolder();
    for (const [path, text] of Object.entries(estateFiles('', 'ann')))
      writeFileSync(join(outside, path), text);
    expect(await peopleOf(outside, null, none)).toEqual(['ann']);
  });

  it('is looked at in its own repository, whatever the environment names', async () => {
    const decoy = emptyRepository();
    decoy.commit(estateFiles('keys/', 'mallory'));
    const misled = gitWith({ ...env, GIT_DIR: join(decoy.folder, '.git'), GIT_WORK_TREE: decoy.folder });
    const { estate } = pullRequest();
    expect(await peopleOf(estate, 'main', misled)).toEqual(['ann', 'bob']);
  });

  it('inside `.git` is no estate', async () => {
    const { folder } = pullRequest();
    mkdirSync(join(folder, '.git/keys'));
    expect(await peopleOf(join(folder, '.git/keys'))).toEqual(['KW4541']);
  });

  const asOldGit: Git = (folder, args, stdin) =>
    git(folder, ['-c', 'safe.bareRepository=all', ...args], stdin);

  it.each([
    ['since 2.38', git],
    ['before', asOldGit],
  ])(
    'is not the repository that a commit put in the estate’s place, as Git finds it %s',
    async (_, using) => {
      const decoy = emptyRepository();
      decoy.commit(estateFiles('keys/', 'mallory'));
      decoy.run('update-ref', 'refs/remotes/origin/main', 'HEAD');
      const { folder, estate, commit } = pullRequest();
      const trap = join(folder, 'sprung');
      for (const part of ['HEAD', 'index', 'objects', 'refs'])
        cpSync(join(decoy.folder, '.git', part), join(estate, part), { recursive: true });
      const config = `[core]\nworktree = ..\n[filter "x"]\nclean = touch ${trap}; cat\n`;
      commit({ 'keys/config': config, 'keys/.gitattributes': '* filter=x\n', 'keys/a.txt': 'a' });
      expect(await peopleOf(estate, null, using)).toEqual(['KW4541']);
      const runner = { emails: [], logins: [], sshKeys: [] };
      const involved = await involvedIn(estate, null, null, runner, using);
      expect(involved.ok ? [] : involved.problems.map(({ code }) => code)).toEqual(['KW4541']);
      expect(existsSync(trap)).toBe(false);
    },
  );

  it('is not the repository of a submodule', async () => {
    const decoy = emptyRepository();
    decoy.commit(estateFiles('', 'mallory'));
    const { folder, estate, run } = pullRequest();
    run('rm', '-r', '--quiet', 'keys');
    run('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', decoy.folder, 'keys');
    run('commit', '--quiet', '--message', 'another estate');
    expect(existsSync(join(folder, 'keys/keywright.yaml'))).toBe(true);
    expect(await peopleOf(estate)).toEqual(['KW4541']);
  });

  it('never makes Git run what the repository holds', async () => {
    const { folder, estate, run } = pullRequest();
    const trap = join(folder, 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch ${join(folder, 'sprung')}\n`);
    chmodSync(trap, 0o755);
    run('config', 'core.fsmonitor', trap);
    run('config', 'core.pager', trap);
    expect(await peopleOf(estate)).toEqual(['ann', 'bob']);
    expect(existsSync(join(folder, 'sprung'))).toBe(false);
  });
});
