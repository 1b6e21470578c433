import { describe, expect, it } from 'vitest';
import { settle } from '../../src/apply/settle.js';
import type { JournalEntry, JournalEvent } from '../../src/model/journal.js';
import { sealPlan } from '../../src/plan/digest.js';
import { makePlan, type PlanInput, type PlanInputOutcome } from '../../src/plan/make-plan.js';
import { withRules } from '../../src/plan/required-approvals.js';
import { desiredKey, estate, liveKey, now, observedTarget } from '../plan/builders.js';
import { gateOff } from '../support/applying.js';

const wanted = desiredKey();
const without: PlanInput = { estate, desired: [wanted], observed: [observedTarget([])], now };
const withKey: PlanInput = { ...without, observed: [observedTarget([liveKey(wanted)])] };
const meta = { createdAt: new Date(now).toISOString(), toolVersion: 'test', commit: null, notes: [] };
const plan = sealPlan(withRules(makePlan(without).body, gateOff, estate), meta);
const [creation] = plan.changes;
if (creation === undefined) throw new Error('the plan makes no key');

function entry(event: JournalEvent, secondsAgo = 0): JournalEntry {
  const at = new Date(now - secondsAgo * 1000).toISOString();
  return { version: 1, sequence: 1, at, previous: '', hash: '', event };
}

const of = { run: 'run', digest: plan.digest, change: creation.id };
const replaced = { arn: null, fields: {}, unread: [] };
const begun = (secondsAgo: number) =>
  entry(
    { kind: 'step-begin', ...of, key: creation.key, step: creation.step, fence: 1, replaced },
    secondsAgo,
  );
const done = entry({ kind: 'step-end', ...of, result: 'done', arn: 'arn:made', problem: null, requests: [] });

/** Looks again and again at a target that shows the key from the `shownAt`th look on. */
async function settled(
  entries: readonly JournalEntry[],
  shownAt: number,
  { seconds = 60, stopAt = Number.POSITIVE_INFINITY } = {},
) {
  const told: (readonly string[])[] = [];
  const onWait = (changes: readonly string[]) => void told.push(changes);
  let [looks, time] = [0, now];
  const look = (): Promise<PlanInputOutcome> => {
    looks += 1;
    return Promise.resolve({ ok: true, value: looks >= shownAt ? withKey : without, warnings: [] });
  };
  const clock = {
    now: () => time,
    sleep: (milliseconds: number) => {
      time += milliseconds;
      return Promise.resolve();
    },
  };
  const shouldStop = () => looks >= stopAt;
  const seen = await settle({ plan, entries, seconds, look, onWait, shouldStop }, clock);
  return { seen, looks, told, waited: (time - now) / 1000 };
}

describe('a key that an earlier run began to make', () => {
  it('is waited for, so that it isn’t made twice', async () => {
    const { seen, looks } = await settled([begun(1)], 5);
    expect([looks, seen.ok && seen.value]).toEqual([5, withKey]);
  });

  it('is named once while it is waited for, and not where nothing is', async () => {
    expect((await settled([begun(1)], 5)).told).toEqual([[creation.id]]);
    expect((await settled([begun(600)], Number.POSITIVE_INFINITY)).told).toEqual([]);
  });

  it('is no longer waited for once somebody asks to stop', async () => {
    expect((await settled([begun(1)], Number.POSITIVE_INFINITY, { stopAt: 2 })).waited).toBe(2);
  });

  it('was never made where it doesn’t show for as long as AWS may need', async () => {
    const { seen, waited } = await settled([begun(20)], Number.POSITIVE_INFINITY);
    expect(seen).toMatchObject({ ok: true, value: without });
    expect(waited).toBe(40);
  });

  it('is not waited for where that time is over already, nor by a clock that is ahead for ever', async () => {
    expect((await settled([begun(600)], Number.POSITIVE_INFINITY)).waited).toBe(0);
    expect((await settled([begun(-86_400)], Number.POSITIVE_INFINITY)).waited).toBe(60);
  });

  it('stops the run where the journal has its ARN and the target doesn’t show it', async () => {
    const { seen } = await settled([begun(600), done], Number.POSITIVE_INFINITY);
    expect(seen).toMatchObject({ ok: false, because: 'provider', problems: [{ code: 'KW4037' }] });
    expect(seen.ok ? '' : seen.problems[0]?.message).toContain('arn:made');
  });

  it('of another plan is waited for as well, but only lately, and its ARN isn’t this one’s', async () => {
    const other = { ...of, digest: `sha256:${'0'.repeat(64)}` };
    const event = {
      kind: 'step-begin',
      ...other,
      key: creation.key,
      step: creation.step,
      fence: 1,
      replaced,
    } as const;
    expect((await settled([entry(event, 10)], 5)).looks).toBe(5);
    expect((await settled([entry(event, 600)], Number.POSITIVE_INFINITY)).looks).toBe(1);
    const made = { ...of, ...other, kind: 'step-end', result: 'done', arn: 'arn:made' } as const;
    const ended = entry({ ...made, problem: null, requests: [] });
    const { seen, waited } = await settled([entry(event, 10), ended], Number.POSITIVE_INFINITY);
    expect([seen.ok, waited]).toEqual([true, 50]);
  });
});

describe('a failed look', () => {
  it('ends the waiting', async () => {
    const problems = [{ code: 'KW5001', severity: 'error', message: 'no answer' }] as const;
    const look = () => Promise.resolve({ ok: false, because: 'provider', problems } as const);
    const clock = { now: () => now, sleep: () => Promise.resolve() };
    const waiting = { plan, onWait: () => undefined, shouldStop: () => false };
    const seen = await settle({ ...waiting, entries: [begun(1)], seconds: 60, look }, clock);
    expect(seen).toMatchObject({ ok: false, because: 'provider' });
  });
});
