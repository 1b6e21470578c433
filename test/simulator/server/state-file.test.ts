import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateAliasCommand, GenerateRandomCommand, ListAliasesCommand } from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Simulator, SimulatorLog } from '../../../src/simulator/options.js';
import { loadState } from '../../../src/simulator/persistence/load-state.js';
import { openStateFile } from '../../../src/simulator/persistence/state-file.js';
import { createStore, transaction } from '../../../src/simulator/store.js';
import { control, kmsOf } from './clients.js';
import { startSmall } from './small-kms.js';

let folder: string;
let stateFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keywright-state-'));
  stateFile = join(folder, 'kms.state');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const create = (simulator: Pick<Simulator, 'url'>, name: string) =>
  kmsOf(simulator as Simulator).send(
    new CreateAliasCommand({ AliasName: `alias/${name}`, TargetKeyId: 'key' }),
  );

async function names(simulator: Pick<Simulator, 'url'>): Promise<string[]> {
  const { Aliases = [] } = await kmsOf(simulator as Simulator).send(new ListAliasesCommand({}));
  return Aliases.map((alias) => alias.AliasName?.slice('alias/'.length) ?? '').sort();
}

async function namesAfterRestart(log?: SimulatorLog): Promise<string[]> {
  const simulator = await startSmall({ stateFile, ...(log === undefined ? {} : { log }) });
  const found = await names(simulator);
  await simulator.close();
  return found;
}

/** `fileLimit`, in KiB, stands for a disk that fills up. */
async function startChild(fileLimit: number | 'unlimited' = 'unlimited') {
  const script = join(import.meta.dirname, 'run-small.ts');
  const limited = 'ulimit -f "$1"; shift; exec "$@"';
  const node = [process.execPath, '--import', 'tsx', script, stateFile];
  const child = spawn('bash', ['-c', limited, 'bash', `${fileLimit}`, ...node], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, simulator: { url: line.toString().trim() } };
}

describe('state goes on', () => {
  test('after a stop, with the simulated clock where it was', async () => {
    const first = await startSmall({ stateFile });
    await create(first, 'a');
    await control(first, 'clock', { advanceSeconds: 86_400 });
    await first.close();
    const second = await startSmall({ stateFile });
    expect(await names(second)).toEqual(['a']);
    expect(await control(second, 'clock')).toMatchObject({ offsetSeconds: 86_400 });
    await second.close();
  });

  test('after SIGKILL amid writes: every answered call is there', async () => {
    const { child, simulator } = await startChild();
    const answered: string[] = [];
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; ; i++) {
        await create(simulator, `${writer}-${i}`);
        answered.push(`${writer}-${i}`);
        if (answered.length === 100) child.kill('SIGKILL');
      }
    });
    await Promise.allSettled(writers);
    expect(answered.length).toBeGreaterThanOrEqual(100);
    expect(await namesAfterRestart()).toEqual(expect.arrayContaining(answered));
  });

  test('a seeded simulator does not draw the same bytes again', async () => {
    const draw = async () => {
      const simulator = await startSmall({ stateFile, seed: 'fixed' });
      const { Plaintext } = await kmsOf(simulator).send(new GenerateRandomCommand({ NumberOfBytes: 16 }));
      await simulator.close();
      return Plaintext;
    };
    expect(await draw()).not.toEqual(await draw());
  });

  test('for the owner only', async () => {
    const simulator = await startSmall({ stateFile });
    for (const file of [stateFile, `${stateFile}.journal`, `${stateFile}.lock`]) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    await simulator.close();
  });
});

test('a long journal is folded into the snapshot', async () => {
  const store = createStore();
  const persistence = openStateFile(stateFile, store, () => {});
  const journalSize = () => statSync(`${stateFile}.journal`).size;
  for (let i = 0; i < 6; i++) {
    expect(journalSize()).toBeLessThan(5.5 * 2 ** 20);
    const secret = `${i}`.repeat(2 ** 20);
    const record = { accessKeyId: `AKIA${i}`, secret, principalId: 'p', session: null };
    const { changes } = transaction(store, () => store.credentials.put(record.accessKeyId, record));
    persistence.append(changes);
    await persistence.settled();
  }
  persistence.recordClock(1234);
  expect(journalSize()).toBeLessThan(3 * 2 ** 20);
  const reader = createStore();
  expect(loadState(stateFile, reader, () => {})).toMatchObject({ clockOffset: 1234 });
  expect([...reader.credentials.values()]).toEqual([...store.credentials.values()]);
  persistence.close();
});

describe('a damaged file', () => {
  /** Leaves a journal with two changes behind, as a killed process does. */
  async function killedAfterTwo() {
    const { child, simulator } = await startChild();
    await create(simulator, 'a');
    await create(simulator, 'b');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  test('a last change that was cut short is dropped, and the log says so', async () => {
    await killedAfterTwo();
    const journal = `${stateFile}.journal`;
    truncateSync(journal, statSync(journal).size - 5);
    const log: string[] = [];
    expect(await namesAfterRestart((line, kind) => log.push(`${kind}: ${line}`))).toEqual(['a']);
    expect(log.join('\n')).toContain('trouble: dropped the last change');
    expect(await namesAfterRestart()).toEqual(['a']);
  });

  test.each([
    ['a journal changed in the middle', '.journal', (text: string) => text.replace('alias/a', 'alias/x')],
    ['a snapshot that was changed', '', (text: string) => text.replace('generation', 'Generation')],
    ['a snapshot without its end', '', (text: string) => `${text.split('\n')[0]}\n`],
    ['a file of somebody else', '', () => 'my diary\nday one\n'],
    ['binary garbage', '', () => '\u0000\u0001\n\u0002'],
    ['an empty file', '', () => ''],
  ])('%s is refused and left as it is', async (_what, suffix, damage) => {
    await killedAfterTwo();
    const file = stateFile + suffix;
    const text = damage(readFileSync(file, 'utf8'));
    writeFileSync(file, text);
    await expect(startSmall({ stateFile })).rejects.toMatchObject({
      name: 'StateFileError',
      kind: 'damaged',
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('an old journal that the snapshot contains already is not applied twice', async () => {
    await killedAfterTwo();
    const old = readFileSync(`${stateFile}.journal`);
    expect(await namesAfterRestart()).toEqual(['a', 'b']);
    writeFileSync(`${stateFile}.journal`, old);
    appendFileSync(`${stateFile}.journal`, 'torn');
    expect(await namesAfterRestart()).toEqual(['a', 'b']);
  });
});

describe('a full disk', () => {
  test('what was answered is kept, what was refused never happened, and reading goes on', async () => {
    const { child, simulator } = await startChild(64);
    const answered: string[] = [];
    const outcome = await (async () => {
      for (let i = 0; i < 1000; i++) {
        await create(simulator, `${i}`);
        answered.push(`${i}`);
      }
    })().catch((error: Error) => error.name);
    expect(outcome).toBe('KMSInternalException');
    expect(answered.length).toBeGreaterThan(0);
    expect(await names(simulator)).toEqual(answered.sort());
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await namesAfterRestart()).toEqual(answered);
  });
});

describe('the lock', () => {
  test('a second simulator on the same file is refused', async () => {
    const simulator = await startSmall({ stateFile });
    await expect(startSmall({ stateFile })).rejects.toMatchObject({
      kind: 'locked',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await simulator.close();
    expect(await namesAfterRestart()).toEqual([]);
  });

  test.each([
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: null })],
    ['another process with the same id', JSON.stringify({ pid: process.pid, startedAt: '1' })],
    ['nobody', ''],
  ])('of %s is taken over', async (_what, text) => {
    writeFileSync(`${stateFile}.lock`, text);
    expect(await namesAfterRestart()).toEqual([]);
  });

  test('a folder that is not there is an error of the file', async () => {
    await expect(startSmall({ stateFile: join(folder, 'none', 'kms.state') })).rejects.toMatchObject({
      name: 'StateFileError',
      kind: 'unwritable',
    });
  });

  test('a port that is taken leaves no lock behind', async () => {
    const simulator = await startSmall();
    await expect(startSmall({ stateFile, port: simulator.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await simulator.close();
    expect(await namesAfterRestart()).toEqual([]);
  });
});
