import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execute, unrecorded } from '../../../src/apply/execute.js';
import { knownKeys } from '../../../src/apply/live-keys.js';
import { verifyPlan } from '../../../src/apply/verify-plan.js';
import { ungated } from '../../../src/approval/ungated.js';
import type { Provider, Writer } from '../../../src/model/provider.js';
import { compile, validate } from '../../../src/pipeline.js';
import { declaredPrints, liveKeyIds, makePlan } from '../../../src/plan/make-plan.js';
import { openWriters } from '../../../src/providers/sessions.js';
import { type Desk, document, value } from '../../support/desk.js';
import { journeys, type Stop } from './journeys.js';
import { observeNow } from './observe-now.js';

/** One provider with an empty place to work in. */
export interface Subject {
  readonly provider: Provider;
  open(): Promise<Desk>;
  /** `keywright.yaml`: the estate and one target named `main`. */
  readonly root: string;
  /** The members of a key's `spec` that this provider needs beside those of the journeys. */
  readonly key: object;
  /** Journeys that the provider can't make, with the reason, which the suite prints. */
  readonly deviations: Readonly<Record<string, string>>;
}

/** What every provider must do: arrive at every state, and then find nothing to do. */
export function conforms(subject: Subject): void {
  let desk: Desk;
  beforeEach(async () => {
    desk = await subject.open();
  });
  afterEach(() => desk.close());

  const goTo = (stop: Stop) => desk.write(filesOf(subject, stop));
  const arrived = async () => expect(await desk.plan()).toMatchObject({ changes: [], blocked: [] });

  describe.each(Object.keys(journeys))('%s', (name) => {
    const stops = journeys[name] ?? [];
    const reason = subject.deviations[name];
    if (reason !== undefined) {
      it.skip(`deviates: ${reason}`, () => undefined);
      return;
    }

    it('arrives, and a plan then is empty', async () => {
      for (const stop of stops) {
        await goTo(stop);
        await desk.settle();
        await arrived();
      }
    });

    it('arrives where every step but a creation is done twice', async () => {
      for (const stop of stops) {
        await goTo(stop);
        await applyTwice(desk);
        await arrived();
      }
    });

    it('arrives where the apply is stopped after every step', async () => {
      for (const stop of stops) {
        await goTo(stop);
        const plan = await desk.plan();
        for (let run = 0; run <= plan.changes.length; run += 1) {
          const report = await desk.apply(plan, { shouldStop: stopAfterOne() });
          if (report.outcome === 'applied') break;
          expect(report).toMatchObject({ outcome: 'failed', failed: null });
        }
        await arrived();
      }
    });
  });

  it('compiles the same twice and leaves its input as it is', async () => {
    await goTo(Object.values(journeys)[0]?.[0] ?? { keys: {} });
    const estate = value(await validate(desk.folder));
    const before = JSON.stringify(estate);
    const [one, other] = [subject.provider.compile(estate), subject.provider.compile(estate)];
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    expect(JSON.stringify(estate)).toBe(before);
  });

  it('gives a reader no way to write, and observing changes nothing', async () => {
    await goTo({ keys: { cards: {} } });
    await desk.settle();
    const estate = value(await validate(desk.folder));
    const [target] = estate.targets;
    if (target === undefined) throw new Error('no target');
    const reader = await subject.provider.openReader(target, desk.runtime);
    expect(Object.keys(reader).sort()).toEqual(['close', 'observe']);
    const desired = { target: target.name, keys: value(compile(estate)) };
    const settings = { ...estate.observe, estate: estate.name };
    const [one, other] = [await reader.observe(desired, settings), await reader.observe(desired, settings)];
    reader.close();
    expect(one).toEqual(other);
    expect(one).toMatchObject({ ok: true, value: { keys: [{ owner: { read: true } }] } });
  });
}

/** The estate's files at one stop of a journey. */
function filesOf({ root, key }: Subject, { keys, grants = {} }: Stop): Record<string, string> {
  const documents = [
    ...Object.entries(keys).map(([name, spec]) => document('Key', name, { target: 'main', ...key, ...spec })),
    ...Object.entries(grants).map(([name, spec]) => document('Grant', name, { reason: 'to test', ...spec })),
  ];
  return { 'keywright.yaml': root, 'documents.yaml': documents.join('') };
}

/** Plans and applies, with each step but creations done twice: as after a lost answer. */
async function applyTwice(desk: Desk): Promise<void> {
  const input = await observeNow(desk);
  const { plan, pass } = ungated(await desk.plan(), Date.now());
  const verification = verifyPlan(plan, makePlan(input).body, declaredPrints(input), pass, { begun: false });
  if (!verification.ok) throw new Error(JSON.stringify(verification.problems));
  const writers = openWriters(input.estate, verification.verified, desk.runtime);
  const report = await execute({
    verified: verification.verified,
    before: [],
    writerOf: async (target) => twice(await writers.writerOf(target)),
    keys: knownKeys(liveKeyIds(input)),
    recorder: unrecorded,
    onEvent: () => {},
    shouldStop: () => false,
  }).finally(writers.close);
  expect(report).toMatchObject({ outcome: 'applied' });
}

function twice(writer: Writer): Writer {
  return {
    close: writer.close,
    perform: async (change, keys) => {
      const first = await writer.perform(change, keys);
      const creates = change.step.op === 'create-key' || change.step.op === 'replicate-key';
      return first.result === 'failed' || creates ? first : await writer.perform(change, keys);
    },
  };
}

/** Asks to stop before the second step. */
function stopAfterOne(): () => boolean {
  let asked = 0;
  return () => {
    asked += 1;
    return asked > 1;
  };
}
