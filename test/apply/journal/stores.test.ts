import { describe, expect, it } from 'vitest';
import { entryText, sealEntry } from '../../../src/apply/journal/entry.js';
import { readJournal } from '../../../src/apply/journal/journal.js';
import type { LockRequest } from '../../../src/apply/journal/locks.js';
import { takeLock } from '../../../src/apply/journal/locks.js';
import type { JournalEntry } from '../../../src/model/journal.js';
import { alice, backends, bob, clock, event, journalAt, value } from './building.js';

const rounds = Array.from({ length: 50 }, (_, index) => index + 1);
const lock = 'aws-kms/aws/111122223333/eu-west-1';

function request(over: Partial<LockRequest> = {}): LockRequest {
  return { lock, run: 'run-a', runner: alice, leaseSeconds: 600, take: false, fenceBefore: 0, ...over };
}

describe.each(await backends())('a journal in $name', (backend) => {
  it('gives back what was added, to everybody', async () => {
    const place = backend.place();
    const journal = await journalAt(await backend.open(place));
    expect(journal.entries()).toEqual([]);
    for (const number of [1, 2, 3]) await journal.append(event(number));
    const other = await journalAt(await backend.open(place));
    expect(other.entries()).toEqual(journal.entries());
    expect(other.entries().map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(other.entries().map(({ event: kept }) => kept)).toEqual([event(1), event(2), event(3)]);
  });

  it('lets exactly one of two add after the same entry, 50 times', async () => {
    const place = backend.place();
    const [first, second] = [await backend.open(place), await backend.open(place)];
    let tip: JournalEntry | null = null;
    for (const round of rounds) {
      await Promise.all([first.readNew(), second.readNew()]);
      const mine: JournalEntry = sealEntry(tip, event(round), 0);
      const yours: JournalEntry = sealEntry(tip, event(-round), 0);
      const answers = await Promise.all([first.add(entryText(mine)), second.add(entryText(yours))]);
      const won = answers.map(({ result }) => result === 'added');
      expect(won.filter(Boolean), `round ${round}`).toHaveLength(1);
      tip = won[0] ? mine : yours;
      await (won[0] ? second : first).readNew();
    }
    const read = value(await readJournal(await backend.open(place)));
    expect(read).toMatchObject({ problem: null });
    expect(read.entries.at(-1)).toEqual(tip);
    expect(read.entries).toHaveLength(50);
  });

  it('loses nothing and never forks when four write as fast as they can', async () => {
    const place = backend.place();
    const journals = await Promise.all([1, 2, 3, 4].map(async () => journalAt(await backend.open(place))));
    const written = await Promise.all(
      journals.flatMap((journal, who) =>
        [1, 2, 3, 4, 5].map((number) => journal.append(event(100 * who + number))),
      ),
    );
    const read = value(await readJournal(await backend.open(place)));
    expect(read.problem).toBeNull();
    expect(read.entries).toHaveLength(20);
    expect(new Set(read.entries.map(entryText))).toEqual(new Set(written.map(entryText)));
  });

  it('gives a lock to exactly one of two, 50 times, and the other is told who has it', async () => {
    const registers = [(await backend.open(backend.place())).registers];
    const place = backend.place();
    registers.splice(0, 1, (await backend.open(place)).registers, (await backend.open(place)).registers);
    for (const round of rounds) {
      const name = `${lock}-${round}`;
      const asked = [
        request({ lock: name, run: 'run-a', runner: alice }),
        request({ lock: name, run: 'run-b', runner: bob }),
      ];
      const answers = await Promise.all(
        asked.map((each, index) => takeLock(registers[index] ?? never(), each, clock)),
      );
      const winner = answers.findIndex(({ ok }) => ok);
      const loser = answers[1 - winner];
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(loser).toMatchObject({
        ok: false,
        problems: [
          { code: 'KW4566', message: expect.stringContaining(asked[winner]?.runner.who ?? 'nobody') },
        ],
      });
    }
  });

  it('gives a released lock to the next, with a higher fence', async () => {
    const { registers } = await backend.open(backend.place());
    const first = value(await takeLock(registers, request(), clock));
    await first.release();
    const second = value(await takeLock(registers, request({ run: 'run-b', runner: bob }), clock));
    expect([first.record.fence, second.record.fence]).toEqual([1, 2]);
    expect(second.takenFrom).toBeNull();
  });

  it('gives an expired lock to the next, who knows from whom, and tells the first that it is lost', async () => {
    const { registers } = await backend.open(backend.place());
    let now = Date.UTC(2027, 0, 1);
    const time = { ...clock, now: () => now };
    const first = value(await takeLock(registers, request(), time));
    now += 600_000;
    const early = await takeLock(registers, request({ run: 'run-b', runner: bob }), time);
    expect(early).toMatchObject({ ok: false, problems: [{ code: 'KW4566' }] });
    now += 31_000;
    const second = value(await takeLock(registers, request({ run: 'run-b', runner: bob }), time));
    expect(second.takenFrom).toMatchObject({ run: 'run-a', runner: alice });
    expect(await first.ensure()).toMatchObject({
      code: 'KW4567',
      message: expect.stringContaining(bob.who),
    });
    await first.release();
    expect(await second.ensure()).toBeNull();
    const third = await takeLock(registers, request({ run: 'run-c' }), time);
    expect(third).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining(bob.who) }] });
  });

  it('prolongs a hold, also one that had expired and that nobody took', async () => {
    const { registers } = await backend.open(backend.place());
    let now = Date.UTC(2027, 0, 1);
    const time = { ...clock, now: () => now };
    const lease = value(await takeLock(registers, request(), time));
    for (const minutes of [4, 8, 30]) {
      now += minutes * 60_000;
      expect(await lease.ensure()).toBeNull();
    }
    now += 9 * 60_000;
    const other = await takeLock(registers, request({ run: 'run-b' }), time);
    expect(other).toMatchObject({ ok: false, problems: [{ code: 'KW4566' }] });
  });

  it('takes a held lock on request', async () => {
    const { registers } = await backend.open(backend.place());
    const first = value(await takeLock(registers, request(), clock));
    const second = value(
      await takeLock(registers, request({ run: 'run-b', runner: bob, take: true }), clock),
    );
    expect(second.takenFrom).toEqual(first.record);
    expect(second.record.fence).toBe(2);
  });

  it('never takes a lock that it can’t read, nor begins its fences anew', async () => {
    const { registers } = await backend.open(backend.place());
    await registers.write(lock, '{"state":"released"}', null);
    const asked = await takeLock(registers, request({ take: true }), clock);
    expect(asked).toMatchObject({ ok: false, problems: [{ code: 'KW4574' }] });
    const other = value(await takeLock(registers, request({ lock: 'other', fenceBefore: 41 }), clock));
    expect(other.record.fence).toBe(42);
  });

  it('refuses an entry of one whose lock was taken meanwhile', async () => {
    const place = backend.place();
    const [first, second] = [
      await journalAt(await backend.open(place)),
      await journalAt(await backend.open(place)),
    ];
    const fences = [{ lock, fence: 1 }];
    await first.append(event(1), fences);
    const taken = { kind: 'lock', action: 'taken', run: 'run-b', lock, fence: 2, runner: bob } as const;
    await second.append({ ...taken, expiresAt: '2027-01-01T00:00:00.000Z', takenFrom: null });
    await expect(first.append(event(2), fences)).rejects.toMatchObject({
      problem: { code: 'KW4567', message: expect.stringContaining(bob.who) },
    });
    await first.append(event(3), [{ lock: 'another', fence: 1 }]);
    expect(first.entries()).toHaveLength(3);
  });

  it.each<[string, object]>([
    ['bytes', { step: { op: 'set-description', description: Buffer.from('k') } }],
    ['a private key', { change: '-----BEGIN OPENSSH PRIVATE KEY-----\nb3' }],
    ['a member of its own', { plaintext: 'x' }],
    ['what JSON has no form for', { replaced: { arn: null, fields: {}, unread: [undefined] } }],
    ['a number that is none', { fence: Number.NaN }],
  ])('refuses an entry that holds %s', async (_, over) => {
    const journal = await journalAt(await backend.open(backend.place()));
    await expect(journal.append(event(1, over))).rejects.toMatchObject({ problem: { code: 'KW4571' } });
    expect(journal.entries()).toEqual([]);
  });
});

function never(): never {
  throw new Error('two stores');
}
