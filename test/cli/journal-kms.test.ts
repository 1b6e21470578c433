import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  GetPublicKeyCommand,
  type KeySpec,
  type KeyUsageType,
  KMSClient,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/apply/journal/open-store.js';
import { run } from '../../src/cli/run.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { clock, event, journalAt, value } from '../apply/journal/building.js';
import { schemaProblems } from '../render/fits-schema.js';
import { fakeTerminal } from './fake-terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'keywright-journal-kms-'));
const file = (name: string) => join(folder, name);
const region = 'eu-west-1';
let simulator: Simulator;
let kms: KMSClient;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  simulator = await startSimulator();
  env = {
    AWS_ENDPOINT_URL_KMS: simulator.url,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  kms = new KMSClient({ endpoint: simulator.url, region, credentials });
});
afterAll(async () => {
  kms.destroy();
  await simulator.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  rmSync(file('journal.jsonl'), { force: true });
  const journal = await journalAt(value(await openStore(file('journal.jsonl'), { cwd: folder, env, clock })));
  for (const number of [1, 2, 3]) await journal.append(event(number));
});

async function call(argv: readonly string[], over: NodeJS.ProcessEnv = {}) {
  const { terminal, written } = fakeTerminal(folder, { env: { ...env, ...over } });
  return { exit: await run(['journal', ...argv, '--journal', 'journal.jsonl'], terminal), ...written };
}

async function key(spec: KeySpec, usage: KeyUsageType = 'SIGN_VERIFY'): Promise<string> {
  const made = await kms.send(new CreateKeyCommand({ KeySpec: spec, KeyUsage: usage }));
  return made.KeyMetadata?.Arn ?? '';
}

async function pemOf(arn: string): Promise<string> {
  const { PublicKey: der = new Uint8Array() } = await kms.send(new GetPublicKeyCommand({ KeyId: arn }));
  const input = Buffer.from(der);
  return execFileSync('openssl', ['pkey', '-pubin', '-inform', 'DER'], { input }).toString();
}

const checkpoint = (name: string, over = {}) =>
  call(['checkpoint', '--kms-key', name, '--out', 'last.json'], over);
const saved = () => JSON.parse(readFileSync(file('last.json'), 'utf8'));

async function verdict(...more: string[]) {
  const args = ['verify', '--checkpoint', 'last.json', '--signers', 'signers', '--format', 'json', ...more];
  return JSON.parse((await call(args)).stdout);
}

describe('a checkpoint that a KMS key signs', () => {
  it.each<[KeySpec, string]>([
    ['ECC_NIST_P256', 'ECDSA_SHA_256'],
    ['ECC_NIST_P384', 'ECDSA_SHA_384'],
    ['ECC_NIST_P521', 'ECDSA_SHA_512'],
    ['ECC_SECG_P256K1', 'ECDSA_SHA_256'],
    ['ECC_NIST_EDWARDS25519', 'ED25519_SHA_512'],
    ['RSA_2048', 'RSASSA_PSS_SHA_256'],
  ])('%s is verified with its public key in PEM: %s', async (spec, algorithm) => {
    const arn = await key(spec);
    expect(await checkpoint(arn)).toMatchObject({ exit: 0, stderr: '' });
    expect(saved().signed).toMatchObject({ by: 'kms-key', arn, algorithm });
    writeFileSync(file('signers'), `# the journal's key\n${await pemOf(arn)}`);
    expect(await verdict()).toMatchObject({
      sound: 4,
      problems: [],
      checkpoints: [
        { sequence: 3, trusted: true },
        { sequence: 3, trusted: true },
      ],
    });
    const last = readFileSync(file('journal.jsonl'), 'utf8').trimEnd().split('\n').at(-1) ?? '';
    expect(schemaProblems('journal-entry', last, ['plan', 'gate'])).toEqual([]);
  });

  it('is found by the key’s alias, and verified by openssl alone', async () => {
    const arn = await key('ECC_NIST_P256');
    await kms.send(new CreateAliasCommand({ AliasName: 'alias/journal', TargetKeyId: arn }));
    expect(await checkpoint('alias/journal')).toMatchObject({ exit: 0 });
    const { hash, sequence, signed } = saved();
    expect(signed.arn).toBe(arn);
    writeFileSync(file('key.pem'), await pemOf(arn));
    writeFileSync(file('signature'), Buffer.from(signed.signature, 'base64'));
    const input = `journal@keywright.dev\n${JSON.stringify({ hash, sequence })}`;
    const args = ['dgst', '-sha256', '-verify', 'key.pem', '-signature', 'signature'];
    expect(execFileSync('openssl', args, { cwd: folder, input }).toString()).toBe('Verified OK\n');
  });

  it('is refused of another key, and after any edit', async () => {
    await checkpoint(await key('ECC_NIST_P256'));
    writeFileSync(file('signers'), await pemOf(await key('ECC_NIST_P256')));
    expect((await verdict()).problems).toMatchObject([{ code: 'KW4573' }, { code: 'KW4573' }]);
    const made = saved();
    const { signed } = made;
    const edits: readonly [object, RegExp][] = [
      [{ ...made, sequence: 2 }, /KW4565[\s\S]*not of this key over this content/],
      [{ ...made, signed: { ...signed, signature: '' } }, /KW4565[\s\S]*not of this key/],
      [{ ...made, signed: { ...signed, algorithm: 'ECDSA_SHA_512' } }, /KW4565[\s\S]*not of this key/],
      [{ ...made, signed: { ...signed, algorithm: 'RSASSA_PSS_SHA_256' } }, /KW4565[\s\S]*can’t make/],
      [{ ...made, signed: { ...signed, algorithm: 'NONE' } }, /KW4565[\s\S]*is no checkpoint/],
      [{ ...made, signed: { ...signed, key: 'AAAA' } }, /KW4565[\s\S]*public key can’t be read/],
      [{ ...made, signed: { ...signed, more: 1 } }, /KW4565[\s\S]*is no checkpoint/],
    ];
    for (const [edited, words] of edits) {
      writeFileSync(file('edited.json'), JSON.stringify(edited));
      const { exit, stdout, stderr } = await call(['verify', '--checkpoint', 'edited.json']);
      expect([exit, stdout + stderr]).toEqual([1, expect.stringMatching(words)]);
    }
  });

  it('is not made by a key that can’t sign', async () => {
    const disabled = await key('ECC_NIST_P256');
    await kms.send(new DisableKeyCommand({ KeyId: disabled }));
    const wrong: readonly [string, RegExp][] = [
      [
        await key('SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT'),
        /UnsupportedOperationException|InvalidKeyUsage|ValidationException/,
      ],
      [await key('RSA_2048', 'ENCRYPT_DECRYPT'), /it is no key for SIGN_VERIFY/],
      [await key('ML_DSA_44'), /signs only with ML_DSA_SHAKE_256/],
      [disabled, /DisabledException/],
      ['alias/nobody', /NotFoundException/],
    ];
    for (const [name, words] of wrong) {
      const made = await checkpoint(name);
      expect(made).toMatchObject({ exit: 1, stderr: expect.stringMatching(/KW4576/) });
      expect(made.stderr).toMatch(words);
    }
    const unreachable = await checkpoint('alias/x', { AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:9' });
    expect(unreachable).toMatchObject({ exit: 1, stderr: expect.stringMatching(/KW4576[\s\S]*can't sign/) });
    expect(readFileSync(file('journal.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(3);
  });

  it('needs one key, and signers that are some', async () => {
    for (const args of [[], ['--key', 'a', '--kms-key', 'b']])
      expect(await call(['checkpoint', ...args])).toMatchObject({
        exit: 1,
        stderr: expect.stringMatching(/KW6003[\s\S]*either `--key FILE` or `--kms-key KEY`/),
      });
    const secret = execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519']).toString();
    for (const text of [
      secret,
      'ssh-ed25519 AAAA',
      'nonsense',
      '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
    ]) {
      writeFileSync(file('signers'), text);
      const verified = await call(['verify', '--signers', 'signers']);
      expect(verified).toMatchObject({ exit: 1, stderr: expect.stringMatching('KW4577') });
      expect(verified.stderr).not.toContain(secret.split('\n')[1]);
    }
  });
});
