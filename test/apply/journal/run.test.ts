import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../src/apply/journal/journal.js';
import { openRun, type Run, type RunRequest } from '../../../src/apply/journal/run.js';
import { recordedSteps } from '../../../src/apply/journal/steps.js';
import { keyState } from '../../render/samples.js';
import { alice, backends, bob, clock, value } from './building.js';
import { arn, carryOut, changes, done, plan, requestOf, startOf } from './sample-run.js';

const [backend] = await backends();
const start = startOf(plan);

async function request(place: string, over: Partial<RunRequest> = {}): Promise<RunRequest> {
  return requestOf(await backend.open(place), alice, clock, over);
}

async function applied(run: Run, perform = done) {
  const report = await carryOut(value(await run.begin(start)), perform);
  return { report, unended: await run.end(report) };
}

async function entriesAt(place: string) {
  const read = value(await readJournal(await backend.open(place)));
  expect(read.problem).toBeNull();
  return read.entries;
}

describe('the record of an apply', () => {
  it('says who did what, what it replaced, and how it ended', async () => {
    const place = backend.place();
    const ended = await applied(value(await openRun(await request(place))));
    expect(ended).toMatchObject({ report: { outcome: 'applied' }, unended: null });
    const entries = await entriesAt(place);
    expect(entries.map(({ event }) => event.kind)).toEqual([
      'lock',
      'plan',
      'approvals',
      'started',
      ...changes.flatMap(() => ['step-begin', 'step-end']),
      'finished',
      'lock',
    ]);
    const steps = [...recordedSteps(entries, plan.digest).values()];
    expect(steps.map(({ replaced }) => replaced)).toEqual([
      { arn, fields: { description: keyState.description }, unread: [] },
      { arn, fields: { policy: keyState.policy }, unread: [] },
      { arn, fields: {}, unread: ['tags'] },
    ]);
    expect(steps[0]).toMatchObject({ state: 'done', arn, requests: ['request-1', 'request-2'] });
  });

  it('keeps a second apply out while the first runs, and lets it in afterwards', async () => {
    const place = backend.place();
    const run = value(await openRun(await request(place)));
    const other = await openRun(await request(place, { id: 'run-b', runner: bob }));
    expect(other).toMatchObject({
      ok: false,
      problems: [{ code: 'KW4566', message: expect.stringContaining(alice.who) }],
    });
    await applied(run);
    expect(await openRun(await request(place, { id: 'run-b', runner: bob }))).toMatchObject({ ok: true });
  });

  it('begins no step once somebody has taken the lock', async () => {
    const place = backend.place();
    const run = value(await openRun(await request(place)));
    const performed: string[] = [];
    const { report } = await applied(run, async (step) => {
      performed.push(step.id);
      if (step.id === 'one')
        value(await openRun(await request(place, { id: 'run-b', runner: bob, takeLocks: true })));
      return done(step);
    });
    expect(performed).toEqual(['one']);
    const ends = (await entriesAt(place)).filter(({ event }) => event.kind === 'step-end');
    expect(ends).toMatchObject([{ event: { run: 'run-a', change: 'one', result: 'done' } }]);
    expect(report).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'KW4567', message: expect.stringContaining(bob.who) }],
    });
  });

  it('leaves a step that was begun and never ended, and the next run keeps the first snapshot', async () => {
    const place = backend.place();
    const run = value(await openRun(await request(place)));
    const crash = carryOut(value(await run.begin(start)), () => Promise.reject(new Error('killed')));
    await expect(crash).rejects.toThrow('killed');
    const next = value(await openRun(await request(place, { id: 'run-b', takeLocks: true })));
    expect([...recordedSteps(next.entries, plan.digest).values()]).toMatchObject([
      { change: 'one', state: 'begun' },
    ]);
    await applied(next);
    const steps = recordedSteps(await entriesAt(place), plan.digest);
    expect([...steps.values()].map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    const taken = (await entriesAt(place)).flatMap(({ event }) => (event.kind === 'lock' ? [event] : []));
    expect(taken[1]).toMatchObject({ action: 'taken', fence: 2, takenFrom: { run: 'run-a' } });
  });

  it('stops where it can’t be written, before the step that would have no record', async () => {
    const place = backend.place();
    const store = await backend.open(place);
    let writes = 0;
    const full: RunRequest['store'] = {
      ...store,
      add: async (text) => {
        writes += 1;
        if (writes !== 6) return store.add(text);
        const { JournalFailure } = await import('../../../src/apply/journal/failure.js');
        throw new JournalFailure('KW4561', 'the disk is full');
      },
    };
    const performed: string[] = [];
    const run = value(await openRun(await request(place, { store: full })));
    const { report, unended } = await applied(run, (step) => {
      performed.push(step.id);
      return done(step);
    });
    expect(performed).toEqual(['one']);
    expect(report).toMatchObject({
      outcome: 'failed',
      done: [{ id: 'one' }],
      problems: [{ code: 'KW4561' }],
    });
    expect(unended).toBeNull();
    await entriesAt(place);
  });

  it('records a failure with its words', async () => {
    const place = backend.place();
    const problem = { code: 'KW5001', severity: 'error', message: 'no' } as const;
    await applied(value(await openRun(await request(place))), () =>
      Promise.resolve({ result: 'failed', problem }),
    );
    const ends = (await entriesAt(place)).map(({ event }) => event).filter(({ kind }) => kind === 'step-end');
    expect(ends).toMatchObject([{ result: 'failed', arn: null, problem: { code: 'KW5001', message: 'no' } }]);
  });
});
