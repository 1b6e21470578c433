/**
 * What another process does with a journal: `append PLACE` without end; `race PLACE RUN START` for 50 locks; `runs PLACE RUN`, where the
 * parent says when to begin and to end; `apply PLACE COUNT`, as many steps as it can record.
 */
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { openJournal } from '../../../src/apply/journal/journal.js';
import { takeLock } from '../../../src/apply/journal/locks.js';
import { openStore } from '../../../src/apply/journal/open-store.js';
import { openRun, type Run } from '../../../src/apply/journal/run.js';
import type { JournalClock, JournalStore } from '../../../src/apply/journal/store.js';
import type { Outcome } from '../../../src/model/diagnostic.js';
import { change } from '../../render/samples.js';
import { carryOut, done, planOf, requestOf, startOf } from './sample-run.js';

const [mode = '', place = '', run = '', start = ''] = process.argv.slice(2);
const clock: JournalClock = {
  now: Date.now,
  sleep: async (milliseconds) => {
    await wait(milliseconds);
  },
  random: Math.random,
};
const runner = { who: run, host: null, process: process.pid, job: null };
const open = async () => value(await openStore(place, { cwd: process.cwd(), env: process.env, clock }));

const modes: Readonly<Record<string, () => Promise<void>>> = {
  append: async () => appendForEver(await open()),
  race: async () => race((await open()).registers),
  runs: () => runWhenTold(),
  apply: async () => applyAll(await open(), Number(run)),
};
await modes[mode]?.();

async function appendForEver(where: JournalStore): Promise<void> {
  const journal = value(await openJournal(where, clock));
  for (let number = 1; ; number += 1) {
    const text = 'x'.repeat(20_000);
    const digest = `sha256:${text}`;
    const entry = await journal.append({
      ...{ kind: 'step-end', run: 'child', digest, change: `change-${number}`, result: 'done' },
      ...{ arn: null, problem: null, requests: [] },
    });
    process.stdout.write(`${entry.hash}\n`);
  }
}

async function race(registers: Parameters<typeof takeLock>[0]): Promise<void> {
  for (let round = 0; round < 50; round += 1) {
    await wait(Math.max(0, Number(start) + 25 * round - Date.now()));
    const asked = { lock: `target-${round}`, run, runner, leaseSeconds: 600, take: false, fenceBefore: 0 };
    const lease = await takeLock(registers, asked, clock);
    process.stdout.write(`${lease.ok ? 'won' : (lease.problems[0]?.message ?? '')}\n`);
  }
}

/** Answers `begin` with how opening the run went, and `end` once it is ended where it was opened. */
async function runWhenTold(): Promise<void> {
  let round = 0;
  let opened: Run | null = null;
  const begin = async () => {
    round += 1;
    const outcome = await openRun(requestOf(await open(), runner, clock, { id: `${run}-${round}` }));
    opened = outcome.ok ? outcome.value : null;
    return outcome.ok ? 'won' : outcome.problems.map(({ code, message }) => `${code} ${message}`).join();
  };
  const end = async () => {
    const report = { outcome: 'applied', done: [], before: [], warnings: [] } as const;
    const problem = (await opened?.end(report)) ?? null;
    return problem === null ? 'ended' : problem.message;
  };
  process.on('message', (word) => {
    void (word === 'begin' ? begin() : end()).then((answer) => process.send?.(answer));
  });
  process.send?.('ready');
}

/** Tells every step that is performed, and then how it ended. */
async function applyAll(store: JournalStore, count: number): Promise<void> {
  const long = 'x'.repeat(500);
  const changes = Array.from({ length: count }, (_, index) =>
    change({ id: `change-${index}`, effect: long }),
  );
  const plan = planOf(changes);
  const opened = value(await openRun(requestOf(store, runner, clock, { plan })));
  const recorder = value(await opened.begin(startOf(plan)));
  const report = await carryOut(
    recorder,
    (each) => {
      process.stdout.write(`${each.id}\n`);
      return done(each);
    },
    plan,
  );
  const problems = report.outcome === 'applied' ? [] : report.problems;
  const unended = await opened.end(report);
  process.stdout.write(`${JSON.stringify({ outcome: report.outcome, problems, unended })}\n`);
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}
