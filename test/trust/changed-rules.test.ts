import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadEstate } from '../../src/estate/load-estate.js';
import { groupDocument, policyDocument, targetDocument, yamlOf } from '../estate/documents.js';
import { root } from '../estate/estate-in.js';
import {
  cloneOf,
  emptyRepository,
  estateFiles,
  removeFolders,
  type TestRepository,
  temporaryFolder,
  trustIn,
} from './repository.js';

afterEach(removeFolders);

const keyOf = (letter: string) =>
  `ssh-ed25519 ${Buffer.from(`\0\0\0\x0bssh-ed25519\0\0\0\x20${letter.repeat(32)}`).toString('base64')}`;

/** A clone on a branch, of a repository whose `main` has those documents beside the group `security` of Ann and Bob. */
function pullRequest(...documents: readonly unknown[]): TestRepository & { readonly origin: TestRepository } {
  const origin = emptyRepository();
  origin.commit({ ...estateFiles('', 'ann', 'bob'), 'policy.yaml': yamlOf(target, ...documents) });
  const clone = cloneOf(origin);
  clone.run('switch', '--quiet', '--create', 'change');
  return { ...clone, origin };
}

const target = targetDocument('prod');

async function trustOf({ folder }: { readonly folder: string }, ref: string | null = null) {
  const loaded = await loadEstate(folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const outcome = await trustIn(folder, ref);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return { ...outcome.value, warnings: outcome.warnings.map(({ code }) => code) };
}

async function effects(repository: { readonly folder: string }) {
  return (await trustOf(repository)).rulesChanges.map(({ id, effect }) => `${id}: ${effect}`);
}

const ann = { name: 'ann', github: 'ann' };
const bob = { name: 'bob', github: 'bob' };
const standard = policyDocument('standard', { rules: [{ id: 'all', approvals: 2 }] });

describe('a change of approvers', () => {
  it.each<readonly [string, readonly unknown[], string]>([
    [
      'a person',
      [groupDocument('security', [ann, bob, { name: 'Carol', sshKeys: [keyOf('c')] }])],
      'adds Carol (1 key) to security',
    ],
    [
      'a person with more',
      [
        groupDocument('security', [
          ann,
          bob,
          { name: 'Carol', github: 'carol-c', sshKeys: [keyOf('c'), keyOf('d')] },
        ]),
      ],
      'adds Carol (2 keys, GitHub carol-c) to security',
    ],
    ['one less', [groupDocument('security', [ann])], 'removes bob from security'],
    [
      'another one',
      [groupDocument('security', [ann, { name: 'carol', github: 'carol' }])],
      'adds carol (GitHub carol) to security; removes bob from security',
    ],
    [
      'a second key for somebody',
      [groupDocument('security', [{ ...ann, sshKeys: [keyOf('a')] }, bob])],
      'changes ann in security (1 more key)',
    ],
    [
      'another login and address',
      [groupDocument('security', [{ name: 'ann', github: 'mallory', emails: ['m@x.example'] }, bob])],
      'changes ann in security (GitHub ann → mallory, addresses)',
    ],
  ])('is told in one line: %s', async (_, documents, effect) => {
    const clone = pullRequest();
    clone.commit({ 'approvers.yaml': yamlOf(...documents) });
    expect(await effects(clone)).toEqual([`rules/ApproverGroup/security: ${effect}`]);
  });

  it('has the document before and after, without its place, and with all defaults', async () => {
    const clone = pullRequest();
    clone.commit({ 'approvers.yaml': yamlOf(groupDocument('security', [ann])) });
    const person = { name: 'ann', github: 'ann', emails: [], sshKeys: [] };
    expect((await trustOf(clone)).rulesChanges).toEqual([
      {
        id: 'rules/ApproverGroup/security',
        kind: 'ApproverGroup',
        name: 'security',
        effect: 'removes bob from security',
        before: { name: 'security', people: [person, { ...person, name: 'bob', github: 'bob' }] },
        after: { name: 'security', people: [person] },
      },
    ]);
  });

  it('is not where nothing but files, order and comments differ', async () => {
    const clone = pullRequest(standard);
    clone.commit({
      'approvers.yaml': '# moved\n',
      'people.yaml': yamlOf(groupDocument('security', [bob, ann]), standard),
      'policy.yaml': yamlOf(target),
    });
    expect(await effects(clone)).toEqual([]);
  });

  it('counts before it is committed', async () => {
    const clone = pullRequest();
    clone.write({ 'approvers.yaml': yamlOf(groupDocument('security', [ann])) });
    expect(await effects(clone)).toHaveLength(1);
  });
});

describe('a change of rules', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
    ['the gate off', { gate: 'off' }, 'turns the gate off in standard; removes the rule all from standard'],
    [
      'fewer approvals',
      { rules: [{ id: 'all', approvals: 1 }] },
      'changes the rule all of standard (approvals 2 → 1)',
    ],
    [
      'a narrower rule',
      { rules: [{ id: 'all', approvals: 2, match: { risk: ['destructive'] } }] },
      'changes the rule all of standard (match)',
    ],
    [
      'a rule more',
      {
        rules: [
          { id: 'all', approvals: 2 },
          { id: 'more', approvals: 1 },
        ],
      },
      'adds the rule more to standard',
    ],
    [
      'who may break the glass',
      { rules: [{ id: 'all', approvals: 2 }], breakGlass: 'security' },
      'lets security break the glass instead of nobody',
    ],
  ])('is told in one line: %s', async (_, spec, effect) => {
    const clone = pullRequest(standard);
    clone.commit({ 'policy.yaml': yamlOf(target, policyDocument('standard', spec)) });
    expect(await effects(clone)).toEqual([`rules/ApprovalPolicy/standard: ${effect}`]);
  });

  it('of several documents is in the order of their ids, with what is new and what is gone', async () => {
    const clone = pullRequest(standard);
    clone.commit({
      'policy.yaml': yamlOf(target, policyDocument('trying', { gate: 'off' }), groupDocument('zoo', [bob])),
      'approvers.yaml': null,
    });
    expect(await effects(clone)).toEqual([
      'rules/ApprovalPolicy/standard: removes the policy standard: all',
      'rules/ApprovalPolicy/trying: adds the policy trying: the gate is off',
      'rules/ApproverGroup/security: removes the group security: ann, bob',
      'rules/ApproverGroup/zoo: adds the group zoo: bob (GitHub bob)',
    ]);
  });
});

describe('a base that has moved on', () => {
  it('is no change of a pull request that leaves the rules alone', async () => {
    const clone = pullRequest();
    clone.commit({ 'note.md': '' });
    clone.origin.commit({ 'approvers.yaml': yamlOf(groupDocument('security', [ann])) });
    clone.run('fetch', '--quiet');
    expect(await effects(clone)).toEqual([]);
  });

  it('is what its own change is told against', async () => {
    const clone = pullRequest();
    clone.commit({
      'approvers.yaml': yamlOf(groupDocument('security', [ann, bob, { name: 'eve', github: 'eve' }])),
    });
    clone.origin.commit({ 'approvers.yaml': yamlOf(groupDocument('security', [ann])) });
    clone.run('fetch', '--quiet');
    expect(await effects(clone)).toEqual([
      'rules/ApproverGroup/security: adds bob (GitHub bob), eve (GitHub eve) to security',
    ]);
  });

  it('with the same change leaves none', async () => {
    const clone = pullRequest();
    const files = { 'approvers.yaml': yamlOf(groupDocument('security', [ann])) };
    clone.commit(files);
    clone.origin.commit(files);
    clone.run('fetch', '--quiet');
    expect(await effects(clone)).toEqual([]);
  });

  it.each<readonly [string, (clone: ReturnType<typeof pullRequest>) => void]>([
    [
      'no commit in common with it',
      (clone) => {
        clone.run('switch', '--quiet', '--orphan', 'other');
        clone.commit({ ...estateFiles('', 'ann', 'bob'), 'policy.yaml': yamlOf(target), 'note.md': '' });
      },
    ],
    [
      'more than one last commit in common',
      (clone) => {
        const start = clone.run('rev-parse', 'HEAD');
        const left = clone.commit({ left: '' });
        clone.run('switch', '--quiet', '--create', 'side', start);
        const right = clone.commit({ right: '' });
        clone.run('merge', '--quiet', '--no-edit', left);
        clone.run('switch', '--quiet', '--create', 'other', left);
        clone.run('merge', '--quiet', '--no-edit', right);
        clone.run('push', '--quiet', 'origin', 'other:refs/heads/other');
        clone.origin.run('merge', '--quiet', '--ff-only', 'other');
        clone.run('switch', '--quiet', 'side');
      },
    ],
    [
      'an estate with problems in common',
      (clone) => {
        clone.origin.commit({ 'broken.yaml': 'kind: [' });
        clone.run('pull', '--quiet', 'origin', 'main');
        clone.commit({ 'broken.yaml': null, 'note.md': '' });
        clone.origin.commit({ 'broken.yaml': null });
      },
    ],
  ])('and %s: whatever differs is a change', async (_, prepare) => {
    const clone = pullRequest();
    prepare(clone);
    clone.origin.commit({ 'approvers.yaml': yamlOf(groupDocument('security', [ann])) });
    clone.run('fetch', '--quiet');
    expect(await effects(clone)).toEqual(['rules/ApproverGroup/security: adds bob (GitHub bob) to security']);
  });

  it('is none after the merge', async () => {
    const clone = pullRequest();
    clone.commit({ 'approvers.yaml': yamlOf(groupDocument('security', [ann])) });
    clone.run('push', '--quiet', 'origin', 'change:refs/heads/change');
    clone.origin.run('merge', '--quiet', '--no-ff', '--no-edit', 'change');
    clone.run('fetch', '--quiet');
    expect(await effects(clone)).toEqual([]);
  });
});

describe('without a base that has rules', () => {
  const empty = { groups: [], policies: [], facts: null };
  const all = ['rules/ApprovalPolicy/standard', 'rules/ApproverGroup/security'];
  const files = { ...estateFiles('', 'mallory', 'eve'), 'policy.yaml': yamlOf(target, standard) };

  it('there is nobody and nothing, all that the estate has is new, and a warning says why', async () => {
    const origin = emptyRepository();
    const base = origin.commit({ 'README.md': '' });
    const clone = cloneOf(origin);
    clone.commit(files);
    const trust = await trustOf(clone);
    expect(trust).toMatchObject({ ...empty, commit: base, origin: `origin/main (${base.slice(0, 12)})` });
    expect(trust.warnings).toEqual(['KW4546']);
    expect(trust.rulesChanges.map(({ id, before }) => [id, before])).toEqual(all.map((id) => [id, null]));
  });

  it('nor where no protected ref is known, as in a repository without a remote', async () => {
    const repository = emptyRepository();
    repository.commit(files);
    const trust = await trustOf(repository);
    expect(trust).toMatchObject({ ...empty, commit: null, origin: 'an unknown protected branch' });
    expect(trust.warnings).toEqual(['KW4542']);
    expect(trust.rulesChanges.map(({ id }) => id)).toEqual(all);
  });
});

describe('for trying out', () => {
  const simulated = targetDocument('sim', { endpoint: 'http://127.0.0.1:4599' });
  const off = policyDocument('trying', { gate: 'off' });
  const files = { 'keywright.yaml': root, 'all.yaml': yamlOf(simulated, off) };

  it('the folder’s own rules count: no remote, and nothing but simulators', async () => {
    const repository = emptyRepository();
    repository.write(files);
    const origin = 'the estate’s folder (no protected ref; only simulators)';
    const own = { origin, commit: null, rulesChanges: [], warnings: [] };
    expect(await trustOf(repository)).toMatchObject(own);
    repository.commit({});
    const trust = await trustOf(repository);
    expect(trust).toMatchObject(own);
    expect(trust.policies.map(({ gate }) => gate)).toEqual(['off']);
  });

  it.each<readonly [string, (repository: TestRepository) => void]>([
    [
      'another target',
      ({ write }) => write({ 'more.yaml': yamlOf(targetDocument('us', { region: 'us-east-1' })) }),
    ],
    ['no target', ({ write }) => write({ 'all.yaml': yamlOf(off) })],
    ['a remote', ({ run }) => void run('remote', 'add', 'upstream', 'https://git.example/keys')],
  ])('they don’t with %s', async (_, change) => {
    const repository = emptyRepository();
    repository.commit(files);
    change(repository);
    expect(await trustOf(repository)).toMatchObject({ policies: [], warnings: ['KW4542'] });
  });

  it('they don’t where a ref is named', async () => {
    const repository = emptyRepository();
    repository.commit({ 'README.md': '' });
    repository.run('branch', 'protected');
    repository.commit(files);
    expect(await trustOf(repository, 'protected')).toMatchObject({ policies: [], warnings: ['KW4546'] });
    expect((await trustIn(repository.folder, 'nowhere')).ok).toBe(false);
  });

  it('they do outside a repository, whatever the targets are', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'keywright.yaml'), root);
    writeFileSync(join(folder, 'all.yaml'), yamlOf(target, off));
    expect(await trustOf({ folder })).toMatchObject({ origin: 'the estate’s folder (no repository)' });
  });
});
