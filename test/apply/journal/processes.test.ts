import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryText } from '../../../src/apply/journal/entry.js';
import { readJournal } from '../../../src/apply/journal/journal.js';
import { openStore } from '../../../src/apply/journal/open-store.js';
import { backends, clock, event, journalAt, temporaryFolder, value } from './building.js';

const script = join(import.meta.dirname, 'child.ts');
const folder = temporaryFolder();
const [file, s3] = await backends();

function child(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function outputOf(process: ChildProcess): Promise<string[]> {
  let text = '';
  process.stdout?.on('data', (part: Buffer) => {
    text += part.toString();
  });
  await once(process, 'close');
  return text.trim().split('\n');
}

describe('two processes', () => {
  it.each([file, s3])(
    'race 50 times for locks in $name: one wins, the other is told who did',
    async (backend) => {
      const place = backend.place();
      const start = String(Date.now() + 3_000);
      const lines = await Promise.all(
        ['alice', 'bob'].map((who) => outputOf(child(['race', place, who, start], backend.env))),
      );
      for (let round = 0; round < 50; round += 1) {
        const [first = '', second = ''] = lines.map((each) => each[round] ?? '');
        const winner = first === 'won' ? 'alice' : 'bob';
        expect(
          [first, second].filter((line) => line === 'won'),
          `round ${round}`,
        ).toHaveLength(1);
        expect(first === 'won' ? second : first).toContain(`${winner} (process`);
      }
    },
  );
});

describe('a process that is killed while it appends', () => {
  it('loses no entry that it was told of, and the next one goes on', async () => {
    const place = join(folder, 'killed.jsonl');
    const told = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const writer = child(['append', place]);
      const seen = new Promise<void>((done) => {
        let lines = 0;
        writer.stdout?.on('data', (part: Buffer) => {
          for (const hash of part
            .toString()
            .split('\n')
            .filter((line) => line.length === 71))
            told.add(hash);
          lines += 1;
          if (lines > round) done();
        });
      });
      await seen;
      const ended = once(writer, 'close');
      writer.kill('SIGKILL');
      await ended;
      const journal = await journalAt(value(await openStore(place, { cwd: folder, env: {}, clock })));
      await journal.append(event(round));
      const read = value(await readJournal(value(await openStore(place, { cwd: folder, env: {}, clock }))));
      expect(read.problem).toBeNull();
      const kept = new Set(read.entries.map(({ hash }) => hash));
      expect([...told].filter((hash) => !kept.has(hash))).toEqual([]);
    }
    expect(told.size).toBeGreaterThan(8);
  });
});

describe('a file that was cut in the middle of an entry', () => {
  it('is not sound, and goes on after every possible cut, with a record of it', async () => {
    const place = join(folder, 'torn.jsonl');
    const open = async () => value(await openStore(place, { cwd: folder, env: {}, clock }));
    const journal = await journalAt(await open());
    for (const number of [1, 2]) await journal.append(event(number));
    const whole = readFileSync(place);
    const last = entryText(journal.entries()[1] ?? never()).length;
    const from = whole.length - Buffer.byteLength(entryText(journal.entries()[1] ?? never())) - 1;
    for (let size = from + 1; size < whole.length; size += Math.ceil(last / 12)) {
      writeFileSync(place, whole);
      truncateSync(place, size);
      const read = value(await readJournal(await open()));
      expect(read).toMatchObject({ problem: { code: 'KW4563' }, entries: [{ sequence: 1 }] });
      const next = await journalAt(await open());
      await next.append(event(3));
      const after = value(await readJournal(await open()));
      expect(after.problem).toBeNull();
      expect(after.entries.map(({ event: kept }) => kept)).toEqual([
        event(1),
        expect.objectContaining({ kind: 'torn', bytes: size - from }),
        event(3),
      ]);
    }
  });

  it('keeps what another process wrote in place of what was torn', async () => {
    const place = join(folder, 'torn-race.jsonl');
    const open = async () => value(await openStore(place, { cwd: folder, env: {}, clock }));
    await (await journalAt(await open())).append(event(1));
    appendFileSync(place, '{"half":');
    const [first, second] = [await journalAt(await open()), await journalAt(await open())];
    await Promise.all([first.append(event(2)), second.append(event(3))]);
    const read = value(await readJournal(await open()));
    expect(read.problem).toBeNull();
    expect(read.entries.map(({ event: { kind } }) => kind)).toEqual([
      'step-begin',
      'torn',
      'step-begin',
      'step-begin',
    ]);
  });

  it('is not followed through a symbolic link', async () => {
    const [target, place] = [join(folder, 'precious'), join(folder, 'link.jsonl')];
    writeFileSync(target, '');
    symlinkSync(target, place);
    const read = await readJournal(value(await openStore(place, { cwd: folder, env: {}, clock })));
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'KW4560' }] });
  });

  it('is not mended while it is in use: one that became shorter stops the writer', async () => {
    const place = join(folder, 'shorter.jsonl');
    const journal = await journalAt(value(await openStore(place, { cwd: folder, env: {}, clock })));
    for (const number of [1, 2]) await journal.append(event(number));
    truncateSync(place, 10);
    await expect(journal.append(event(3))).rejects.toMatchObject({ problem: { code: 'KW4562' } });
  });
});

function never(): never {
  throw new Error('no entry');
}
