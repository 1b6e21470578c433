import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/apply/journal/open-store.js';
import { run } from '../../src/cli/run.js';
import { clock, event, journalAt, value } from '../apply/journal/building.js';
import { startS3 } from '../support/s3-server.js';
import { fakeTerminal } from './fake-terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'keywright-journal-cli-'));
const s3 = await startS3({ buckets: ['journals'] });
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await s3.close();
});
for (const name of ['alice', 'mallory'])
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(folder, name)]);
const env = { ...s3.env, PATH: process.env['PATH'], HOME: folder };
const file = join(folder, 'journal.jsonl');

async function fill(place: string): Promise<void> {
  const journal = await journalAt(value(await openStore(place, { cwd: folder, env: s3.env, clock })));
  for (const number of [1, 2, 3]) await journal.append(event(number));
}

async function call(...argv: string[]) {
  const { terminal, written } = fakeTerminal(folder, { env });
  return { exit: await run(['journal', ...argv], terminal), ...written };
}

beforeEach(async () => {
  rmSync(file, { force: true });
  rmSync(`${file}.locks`, { recursive: true, force: true });
  s3.objects.clear();
  await fill(file);
  await fill('s3://journals/acme');
});

describe.each(['journal.jsonl', 's3://journals/acme'])('keywright journal --journal %s', (place) => {
  const at = ['--journal', place];

  it('lists, shows, exports and verifies', async () => {
    const listed = await call('list', ...at);
    expect(listed).toMatchObject({ exit: 0, stderr: '' });
    expect(listed.stdout.split('\n')[1]).toMatch(/^2 {2}\S+Z {2}step-begin {3}cards@prod set-description$/);
    const json = JSON.parse((await call('list', ...at, '--format', 'json')).stdout);
    expect(json.entries).toHaveLength(3);
    expect(JSON.parse((await call('show', '2', ...at)).stdout)).toEqual(json.entries[1]);
    expect(await call('show', '4', ...at)).toMatchObject({
      exit: 1,
      stderr: expect.stringMatching('KW4570'),
    });
    expect((await call('verify', ...at)).stdout).toMatch(/^sound: 3 entries in /);
    const exported = await call('export', ...at);
    writeFileSync(join(folder, 'exported.jsonl'), exported.stdout);
    expect((await call('verify', '--journal', 'exported.jsonl')).exit).toBe(0);
  });

  it('signs, and finds what a checkpoint shows', async () => {
    const signed = await call('checkpoint', ...at, '--key', 'alice', '--out', 'last.json');
    expect(signed).toMatchObject({ exit: 0, stderr: '' });
    writeFileSync(join(folder, 'signers'), `# who may\n${readFileSync(join(folder, 'alice.pub'), 'utf8')}`);
    const verify = ['verify', ...at, '--checkpoint', 'last.json', '--signers', 'signers', '--format', 'json'];
    const told = (await call(...verify.filter((word) => word !== '--format' && word !== 'json'))).stdout;
    expect(told.match(/checkpoint of entry/g)).toHaveLength(1);
    const verdict = JSON.parse((await call(...verify)).stdout);
    expect(verdict).toMatchObject({
      sound: 4,
      problems: [],
      checkpoints: [{ trusted: true }, { trusted: true }],
    });
    await call('checkpoint', ...at, '--key', 'mallory');
    const other = await call(...verify);
    expect(other.exit).toBe(1);
    expect(JSON.parse(other.stdout).problems).toMatchObject([{ code: 'KW4573' }]);
  });

  it('says that the end is cut off', async () => {
    await call('checkpoint', ...at, '--key', 'alice', '--out', 'last.json');
    if (place.startsWith('s3'))
      for (const each of [3, 4]) s3.objects.delete(`journals/acme/0000000${each}.json`);
    else
      writeFileSync(
        file,
        readFileSync(file, 'utf8')
          .split('\n')
          .slice(0, 2)
          .map((line) => `${line}\n`)
          .join(''),
      );
    expect(await call('verify', ...at)).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/nobody can tell/),
    });
    const verified = await call('verify', ...at, '--checkpoint', 'last.json');
    expect(verified).toMatchObject({
      exit: 1,
      stdout: expect.stringMatching(/KW4564[\s\S]*entry 3 is missing/),
    });
  });

  it('names the first bad entry, and shows only what is sound', async () => {
    const edit = (text: string) => text.replace('number 2', 'number 9');
    if (place.startsWith('s3'))
      s3.objects.set(
        'journals/acme/00000002.json',
        edit(s3.objects.get('journals/acme/00000002.json') ?? ''),
      );
    else writeFileSync(file, edit(readFileSync(file, 'utf8')));
    const listed = await call('list', ...at);
    expect(listed).toMatchObject({ exit: 1, stderr: expect.stringMatching(/KW4562: entry 2 was edited/) });
    expect(listed.stdout.trim().split('\n')).toHaveLength(1);
    expect(await call('verify', ...at)).toMatchObject({ exit: 1, stdout: expect.stringMatching('entry 2') });
    expect(await call('checkpoint', ...at, '--key', 'alice')).toMatchObject({ exit: 1 });
    expect((await call('export', ...at)).exit).toBe(1);
  });
});

describe('keywright journal', () => {
  it.each<[string, string[], string]>([
    ['an unknown action', ['burn'], 'KW6003'],
    ['no key to sign with', ['checkpoint'], 'KW6003'],
    ['no place', ['list', '--journal', 'http://x/y'], 'KW4568'],
    ['a checkpoint that is none', ['verify', '--checkpoint', 'alice.pub'], 'KW4565'],
    ['a key that can’t sign', ['checkpoint', '--journal', 'journal.jsonl', '--key', 'nobody'], 'KW452'],
  ])('refuses %s', async (_, args, code) => {
    expect(await call(...args)).toMatchObject({ exit: 1, stderr: expect.stringContaining(code) });
  });

  it('doesn’t call a journal sound that isn’t there', async () => {
    const verified = await call('verify');
    expect(verified).toMatchObject({ exit: 1, stdout: expect.stringMatching(/KW4560[\s\S]*no entries/) });
  });

  it('refuses a checkpoint whose number was changed', async () => {
    const at = ['--journal', 'journal.jsonl'];
    await call('checkpoint', ...at, '--key', 'alice', '--out', 'last.json');
    const forged = readFileSync(join(folder, 'last.json'), 'utf8').replace('"sequence":3', '"sequence":2');
    writeFileSync(join(folder, 'forged.json'), forged);
    const verified = await call('verify', ...at, '--checkpoint', 'forged.json');
    expect(verified).toMatchObject({ exit: 1, stdout: expect.stringContaining('KW4565') });
  });

  it('signs what ssh-keygen -Y verify accepts', async () => {
    await call('checkpoint', '--journal', 'journal.jsonl', '--key', 'alice', '--out', 'last.json');
    const { sequence, hash, signed } = JSON.parse(readFileSync(join(folder, 'last.json'), 'utf8'));
    const { key, signature } = signed;
    writeFileSync(join(folder, 'signature'), signature);
    writeFileSync(join(folder, 'allowed'), `alice ${key}\n`);
    const args = [
      '-Y',
      'verify',
      '-f',
      'allowed',
      '-I',
      'alice',
      '-n',
      'journal@keywright.dev',
      '-s',
      'signature',
    ];
    const input = JSON.stringify({ hash, sequence });
    expect(execFileSync('ssh-keygen', args, { cwd: folder, input }).toString()).toMatch(/^Good /);
  });
});
