import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  ListKeysCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { afterEach, describe, expect, test } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/index.js';
import { build } from '../../cli/built-cli.js';
import { failureOf, kmsOf } from '../server/clients.js';

const running: Simulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

async function start(options: SimulatorOptions = {}) {
  const simulator = await startSimulator(options);
  running.push(simulator);
  return { simulator, kms: kmsOf(simulator) };
}

type Kms = ReturnType<typeof kmsOf>;
const createKey = async (kms: Kms, input: CreateKeyCommandInput = {}) =>
  (await kms.send(new CreateKeyCommand(input))).KeyMetadata?.KeyId ?? '';
const keysOf = async (kms: Kms) => {
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  return Keys.map(({ KeyId = '' }) => KeyId).sort();
};

describe('several simulators in one process', () => {
  test('know nothing of each other', async () => {
    const [one, other] = [await start(), await start()];
    const KeyId = await createKey(one.kms);
    await one.kms.send(new CreateAliasCommand({ AliasName: 'alias/mine', TargetKeyId: KeyId }));
    expect(await keysOf(other.kms)).toEqual([]);
    const described = other.kms.send(new DescribeKeyCommand({ KeyId: 'alias/mine' }));
    expect(await failureOf(described)).toBe('NotFoundException');
  });

  test('with the same seed draw the same ids, with another one others', async () => {
    const history = async (seed: string) => {
      const { kms } = await start({ seed, clock: () => Date.parse('2026-11-25T12:00:00Z') });
      const rsa = { KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' } as const;
      const [plain, pair] = [await createKey(kms), await createKey(kms, rsa)];
      const Plaintext = Buffer.from('x');
      const sealed = [
        await kms.send(new EncryptCommand({ KeyId: plain, Plaintext })),
        await kms.send(
          new EncryptCommand({ KeyId: pair, Plaintext, EncryptionAlgorithm: 'RSAES_OAEP_SHA_256' }),
        ),
      ];
      return { ids: [plain, pair], sealed: sealed.map(({ CiphertextBlob }) => CiphertextBlob) };
    };
    const first = await history('a');
    expect(await history('a')).toEqual(first);
    expect((await history('b')).ids).not.toEqual(first.ids);
  });
});

describe('a snapshot', () => {
  async function prepare(options: SimulatorOptions = {}) {
    const { simulator, kms } = await start(options);
    const KeyId = await createKey(kms);
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('kept') }));
    return { simulator, kms, KeyId, CiphertextBlob };
  }

  test('is what other simulators start from: they decrypt, and change nothing of it', async () => {
    const { simulator, KeyId, CiphertextBlob } = await prepare();
    const snapshot = simulator.snapshot();
    const asTaken = JSON.stringify(snapshot);
    const [one, other] = [await start({ snapshot }), await start({ snapshot })];
    await one.kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    await createKey(one.kms);
    const opened = await other.kms.send(new DecryptCommand({ CiphertextBlob }));
    expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe('kept');
    expect(await keysOf(other.kms)).toEqual([KeyId]);
    expect(JSON.stringify(snapshot)).toBe(asTaken);
  });

  test('is what a test comes back to, the time included', async () => {
    const { simulator, kms, KeyId } = await prepare();
    const snapshot = simulator.snapshot();
    for (const _ of ['first', 'second']) {
      await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
      simulator.moveClock({ advanceSeconds: 8 * 86_400 });
      expect(await keysOf(kms)).toEqual([]);
      simulator.restore(snapshot);
      expect(await keysOf(kms)).toEqual([KeyId]);
    }
  });

  test('survives JSON', async () => {
    const { simulator, KeyId } = await prepare();
    const snapshot = JSON.parse(JSON.stringify(simulator.snapshot()));
    expect(await keysOf((await start({ snapshot })).kms)).toEqual([KeyId]);
  });

  test('with the seed that made it: new keys beside the old ones, the same in each run', async () => {
    const { simulator, KeyId } = await prepare({ seed: 'fixed' });
    const snapshot = simulator.snapshot();
    const next = async () => createKey((await start({ seed: 'fixed', snapshot })).kms);
    const made = await next();
    expect(made).not.toBe(KeyId);
    expect(await next()).toBe(made);
  });
});

describe('a start', () => {
  test('loads no package that few simulators need and that takes long', () => {
    expect([...packagesOf(resolve('src/simulator/index.ts'))]).toEqual(['jsonc-parser', 'cborg']);
  });

  test('works from the built package, by its name', () => {
    build();
    const script = `
      import { startSimulator } from 'keywright/simulator';
      const simulator = await startSimulator();
      console.log((await fetch(simulator.url + '/_keywright/health')).status);
      await simulator.close();
    `;
    const node = [process.execPath, ['--input-type=module', '-e', script]] as const;
    expect(execFileSync(...node, { encoding: 'utf8' })).toBe('200\n');
  });
});

/** Packages (Node's own aside) that a module imports, and those of the modules that it imports. */
function packagesOf(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return new Set();
  seen.add(path);
  const text = readFileSync(path, 'utf8').replace(/^import type [^;]+;/gm, '');
  const imported = [...text.matchAll(/^(?:import|export) [^;]*?from '([^']+)';/gm)].map(
    ([, from = '']) => from,
  );
  const own = imported.filter((from) => !from.startsWith('.') && !from.startsWith('node:'));
  const files = imported.filter((from) => from.startsWith('.')).map((from) => from.replace(/\.js$/, '.ts'));
  return new Set([...own, ...files.flatMap((from) => [...packagesOf(join(dirname(path), from), seen)])]);
}
