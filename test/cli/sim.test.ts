import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateKeyCommand, GenerateRandomCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { fakeTerminal } from './fake-terminal.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keywright-sim-'));
  writeFileSync(join(folder, 'quotas.yaml'), 'ListKeys: 1\nothers: aws\n');
  writeFileSync(join(folder, 'faults.yaml'), '- { operation: GenerateRandom, kind: throttle, count: 2 }\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What `use` answers of a simulator that runs with these arguments. */
async function running<T>(argv: readonly string[], use: (kms: KMSClient) => Promise<T>): Promise<T> {
  const { terminal, written, stop, listeners } = fakeTerminal(folder);
  const exit = run(['sim', '--port', '0', ...argv], terminal);
  while (listeners.size === 0) await new Promise((later) => setTimeout(later, 5));
  const [endpoint = ''] = /http:\S+/.exec(written.stdout) ?? [];
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  try {
    return await use(new KMSClient({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 }));
  } finally {
    stop();
    expect(await exit).toBe(0);
  }
}

const failure = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: Error) => error.name,
  );

/** How many of ten listings are refused. */
async function refused(kms: KMSClient): Promise<number> {
  const calls = Array.from({ length: 10 }, () => failure(kms.send(new ListKeysCommand({}))));
  return (await Promise.all(calls)).filter((outcome) => outcome === 'ThrottlingException').length;
}

/** How many of ten new keys are refused. */
async function refusedKeys(kms: KMSClient): Promise<number> {
  const calls = Array.from({ length: 10 }, () => failure(kms.send(new CreateKeyCommand({}))));
  return (await Promise.all(calls)).filter((outcome) => outcome === 'ThrottlingException').length;
}

describe('keywright sim', () => {
  it.each([[['--quotas']], [['--quotas', 'aws']], [['--quotas', 'quotas.yaml']]])(
    'throttles with %j',
    async (argv) => {
      expect(await running(argv, refusedKeys)).toBeGreaterThan(0);
    },
  );

  it.each([[[]], [['--quotas', 'off']]])('does not throttle with %j', async (argv) => {
    expect(await running(argv, refusedKeys)).toBe(0);
  });

  it('takes quotas from a file', async () => {
    expect(await running(['--quotas', 'quotas.yaml'], refused)).toBeGreaterThan(0);
    expect(await running(['--quotas', 'aws'], refused)).toBe(0);
  });

  it('takes faults from a file', async () => {
    const outcomes = await running(['--faults', 'faults.yaml'], async (kms) => {
      const draw = () => failure(kms.send(new GenerateRandomCommand({ NumberOfBytes: 1 })));
      return [await draw(), await draw(), await draw()];
    });
    expect(outcomes).toEqual(['ThrottlingException', 'ThrottlingException', 'answered']);
  });

  it('makes the same key with the same seed, at the time that is asked for', async () => {
    const create = (kms: KMSClient) => kms.send(new CreateKeyCommand({}));
    const argv = ['--seed', 'a', '--clock', '2030-06-01T00:00:00Z'];
    const [one, other] = [await running(argv, create), await running(argv, create)];
    expect(one.KeyMetadata?.KeyId).toBe(other.KeyMetadata?.KeyId);
    expect(one.KeyMetadata?.CreationDate?.toISOString()).toMatch(/^2030-06-01T00:0/);
  });
});

describe('keywright sim refuses', () => {
  it.each([
    ['a quotas file that is not there', ['--quotas', 'none.yaml'], '', 'KW6010', 'give `--quotas`'],
    [
      'an operation that there is not',
      ['--quotas', 'x.yaml'],
      'ListKeys: 1\nListKey: 1\n',
      'KW6094',
      'x.yaml:2:10',
    ],
    ['a rate that is none', ['--quotas', 'x.yaml'], 'ListKeys: many\n', 'KW6094', 'x.yaml:1:11'],
    ['a quotas file that is a list', ['--quotas', 'x.yaml'], '- ListKeys\n', 'KW6094', 'by operation'],
    ['broken YAML', ['--quotas', 'x.yaml'], 'a: [\n', 'KW6094', 'x.yaml:'],
    ['a faults file that is not there', ['--faults', 'none.yaml'], '', 'KW6010', 'give `--faults`'],
    ['no list of faults', ['--faults', 'x.yaml'], 'operation: Decrypt\n', 'KW6095', 'list of faults'],
    [
      'a fault that is none, with its place',
      ['--faults', 'x.yaml'],
      '- { operation: Decrypt, kind: cut }\n- { operation: Decrypt, kind: cat }\n',
      'KW6095',
      'x.yaml:2:3',
    ],
    ['a time that is none', ['--clock', 'tomorrow'], '', 'KW6003', 'a time is like 2030-01-01T00:00:00Z'],
  ])('%s', async (_what, argv, text, code, words) => {
    writeFileSync(join(folder, 'x.yaml'), text);
    const { terminal, written } = fakeTerminal(folder);
    expect(await run(['sim', '--port', '0', ...argv], terminal)).toBe(1);
    expect(written.stdout).toBe('');
    expect(written.stderr).toContain(`error ${code}: `);
    expect(written.stderr).toContain(words);
  });
});
