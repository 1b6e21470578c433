import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateKeyCommand, GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileStore } from '../../src/apply/journal/file/file-store.js';
import { openRun } from '../../src/apply/journal/run.js';
import { run } from '../../src/cli/run.js';
import { startSimulator } from '../../src/simulator/index.js';
import { alice, clock, value } from '../apply/journal/building.js';
import { carryOut, done, plan, requestOf, startOf } from '../apply/journal/sample-run.js';
import { makeKey } from '../approval/signing/ssh-keys.js';
import { fakeTerminal } from './fake-terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'keywright-by-hand-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);
const journal = file('journal.jsonl');

/** The page's commands, in their order. */
const [chain = '', digests = '', approvals = '', byKey = '', byKms = ''] = [
  ...readFileSync('docs/journal.md', 'utf8').matchAll(/^```bash\n([\s\S]*?)^```$/gm),
].map(([, block = '']) => block);

function bash(script: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
  return { status, out: stdout + stderr };
}

beforeAll(async () => {
  const opened = value(await openRun(requestOf(fileStore(journal), alice, clock)));
  await opened.end(await carryOut(value(await opened.begin(startOf(plan))), done));
});

async function checkpoint(args: readonly string[], env: NodeJS.ProcessEnv) {
  const { terminal, written } = fakeTerminal(folder, { env });
  const argv = ['journal', 'checkpoint', '--journal', 'journal.jsonl', '--out', 'last.json', ...args];
  expect([await run(argv, terminal), written.stderr]).toEqual([0, '']);
}

describe('the commands of docs/journal.md', () => {
  it('find the chain sound, and an edit', () => {
    const text = readFileSync(journal, 'utf8');
    const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '');
    expect(bash(chain)).toEqual({ status: 0, out: `${last.sequence} entries, last hash ${last.hash}\n` });
    writeFileSync(journal, text.replace('request-1', 'request-9'));
    expect(bash(chain)).toEqual({ status: 1, out: 'entry 6 is not what was written\n' });
    writeFileSync(journal, text);
  });

  it('find the plan’s digest', () => {
    expect(bash(digests)).toEqual({ status: 0, out: `${plan.digest} is its plan's\n` });
  });

  it('take the approvals out as they were given', () => {
    expect(bash(approvals).status).toBe(0);
    expect(readFileSync(file('approval-1.json'), 'utf8')).toBe(startOf(plan).evidence[0]?.text);
  });

  it('verify a checkpoint that an SSH key signed', async () => {
    const { publicKey } = makeKey(folder, 'auditor', ['-t', 'ed25519']);
    writeFileSync(file('allowed_signers'), `auditor namespaces="journal@keywright.dev" ${publicKey}\n`);
    await checkpoint(['--key', 'auditor'], process.env);
    const verified = bash(byKey);
    expect(verified.status).toBe(0);
    expect(verified.out).toMatch(
      /^Good "journal@keywright.dev" signature for auditor[\s\S]*entry \d+ sha256:/,
    );
    writeFileSync(
      file('last.json'),
      readFileSync(file('last.json'), 'utf8').replace(/"sequence":\d+/, '"sequence":1'),
    );
    expect(bash(`set -o pipefail; set -e\n${byKey}`).status).not.toBe(0);
  });

  it('verify a checkpoint that a KMS key signed', async () => {
    const simulator = await startSimulator();
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const kms = new KMSClient({ endpoint: simulator.url, region: 'eu-west-1', credentials });
    const made = await kms.send(new CreateKeyCommand({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }));
    const arn = made.KeyMetadata?.Arn ?? '';
    const { PublicKey: der = new Uint8Array() } = await kms.send(new GetPublicKeyCommand({ KeyId: arn }));
    const pem = execFileSync('openssl', ['pkey', '-pubin', '-inform', 'DER'], { input: Buffer.from(der) });
    writeFileSync(file('key.pem'), pem);
    const env = { AWS_ENDPOINT_URL: simulator.url, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
    // The Region is the ARN's.
    await checkpoint(['--kms-key', arn], env);
    expect(bash(byKms)).toEqual({ status: 0, out: 'Verified OK\n' });
    kms.destroy();
    await simulator.close();
  });
});
