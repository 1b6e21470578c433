import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build, startKeywright } from './built-cli.js';

let folder: string;
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'keywright-pipes-'));
  writeFileSync(join(folder, 'old.json'), policyFor('kms:*'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function policyFor(Action: string): string {
  const Principal = { AWS: 'arn:aws:iam::111122223333:role/admin' };
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal, Action, Resource: '*' },
  });
}

/** What diff-policy says of the policy on its standard input, which comes in parts. */
async function diffPiped(parts: readonly string[]) {
  const child = startKeywright(['diff-policy', 'old.json', '-', '--exit-code'], { cwd: folder });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      written[name] += chunk;
    });
  const ended = new Promise((done) => child.on('close', done));
  for (const part of parts) child.stdin?.write(part);
  child.stdin?.end();
  return { exit: await ended, ...written };
}

it('a policy is read from a pipe to its end', async () => {
  const text = policyFor('kms:*');
  expect(await diffPiped([text.slice(0, 30), text.slice(30)])).toEqual({
    exit: 0,
    stdout: 'no change in access\n',
    stderr: '',
  });
});

it('an empty pipe is no policy', async () => {
  const { exit, stdout, stderr } = await diffPiped([]);
  expect([exit, stdout]).toEqual([1, '']);
  expect(stderr).toContain('(standard input):1:1 error KW6050: there is no text');
});
