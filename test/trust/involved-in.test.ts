import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { involvedIn } from '../../src/estate/trust/involved-in.js';
import { type Runner, runnerIn } from '../../src/estate/trust/runner.js';
import type { AppliedCommits } from '../../src/model/journal.js';
import {
  cloneOf,
  emptyRepository,
  env,
  git,
  removeFolders,
  type TestRepository,
  temporaryFolder,
} from './repository.js';

afterEach(removeFolders);

const nobody: Runner = { emails: [], logins: [], sshKeys: [] };

/** The names before `@example.com`, other addresses whole; or the codes of what stands in the way. */
async function people(
  { folder }: TestRepository,
  base: string | null,
  head: string | null = null,
): Promise<unknown> {
  const outcome = await involvedIn(folder, base, head, nobody, git);
  if (!outcome.ok) return outcome.problems.map(({ code }) => code);
  return outcome.value.emails.map((email) => email.replace('@example.com', ''));
}

/** `main` with a commit by root, and a branch `change` off it that is checked out. */
function branched() {
  const repository = emptyRepository();
  const base = repository.commit({ 'a.yaml': 'a\n' }, { author: 'root' });
  repository.run('switch', '--quiet', '--create', 'change');
  return { ...repository, base };
}

describe('involved in a pull request', () => {
  it('are the authors and committers of its commits, and nobody of the base', async () => {
    const repository = branched();
    repository.commit({ b: '1' }, { author: 'Ann', committer: 'bob' });
    repository.commit({ b: '2' }, { author: 'carol' });
    expect(await people(repository, repository.base)).toEqual(['ann', 'bob', 'carol']);
  });

  it('are not those of the base that has gone on, nor of what was merged from it', async () => {
    const repository = branched();
    repository.commit({ b: '1' }, { author: 'ann' });
    repository.run('switch', '--quiet', 'main');
    const base = repository.commit({ c: '1' }, { author: 'dave' });
    repository.run('switch', '--quiet', 'change');
    expect(await people(repository, base)).toEqual(['ann']);
    repository.run('merge', '--quiet', '--no-edit', 'main');
    expect(await people(repository, base)).toEqual(['alice', 'ann']);
  });

  it('are those of branches that were merged into it, also of many at once', async () => {
    const repository = branched();
    for (const author of ['ann', 'bob', 'carol']) {
      repository.run('switch', '--quiet', '--create', author, repository.base);
      repository.commit({ [author]: '' }, { author });
    }
    repository.run('switch', '--quiet', 'change');
    repository.run('merge', '--quiet', '--no-edit', 'ann', 'bob', 'carol');
    expect(await people(repository, repository.base)).toEqual(['alice', 'ann', 'bob', 'carol']);
  });

  it('are also those of a merge that keeps nothing of the other side', async () => {
    const repository = branched();
    repository.commit({ b: '1' }, { author: 'ann' });
    repository.run('switch', '--quiet', 'main');
    const base = repository.commit({ c: '1' }, { author: 'dave' });
    repository.run('switch', '--quiet', 'change');
    repository.run('merge', '--quiet', '--no-edit', '--strategy=ours', 'main');
    expect(await people(repository, base)).toEqual(['alice', 'ann']);
  });

  it.each(['1970-01-02T00:00:00Z', '2099-12-31T23:59:59Z'])('whatever date is forged: %s', async (date) => {
    const repository = branched();
    repository.commit({ b: '1' }, { author: 'ann', date });
    repository.commit({ b: '2' }, { author: 'bob', date: '2001-01-01T00:00:00Z' });
    expect(await people(repository, repository.base)).toEqual(['ann', 'bob']);
  });

  it('are those who only renamed something, and those of commits without any change', async () => {
    const repository = branched();
    repository.run('mv', 'a.yaml', 'b.yaml');
    repository.commit({}, { author: 'ann' });
    repository.commit({}, { author: 'bob' });
    expect(await people(repository, repository.base)).toEqual(['ann', 'bob']);
  });

  it('are the same without a branch, and for a head that is not checked out', async () => {
    const repository = branched();
    const head = repository.commit({ b: '1' }, { author: 'ann' });
    repository.run('checkout', '--quiet', '--detach');
    expect(await people(repository, repository.base)).toEqual(['ann']);
    repository.run('switch', '--quiet', 'main');
    expect(await people(repository, repository.base, head)).toEqual(['ann']);
  });

  it('keep their addresses whatever its `.mailmap` and replaced objects say', async () => {
    const repository = branched();
    const mailmap = 'Someone Else <else@example.com> <ann@example.com>\n';
    const head = repository.commit({ '.mailmap': mailmap }, { author: 'ann' });
    const other = repository.commit({ b: '1' }, { author: 'else' });
    repository.run('reset', '--quiet', '--hard', head);
    repository.run('replace', head, other);
    expect(await people(repository, repository.base)).toEqual(['ann']);
  });

  it('are all of its history where nothing is its base', async () => {
    const repository = branched();
    repository.commit({ b: '1' }, { author: 'ann' });
    expect(await people(repository, null)).toEqual(['ann', 'root']);
  });

  it('are all of it where the base has another history', async () => {
    const repository = branched();
    repository.run('switch', '--quiet', '--orphan', 'other');
    repository.commit({ b: '1' }, { author: 'ann' });
    repository.commit({ b: '2' }, { author: 'bob' });
    expect(await people(repository, repository.base)).toEqual(['ann', 'bob']);
  });
});

const approvalFile = `approvals/${'a'.repeat(64)}/ann.json`;

function envelope(more: object = {}): string {
  return JSON.stringify({ payload: '', payloadType: '', signatures: [], ...more });
}

describe('who keeps an approval', () => {
  it('is not involved by that, whether it is added, replaced or taken out', async () => {
    const repository = branched();
    repository.commit({ b: '1' }, { author: 'ann' });
    repository.commit({ [approvalFile]: envelope() }, { author: 'bob' });
    repository.commit({ [approvalFile]: `${envelope()}\n` }, { author: 'carol' });
    repository.commit({ [approvalFile]: null }, { author: 'dave' });
    expect(await people(repository, repository.base)).toEqual(['ann']);
  });

  it.each<readonly [string, Readonly<Record<string, string | null>>]>([
    ['something else with it', { [approvalFile]: envelope(), b: '2' }],
    ['a file of that name elsewhere', { [`x/${approvalFile}`]: envelope() }],
    ['a document of the estate in its place', { [approvalFile]: '{"apiVersion":"keywright.dev/v1"}' }],
    ['a document that pretends', { [approvalFile]: envelope({ kind: 'Key' }) }],
    ['a list of documents', { [approvalFile]: `---\n${envelope()}\n---\nkind: Key\n` }],
    ['no change', {}],
  ])('is involved by %s', async (_, files) => {
    const repository = branched();
    repository.commit({ b: '1' }, { author: 'ann' });
    repository.commit(files, { author: 'bob' });
    expect(await people(repository, repository.base)).toEqual(['ann', 'bob']);
  });

  it('is involved by a link, a program name that looks like a commit, and what an approval replaces', async () => {
    const repository = branched();
    const first = repository.commit({ [approvalFile]: 'kind: Key\n' }, { author: 'ann' });
    repository.commit({ [approvalFile]: envelope() }, { author: 'bob' });
    symlinkSync('a.yaml', join(repository.folder, 'approvals/link.json'));
    repository.commit({}, { author: 'carol' });
    repository.commit({ [first]: '', [approvalFile]: null }, { author: 'dave' });
    expect(await people(repository, repository.base)).toEqual(['ann', 'bob', 'carol', 'dave']);
  });

  it('is involved by a merge, and the folder is that of the estate', async () => {
    const repository = emptyRepository();
    const base = repository.commit({ 'keys/a.yaml': 'a' }, { author: 'root' });
    repository.run('switch', '--quiet', '--create', 'change');
    repository.commit({ 'keys/b.yaml': '1' }, { author: 'ann' });
    repository.commit({ [`keys/${approvalFile}`]: envelope() }, { author: 'bob' });
    repository.commit({ [approvalFile]: envelope() }, { author: 'carol' });
    const keys = { ...repository, folder: join(repository.folder, 'keys') };
    expect(await people(keys, base)).toEqual(['ann', 'carol']);
    repository.run('switch', '--quiet', 'main');
    repository.run('merge', '--quiet', '--no-ff', '--no-edit', 'change');
    expect(await people(keys, base)).toEqual(['alice', 'ann', 'carol']);
  });

  it('makes no last step of a history: the one before it counts', async () => {
    const repository = branched();
    repository.commit({ b: '1' }, { author: 'ann' });
    repository.commit({ [approvalFile]: envelope() }, { author: 'bob' });
    const head = repository.commit({ [approvalFile]: `${envelope()} ` }, { author: 'carol' });
    expect(await people(repository, head)).toEqual(['ann']);
  });
});

describe('involved after the merge, when the base has the head', () => {
  it('are those of everything that a merge commit brought in', async () => {
    const repository = branched();
    repository.commit({ b: '1' }, { author: 'ann' });
    repository.run('switch', '--quiet', 'main');
    repository.commit({ c: '1' }, { author: 'dave' });
    repository.run('merge', '--quiet', '--no-ff', '--no-edit', 'change');
    const head = repository.run('rev-parse', 'HEAD');
    expect(await people(repository, head)).toEqual(['alice', 'ann', 'dave']);
    const later = repository.commit({ d: '1' }, { author: 'eve' });
    expect(await people(repository, later, head)).toEqual(['alice', 'ann', 'dave']);
  });

  it('are those of a branch that merged the base first, and was pushed as it was', async () => {
    const repository = branched();
    repository.run('switch', '--quiet', 'main');
    repository.commit({ c: '1' }, { author: 'dave' });
    repository.run('switch', '--quiet', 'change');
    repository.commit({ b: '1' }, { author: 'ann' });
    repository.run('merge', '--quiet', '--no-edit', 'main');
    const head = repository.run('rev-parse', 'HEAD');
    expect(await people(repository, head)).toEqual(['alice', 'ann', 'dave']);
    const outcome = await involvedIn(repository.folder, head, null, nobody, git);
    expect(outcome.ok && outcome.warnings.map(({ code }) => code)).toEqual(['KW4553']);
  });

  it('are the co-authors that a squash names, wherever in its message', async () => {
    const repository = branched();
    const message = [
      'Change keys (#12)',
      '* first\n\nCo-authored-by: Bob <Bob@Example.com>\n\n* second',
      'CO-AUTHORED-BY:carol@example.com\nCo-authored-by: Dave <12345+Dave@users.noreply.github.com>',
      'Reviewed-by: Eve <eve@example.com>',
    ].join('\n\n');
    const head = repository.commit({ b: '1' }, { author: 'ann', committer: 'noreply@github.com', message });
    const outcome = await involvedIn(repository.folder, head, null, nobody, git);
    expect(outcome.ok && outcome.value).toEqual({
      emails: [
        ...['12345+dave@users.noreply.github.com', 'ann@example.com', 'bob@example.com'],
        ...['carol@example.com', 'noreply@github.com'],
      ],
      logins: ['dave'],
      sshKeys: [],
    });
  });

  it('are those since the commit that was applied last, where that is given', async () => {
    const repository = branched();
    repository.commit({ b: '1' }, { author: 'ann' });
    repository.commit({ b: '2' }, { author: 'bob' });
    repository.commit({ b: '3' }, { author: 'carol' });
    expect(await people(repository, repository.base)).toEqual(['ann', 'bob', 'carol']);
  });

  it('is who made the first commit of all', async () => {
    const repository = branched();
    expect(await people(repository, repository.base)).toEqual(['root']);
  });
});

describe('who a commit names', () => {
  it('is also whose key signed it', async () => {
    const repository = branched();
    const key = join(temporaryFolder(), 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'somebody', '-f', key]);
    repository.run('config', 'gpg.format', 'ssh');
    repository.run('config', 'user.signingKey', `${key}.pub`);
    repository.run('config', 'commit.gpgSign', 'true');
    repository.commit({ b: '1' }, { author: 'private@example.org' });
    const outcome = await involvedIn(repository.folder, repository.base, null, nobody, git);
    const [type, base64] = readFileSync(`${key}.pub`, 'utf8').split(' ');
    expect(outcome.ok && outcome.value.sshKeys).toEqual([`${type} ${base64}`]);
  });

  it.each([
    ['12345+Octo-Cat@users.noreply.github.com', ['octo-cat']],
    ['octocat@users.noreply.github.com', ['octocat']],
    ['41898282+github-actions[bot]@users.noreply.github.com', ['github-actions[bot]']],
    ['octocat@users.noreply.github.com.example.org', []],
    ['x@octocat@users.noreply.github.com', []],
  ])('has the login that GitHub writes into %s', async (author, logins) => {
    const repository = branched();
    repository.commit({ b: '1' }, { author });
    const outcome = await involvedIn(repository.folder, repository.base, null, nobody, git);
    expect(outcome.ok && outcome.value.logins).toEqual(logins);
  });

  it('is read from the headers alone, however the message looks', async () => {
    const repository = branched();
    const message =
      'x\n\nauthor Eve <eve@example.com> 1 +0000\nparent 0000000000000000000000000000000000000000';
    repository.commit({ b: '1' }, { author: 'ann', message });
    expect(await people(repository, repository.base)).toEqual(['ann']);
  });
});

describe('a history that is not there', () => {
  it('is a problem in a shallow clone', async () => {
    const origin = branched();
    origin.commit({ b: '1' }, { author: 'ann' });
    const head = origin.commit({ b: '2' }, { author: 'bob' });
    const clone = cloneOf(origin, '--depth=1', '--branch=change');
    expect(await people(clone, head)).toEqual(['KW4549']);
    expect(await people(clone, null)).toEqual(['KW4549']);
    expect(await people(clone, origin.base)).toEqual(['KW4550']);
    clone.run('fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main');
    expect(await people(clone, origin.base)).toEqual(['KW4549']);
    clone.run('fetch', '--quiet', '--unshallow');
    expect(await people(clone, origin.base)).toEqual(['ann', 'bob']);
  });

  it.each(['0'.repeat(40), 'main', '--all', 'HEAD', ''])('is a problem for the base `%s`', async (base) => {
    expect(await people(branched(), base)).toEqual(['KW4550']);
  });

  it('is nobody’s before the first commit, unless there is a base', async () => {
    const repository = emptyRepository();
    expect(await people(repository, null)).toEqual([]);
    expect(await people(repository, '0'.repeat(40))).toEqual(['KW4550']);
  });

  it('is none outside a repository: only the runner is known', async () => {
    const runner: Runner = { emails: ['Ann@Example.com'], logins: ['Ann'], sshKeys: [] };
    const outcome = await involvedIn(temporaryFolder(), null, null, runner, git);
    expect(outcome).toEqual({
      ok: true,
      value: { emails: ['ann@example.com'], logins: ['ann'], sshKeys: [] },
      warnings: [],
    });
  });
});

describe('changes that are in no commit', () => {
  it.each([
    ['edited', { 'a.yaml': 'b' }, ['KW4552']],
    ['new', { 'b.yaml': 'b' }, ['KW4552']],
    ['removed', { 'a.yaml': null }, ['KW4552']],
    ['none', {}, []],
    ['an approval', { [approvalFile]: envelope() }, []],
    ['the journal', { '.keywright/journal.jsonl': '{}' }, []],
    ['a document among the approvals', { 'approvals/b.yaml': 'b' }, ['KW4552']],
  ])('are warned of: %s', async (_, files, expected) => {
    const repository = branched();
    repository.commit({ b: '1' });
    repository.write(files);
    const outcome = await involvedIn(repository.folder, repository.base, null, nobody, git);
    expect(outcome.ok && outcome.warnings.map(({ code }) => code)).toEqual(expected);
  });

  it('are named', async () => {
    const repository = branched();
    repository.commit({ b: '1' });
    const message = async (...files: readonly string[]) => {
      repository.write(Object.fromEntries(files.map((file) => [file, '{}'])));
      const outcome = await involvedIn(repository.folder, repository.base, null, nobody, git);
      return outcome.ok ? outcome.warnings[0]?.message : null;
    };
    expect(await message('plan.json')).toBe('`plan.json` is changed or new, and in no commit');
    expect(await message('z.yaml')).toBe('`plan.json` and 1 more are changed or new, and in no commit');
  });

  it('are looked for without running what the repository names for it', async () => {
    const repository = branched();
    const traps = temporaryFolder();
    const trap = join(traps, 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch ${join(traps, 'sprung')}\n`);
    chmodSync(trap, 0o755);
    repository.run('config', 'core.fsmonitor', trap);
    await people(repository, repository.base);
    expect(existsSync(join(traps, 'sprung'))).toBe(false);
  });
});

describe('the runner', () => {
  it('is who Git’s settings and the environment name', async () => {
    const repository = branched();
    repository.run('config', 'user.email', 'Ann@Example.com');
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJr3dyIu0DEULhDTpQ0FDLhC/ZHSbWxHLaXSPVSuFUmq';
    repository.run('config', 'user.signingKey', `key::${key} ann`);
    const given = {
      GITHUB_ACTOR: 'Bob',
      GITHUB_TRIGGERING_ACTOR: 'carol',
      GIT_COMMITTER_EMAIL: 'ann@work.example',
    };
    expect(await runnerIn(repository.folder, { ...env, ...given }, git)).toEqual({
      emails: ['ann@example.com', 'ann@work.example'],
      logins: ['bob', 'carol'],
      sshKeys: [key],
    });
  });

  it('is nobody where nothing names them', async () => {
    expect(await runnerIn(temporaryFolder(), env, git)).toEqual(nobody);
  });

  it('counts as involved', async () => {
    const repository = branched();
    repository.commit({ b: '1' }, { author: 'ann' });
    const runner: Runner = { emails: ['bob@example.com'], logins: ['Carol'], sshKeys: ['ssh-ed25519 AAAA'] };
    const outcome = await involvedIn(repository.folder, repository.base, null, runner, git);
    expect(outcome.ok && outcome.value).toEqual({
      emails: ['ann@example.com', 'bob@example.com'],
      logins: ['carol'],
      sshKeys: ['ssh-ed25519 AAAA'],
    });
  });
});

describe('involved after several merges that nobody has applied yet', () => {
  const since = async ({ folder }: TestRepository, head: string, applied: AppliedCommits | null) => {
    const outcome = await involvedIn(folder, head, null, nobody, git, async () => applied);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    return {
      people: outcome.value.emails.map((email) => email.replace('@example.com', '')),
      warnings: outcome.warnings.map(({ code }) => code),
    };
  };

  it('are all of them, not only those of the last one', async () => {
    const repository = emptyRepository();
    const applied = repository.commit({ 'a.yaml': '1' }, { author: 'root' });
    repository.commit({ 'a.yaml': '2' }, { author: 'mallory' });
    const head = repository.commit({ 'README.md': 'typo' }, { author: 'dora' });
    expect(await since(repository, head, null)).toEqual({ people: ['dora'], warnings: ['KW4553'] });
    const known = { commits: [applied], complete: true };
    expect(await since(repository, head, known)).toEqual({ people: ['dora', 'mallory'], warnings: [] });
  });

  it('are those of the estate’s folder, whatever else is in the repository', async () => {
    const repository = emptyRepository();
    const applied = repository.commit({ 'keys/a.yaml': '1' }, { author: 'root' });
    repository.commit({ 'app/x': '1' }, { author: 'erik' });
    repository.commit({ 'keys/a.yaml': '2' }, { author: 'mallory' });
    const head = repository.commit({ 'keys/b.yaml': '1' }, { author: 'dora' });
    const estate = { ...repository, folder: join(repository.folder, 'keys') };
    const known = { commits: [applied], complete: true };
    expect((await since(estate, head, known)).people).toEqual(['dora', 'mallory']);
  });

  it.each([
    ['only some targets were applied to', { complete: false }],
    ['a commit isn’t in this history', { complete: true, extra: 'f'.repeat(40) }],
  ])(
    'may be more where %s, which is said',
    async (_, { complete, extra }: { complete: boolean; extra?: string }) => {
      const repository = emptyRepository();
      const applied = repository.commit({ 'a.yaml': '1' }, { author: 'root' });
      const head = repository.commit({ 'a.yaml': '2' }, { author: 'mallory' });
      const commits = extra === undefined ? [applied] : [applied, extra];
      expect(await since(repository, head, { commits, complete })).toEqual({
        people: ['mallory'],
        warnings: ['KW4553'],
      });
    },
  );
});
