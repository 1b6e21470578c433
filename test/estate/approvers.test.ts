import { describe, expect, it } from 'vitest';
import { diagnosticsHuman } from '../../src/render/diagnostics.js';
import { plainOptions } from '../../src/render/options.js';
import { groupDocument, policyDocument, targetDocument, yamlOf } from './documents.js';
import { estateOf, load, plain, problemsOf } from './estate-in.js';

const key = `ssh-ed25519 ${Buffer.from(`\0\0\0\x0bssh-ed25519\0\0\0\x20${'k'.repeat(32)}`).toString('base64')}`;

const platform = groupDocument('platform', [
  { name: 'Ben', github: 'Ben' },
  { name: 'Anna', emails: ['Anna@acme.example', 'anna@home.example'] },
]);
const security = groupDocument('security', [
  { name: 'ANNA', github: 'Anna-A', sshKeys: [`${key} anna@laptop`] },
]);
const anna = { github: 'anna-a', emails: ['anna@acme.example', 'anna@home.example'], sshKeys: [key] };
const ben = { name: 'Ben', github: 'ben', emails: [], sshKeys: [] };

const policies = [
  policyDocument('b', { breakGlass: 'platform' }),
  policyDocument('a', {
    rules: [
      { id: 'z', approvals: 1 },
      {
        id: 'deletions',
        match: { risk: ['destructive'], targets: ['pr*'], changes: ['schedule-deletion', 'life'] },
        approvals: 2,
        groups: ['security', 'platform'],
        distinctGroups: 2,
        maxAge: '36h',
        objectionVetoes: false,
      },
      { id: 'none', approvals: 0, maxAge: '90m' },
    ],
  }),
];

describe('approvers and rules in an estate', () => {
  const everything = [targetDocument('prod'), platform, security, ...policies];

  it('are linked: people once with all that is known of them, defaults filled in', async () => {
    const { approverGroups, approvalPolicies } = await estateOf({ 'a.yaml': yamlOf(...everything) });
    expect(JSON.parse(JSON.stringify(approverGroups))).toMatchObject([
      { name: 'platform', people: [{ name: 'Anna', ...anna }, ben] },
      { name: 'security', people: [{ name: 'Anna', ...anna }] },
    ]);
    const match = { risks: null, targets: null, keyLabels: null, changes: null };
    const standard = { match, groups: [], maxAge: null, objectionVetoes: true };
    expect(JSON.parse(JSON.stringify(approvalPolicies))).toMatchObject([
      {
        name: 'a',
        gate: 'on',
        breakGlass: null,
        rules: [
          { ...standard, id: 'z', approvals: 1, distinctGroups: 1 },
          {
            id: 'deletions',
            match: {
              ...match,
              risks: ['destructive'],
              targets: ['pr*'],
              changes: ['schedule-deletion', 'life'],
            },
            approvals: 2,
            groups: ['platform', 'security'],
            distinctGroups: 2,
            maxAge: 36 * 3600,
            objectionVetoes: false,
          },
          { ...standard, id: 'none', approvals: 0, distinctGroups: 0, maxAge: 90 * 60 },
        ],
      },
      { name: 'b', gate: 'on', breakGlass: 'platform', rules: [] },
    ]);
  });

  it('are the same however their documents are spread over files', async () => {
    const expected = plain(await estateOf({ 'a.yaml': yamlOf(...everything) }));
    const files = Object.fromEntries(
      everything.toReversed().map((document, index) => [`${index}.yaml`, yamlOf(document)]),
    );
    expect(plain(await estateOf(files))).toEqual(expected);
  });

  it('may be none: an estate without approvers is one', async () => {
    expect(await estateOf({ 'a.yaml': yamlOf(targetDocument('prod')) })).toMatchObject({
      approverGroups: [],
      approvalPolicies: [],
    });
  });

  it('can switch the gate off, in so many words', async () => {
    const off = { 'a.yaml': yamlOf(targetDocument('prod'), policyDocument('off', { gate: 'off' })) };
    expect((await estateOf(off)).approvalPolicies).toMatchObject([{ gate: 'off', rules: [] }]);
  });

  it('never repeat a private key in what is said of it', async () => {
    const secret = '-----BEGIN OPENSSH PRIVATE KEY-----\nVERYSECRET\n-----END OPENSSH PRIVATE KEY-----\n';
    const group = groupDocument('platform', [{ name: 'Anna', sshKeys: [secret] }]);
    const problems = await problemsOf({ 'a.yaml': yamlOf(targetDocument('prod'), group) });
    expect(problems).toMatchObject([{ code: 'KW4503', place: { file: 'a.yaml' } }]);
    expect(JSON.stringify(problems)).not.toContain('VERYSECRET');
    expect(diagnosticsHuman(problems, plainOptions)).not.toContain('VERYSECRET');
    expect(problems[0]?.message).toBe(
      "key 1 of `Anna` can't sign approvals: it is a private key; write the line of the `.pub` file",
    );
  });
});

describe('a rule that fits nothing', () => {
  const rules = (match: object) => policyDocument('rules', { rules: [{ id: 'one', approvals: 1, match }] });

  it.each([
    [{ targets: ['prod', 'stagnig'] }, '`stagnig` fits no target'],
    [{ keyLabels: { data: 'pci' } }, 'no key is labelled `data: pci`'],
  ])('is only warned of: %j', async (match, message) => {
    const loaded = await load({
      'all.yaml': yamlOf(targetDocument('prod'), platform, security, rules(match)),
    });
    expect(loaded.ok && loaded.warnings).toMatchObject([{ code: 'KW4507', severity: 'warning', message }]);
  });
});
