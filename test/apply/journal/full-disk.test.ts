import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { JournalFailure } from '../../../src/apply/journal/failure.js';
import { type Turn, turnTaker } from '../../../src/apply/journal/file/append-turn.js';
import { fileRegisters } from '../../../src/apply/journal/file/file-registers.js';
import { fileStore } from '../../../src/apply/journal/file/file-store.js';
import { openJournal, readJournal } from '../../../src/apply/journal/journal.js';
import type { Registers } from '../../../src/apply/journal/store.js';
import { clock, event, journalAt, temporaryFolder, value } from './building.js';

const script = join(import.meta.dirname, 'child.ts');
const folder = temporaryFolder();

/** As many steps as find room, in another process whose shell runs `limit` before. */
function applied(place: string, count: number, limit: string) {
  const command = `${limit}; exec "$0" --import tsx "$1" apply "$2" "$3"`;
  const args = ['-c', command, process.execPath, script, place, String(count)];
  const { stdout, stderr } = spawnSync('bash', args, { encoding: 'utf8' });
  const lines = stdout.trim().split('\n');
  const last = lines.pop() ?? '';
  if (!last.startsWith('{')) throw new Error(stderr);
  return { performed: lines, ended: JSON.parse(last) };
}

/** Every step that was performed was recorded as begun before, and what is kept is sound. */
async function expectSound(place: string, performed: readonly string[]): Promise<void> {
  const read = value(await readJournal(fileStore(place)));
  expect(read.problem).toBeNull();
  const begun = read.entries.flatMap(({ event: kept }) => (kept.kind === 'step-begin' ? [kept.change] : []));
  expect(begun.slice(0, performed.length)).toEqual(performed);
  expect(begun.length - performed.length).toBeLessThanOrEqual(1);
}

describe('where there is no more room', () => {
  it('stops before the next step, whatever part of an entry still fitted', async () => {
    for (const kilobytes of [78, 79, 81, 84]) {
      const place = join(folder, `limited-${kilobytes}.jsonl`);
      const { performed, ended } = applied(place, 60, `ulimit -f ${kilobytes}`);
      expect(ended).toMatchObject({
        outcome: 'failed',
        problems: [{ code: 'KW4561', message: expect.stringContaining('larger than allowed') }],
        unended: { code: 'KW4561' },
      });
      expect(performed.length).toBeGreaterThan(0);
      expect(performed.length).toBeLessThan(60);
      await expectSound(place, performed);
      const journal = await journalAt(fileStore(place));
      await journal.append(event(1));
      await expectSound(place, performed);
    }
  });

  const mounted = join(folder, 'disk');
  const canMount = mount(mounted);
  afterAll(() => {
    if (canMount) execFileSync('umount', [mounted]);
  });

  it.skipIf(!canMount)('does so on a full disk, where the locks can’t be written either', async () => {
    for (const used of [4, 8, 12, 20]) {
      const place = join(mounted, `journal-${used}.jsonl`);
      const ballast = join(mounted, 'ballast');
      writeFileSync(ballast, Buffer.alloc(1024 * used));
      const { performed, ended } = applied(place, 300, 'true');
      expect(ended).toMatchObject({ outcome: 'failed', problems: [{ code: 'KW4561' }] });
      expect(ended.problems[0].message).toContain('the disk is full');
      expect(performed.length).toBeGreaterThan(0);
      await expectSound(place, performed);
      execFileSync('rm', [ballast]);
      const journal = value(await openJournal(fileStore(place), clock));
      await journal.append(event(1));
      await expectSound(place, performed);
      execFileSync('rm', ['-r', place, `${place}.locks`]);
    }
  });

  it('keeps the turn that can’t be given back, and gives it back later', async () => {
    const registers = fileRegisters(join(folder, 'turns'));
    let isFull = true;
    const full = new JournalFailure('KW4561', 'the disk is full');
    const write: Registers['write'] = (name, text, expected) =>
      isFull && text === 'free' ? Promise.reject(full) : registers.write(name, text, expected);
    const take = turnTaker({ ...registers, write });
    await endOf(await take());
    const other = turnTaker(registers);
    expect(await other()).toMatchObject({ mine: false });
    isFull = false;
    await endOf(await take());
    expect(await other()).toMatchObject({ mine: true });
    expect(await take()).toMatchObject({ mine: false });
  });
});

async function endOf(turn: Turn): Promise<void> {
  if (!turn.mine) throw new Error('no turn');
  await turn.end();
}

/** A disk of half a megabyte; false where this user may not mount one. */
function mount(at: string): boolean {
  mkdirSync(at);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'none', at]).status === 0;
}
