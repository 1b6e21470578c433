import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeKeyCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { schemaProblems } from '../render/fits-schema.js';
import { withoutCode } from '../render/markdown-outside.js';
import { administrator, type Desk, grantDocument, keyDocument, openDesk, root } from '../support/desk.js';
import { fakeTerminal } from './fake-terminal.js';

const account = '111122223333';
const allow = (sid: string, role: string, Action: string | readonly string[]) => ({
  Sid: sid,
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:${role}` },
  Action,
  Resource: '*',
});
const policy = (...Statement: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
const admin = allow('admin', 'role/admin', 'kms:*');
const app = allow('app', 'role/app', ['kms:Decrypt', 'kms:DescribeKey']);
const build = allow('build', 'role/build', 'kms:Encrypt');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keywright-questions-'));
  const files = {
    'old.json': policy(admin, build),
    'new.json': policy(admin, app),
    'respelled.json': policy(build, { ...admin, Sid: 'other', Action: ['KMS:*'] }),
    'aws.json': JSON.stringify({ Policy: policy(admin, app), PolicyName: 'default' }),
    'locked.json': policy(app),
    'wrong.json': policy(admin, { ...app, Effect: 'Alow' }),
    'twice.json': `{ "Version": "2012-10-17",\n  "Statement": [],\n  "Statement": [] }`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function call(argv: readonly string[], stdin?: string) {
  const { terminal, written } = fakeTerminal(folder, stdin === undefined ? {} : { stdin });
  return { exit: await run(['diff-policy', ...argv], terminal), ...written };
}

describe('diff-policy', () => {
  it('says the verdict first, then gains and losses', async () => {
    const { exit, stdout, stderr } = await call(['old.json', 'new.json', '--account', account]);
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`1 gain, 1 loss

  + role/app may decrypt, describe
  - role/build loses encrypt

example requests and what differs in the texts are shown with --verbose
`);
  });

  it.each([
    [['old.json', 'new.json', '--exit-code'], 2],
    [['old.json', 'new.json'], 0],
    [['old.json', 'respelled.json', '--exit-code'], 0],
    [['new.json', 'aws.json', '--exit-code'], 0],
  ])('exits by what it found: %j', async (argv, exit) => {
    expect((await call(argv)).exit).toBe(exit);
  });

  it('takes one of the policies from the standard input', async () => {
    const { exit, stdout } = await call(['old.json', '-'], policy(admin));
    expect([exit, stdout.split('\n')[0]]).toEqual([0, '1 loss']);
    const both = await call(['-', '-'], policy(admin));
    expect([both.exit, both.stderr]).toEqual([1, expect.stringContaining('error KW6003')]);
  });

  it('fits its schema as JSON, and its example requests are of people who gain or lose', async () => {
    const { stdout } = await call(['old.json', 'new.json', '--format', 'json']);
    expect(schemaProblems('diff-policy', stdout)).toEqual([]);
    const { equal, gained, lost, changed, lockedOut } = JSON.parse(stdout);
    expect([equal, changed, lockedOut]).toEqual([false, [], false]);
    expect(gained[0]).toMatchObject({
      operations: ['Decrypt', 'DescribeKey'],
      certainty: 'certain',
      witness: { principal: expect.stringContaining('assumed-role/app/'), action: 'kms:Decrypt' },
    });
    expect(lost[0]).toMatchObject({ operations: ['Encrypt'], conditions: '' });
    const same = await call(['old.json', 'respelled.json', '--format', 'json']);
    expect(JSON.parse(same.stdout)).toEqual({
      equal: true,
      gained: [],
      lost: [],
      changed: [],
      lockedOut: false,
    });
  });

  it('warns loudly of a policy that locks everybody out', async () => {
    const { exit, stdout, stderr } = await call(['new.json', 'locked.json']);
    expect(exit).toBe(0);
    expect(stderr).toContain('warning KW6053: by `locked.json`, nobody is certain');
    expect(stdout).toMatch(/^1 loss\n\nthe new policy locks everybody out/);
  });

  it.each([
    [['old.json', 'wrong.json'], 'wrong.json:15:7 error KW6052: `Effect` is `Allow` or `Deny`'],
    [['twice.json', 'old.json'], 'twice.json:3:3 error KW6051: the member `Statement` stands there twice'],
    [['old.json', 'none.json'], 'error KW6010: `none.json` does not exist'],
    [['old.json', '.'], 'error KW6011'],
    [['old.json', 'new.json', '--key-spec', 'SYMETRIC_DEFAULT'], 'did you mean `SYMMETRIC_DEFAULT`?'],
    [['old.json', 'new.json', '--account', '12'], 'an account is a number of twelve digits'],
    [['old.json'], 'error KW6003'],
  ])('refuses %j', async (argv, message) => {
    const { exit, stdout, stderr } = await call(argv);
    expect([exit, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('points at the wrong line with a caret', async () => {
    const { stderr } = await call(['old.json', 'wrong.json']);
    expect(stderr).toMatch(/15 \| {7}"Effect": "Alow",\n +\| {7}\^{16}\n/);
  });

  it('tells what is wrong with the standard input, and refuses too much of it', async () => {
    expect((await call(['old.json', '-'], 'no')).stderr).toContain('(standard input):1:1 error KW6050');
    expect((await call(['old.json', '-'], ' '.repeat(2 ** 20 + 1))).stderr).toContain('error KW6013');
  });

  it.each(['human', 'json', 'markdown'])('shows hostile names harmlessly as %s', async (format) => {
    const name = 'role/`a|b`\u001b[2J\u202e<img>';
    const odd = {
      ...allow('x', name, 'kms:Decrypt'),
      Condition: { StringEquals: { 'kms:EncryptionContext:a`|': 'b\u0007` | </details>' } },
    };
    const { exit, stdout } = await call(
      ['old.json', '-', '--format', format, '--verbose'],
      policy(admin, build, odd),
    );
    expect(exit).toBe(0);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    if (format === 'markdown') expect(withoutCode(stdout)).not.toMatch(/<img>|a\|b/);
    if (format === 'json') expect(JSON.parse(stdout).gained[0].principals[0]).toContain(name);
  });

  it('shows hostile problems harmlessly', async () => {
    const { exit, stderr } = await call(['old.json', '-'], '{ "Stat\u001b[2J\u202e": 1 }');
    expect(exit).toBe(1);
    expect(stderr.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('answers problems as JSON to a program', async () => {
    const { exit, stdout } = await call(['old.json', 'wrong.json', '--format', 'json']);
    expect(exit).toBe(1);
    expect(JSON.parse(stdout).problems[0]).toMatchObject({ code: 'KW6052', place: { line: 15, column: 7 } });
  });
});

describe('who-can and what-can', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.write({
      'keywright.yaml': root,
      'keys.yaml': keyDocument('cards') + keyDocument('ledger'),
      'grants.yaml': grantDocument('app', {
        keys: ['cards'],
        grantees: [{ role: 'app' }],
        operations: ['decrypt'],
        conditions: { viaService: ['s3'] },
      }),
    });
    await desk.settle();
  });
  afterAll(() => desk.close());

  async function ask(...argv: string[]) {
    const { terminal, written } = fakeTerminal(desk.folder, { env: desk.env });
    const exit = await run(argv, terminal);
    const problems = written.stderr.replace(/^main: reading keys.*\n/gm, '');
    return { exit, stdout: written.stdout, stderr: problems };
  }

  it('say who, by the estate and live', async () => {
    const byEstate = await ask('who-can', 'decrypt', 'cards', '--explain');
    expect(byEstate).toEqual({
      exit: 0,
      stderr: '',
      stdout: `who can decrypt cards

cards@main by the estate
  role/app may decrypt (via s3.eu-west-1 only)
    allowed by statement 2 "Grant app"
      grants.yaml:2:68
`,
    });
    const live = await ask('who-can', 'decrypt', 'cards', '--live');
    expect(live).toEqual({
      exit: 0,
      stderr: '',
      stdout: `who can decrypt cards

cards@main as it is there
  role/app may decrypt (via s3.eu-west-1 only), by the key policy
`,
    });
  });

  it('explain a live row by its line in the live policy', async () => {
    const { stdout } = await ask('who-can', 'decrypt', 'cards', '--live', '--explain');
    const line = /live policy of cards@main:(\d+):5/.exec(stdout)?.[1] ?? '';
    expect(stdout).toContain(`${line.padStart(5)} |     {\n`);
    expect(stdout).toContain('"Sid": "Grant app"');
    expect(stdout).not.toContain('"Sid": "Reconciler"');
  });

  it('take what is known of the request', async () => {
    const via = await ask('who-can', 'decrypt', 'cards', '--with', 'via=s3', '--with', 'context.tenant=acme');
    expect(via.stdout).toContain('who can decrypt cards with via=s3, context.tenant=acme');
    expect(via.stdout).toContain('  role/app may decrypt, by the key policy\n');
    const other = await ask('who-can', 'decrypt', 'cards', '--with', 'via=ec2');
    expect(other.stdout).toContain('  nobody\n');
  });

  it('say what somebody may do', async () => {
    const { exit, stdout } = await ask('what-can', 'role/app');
    expect(exit).toBe(0);
    expect(stdout).toBe(`what arn:aws:iam::000000000000:role/app can do

cards@main by the estate
  may decrypt (via s3.eu-west-1 only), by the key policy

nothing with 1 key
`);
  });

  it.each(['json', 'markdown'])('answer as %s', async (format) => {
    const who = await ask('who-can', 'decrypt', 'cards', '--live', '--explain', '--format', format);
    const what = await ask('what-can', 'role/app', '--format', format);
    expect([who.exit, what.exit]).toEqual([0, 0]);
    if (format === 'markdown') {
      expect(who.stdout).toMatch(/^### keywright: `who can decrypt cards`\n/);
      expect(what.stdout).toContain('| `may decrypt (via s3.eu-west-1 only)` | by the key policy |');
      return;
    }
    expect(schemaProblems('who-can', who.stdout)).toEqual([]);
    expect(schemaProblems('what-can', what.stdout)).toEqual([]);
    expect(JSON.parse(who.stdout).keys[0].rows[0]).toMatchObject({
      principals: ['arn:aws:iam::000000000000:role/app'],
      by: [{ kind: 'statement', effect: 'Allow', name: 'Grant app' }],
    });
  });

  it.each([
    [['who-can', 'decript', 'cards'], 'KW6054', 'did you mean `decrypt`?'],
    [['who-can', 'decrypt', 'card'], 'KW6006', 'did you mean `cards`?'],
    [['who-can', 'decrypt', 'cards', '--target', 'mian'], 'KW6005', 'did you mean `main`?'],
    [['who-can', 'decrypt', 'cards', '--with', 'vai=s3'], 'KW6056', 'did you mean `via`?'],
    [['who-can', 'decrypt', 'cards', '--with', 'via'], 'KW6003', 'write NAME=VALUE'],
    [['what-can', 'app'], 'KW6055', 'did you mean `role/app`?'],
    [['what-can', 'set/x'], 'KW6055', 'is a set'],
  ])('%j is told what was meant', async (argv, code, words) => {
    const { exit, stdout, stderr } = await ask(...argv);
    expect([exit, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`error ${code}: `);
    expect(stderr).toContain(words);
  });

  it('answer about a principal that nothing names, with a warning', async () => {
    const { exit, stdout, stderr } = await ask('what-can', 'role/ap');
    expect([exit, stdout]).toEqual([0, expect.stringContaining('nothing with 2 keys')]);
    expect(stderr).toContain('warning KW6057');
    expect(stderr).toContain('did you mean `role/app`?');
  });

  it('exit with 1 where a key can’t be read', async () => {
    const { KeyMetadata } = await desk.kms.send(new DescribeKeyCommand({ KeyId: 'alias/ledger' }));
    const KeyId = KeyMetadata?.Arn;
    const Policy = policy({
      ...allow('x', 'x', ['kms:DescribeKey', 'kms:PutKeyPolicy', 'kms:List*']),
      Principal: { AWS: administrator },
    });
    await desk.kms.send(new PutKeyPolicyCommand({ KeyId, Policy }));
    const { exit, stdout } = await ask('what-can', 'role/app', '--live');
    expect(exit).toBe(1);
    expect(stdout).toContain('unknown ledger@main: KW4004');
    const json = await ask('what-can', 'role/app', '--live', '--format', 'json');
    expect([json.exit, schemaProblems('what-can', json.stdout)]).toEqual([1, []]);
    expect(JSON.parse(json.stdout).unknown[0]).toMatchObject({ code: 'KW4004' });
  });

  it('exit with 4 where the target does not answer', async () => {
    const { terminal, written } = fakeTerminal(desk.folder, {
      env: { ...desk.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
    });
    expect(await run(['who-can', 'decrypt', 'cards', '--live'], terminal)).toBe(4);
    expect(written.stderr).toContain('error KW5001');
  });
});
