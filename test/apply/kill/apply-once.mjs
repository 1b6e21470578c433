/**
 * Applies a plan as the command line does, and kills itself at one moment of it: the store of its journal says when. Its argument is
 * JSON: `{folder, plan, journal, at: {moment, step}}`; a `moment` is before or after a step's beginning is recorded, before its end is,
 * or in the middle of writing that end.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileStore } from '../../../dist/apply/journal/file/file-store.js';
import { apply, validate } from '../../../dist/pipeline.js';
import { parsePlan } from '../../../dist/plan/plan-file.js';

const { folder, plan: planFile, journal, at } = JSON.parse(process.argv[2]);

const store = fileStore(journal);
const seen = { 'step-begin': 0, 'step-end': 0 };
const killing = {
  place: store.place,
  registers: store.registers,
  readNew: () => store.readNew(),
  add: async (text) => {
    const { kind } = JSON.parse(text).event;
    if (kind in seen) seen[kind] += 1;
    if (is('before begin', kind === 'step-begin') || is('before end', kind === 'step-end')) await die();
    if (is('inside end', kind === 'step-end')) {
      appendFileSync(journal, text.slice(0, text.length / 2));
      await die();
    }
    const added = await store.add(text);
    if (is('after begin', kind === 'step-begin')) await die();
    return added;
  },
};

function is(moment, fitting) {
  const reached = moment.endsWith('begin') ? seen['step-begin'] : seen['step-end'];
  return fitting && at.moment === moment && reached === at.step;
}

async function die() {
  process.kill(process.pid, 'SIGKILL');
  await wait(60_000);
}

const estate = await validate(folder);
const plan = parsePlan(readFileSync(planFile, 'utf8'), planFile);
const sleep = (milliseconds) => wait(milliseconds / 50);
const source = { file: 'test', at: () => ({ file: 'test', line: 1, column: 1, length: 1, lineText: '' }) };
const off = { name: 'trying', gate: 'off', rules: [], breakGlass: null, source };
const report = await apply(
  estate.value,
  plan.value,
  {
    approval: {
      trust: { origin: 'the test', groups: [], policies: [off], facts: null, rulesChanges: [] },
      found: { approvals: [], unreadable: [], evidence: [] },
      involved: { emails: [], logins: [], sshKeys: [] },
    },
    run: {
      store: killing,
      id: `killed ${process.pid}`,
      runner: { who: 'killed', host: null, process: process.pid, job: null },
      commit: null,
      takeLocks: false,
      leaseSeconds: 600,
      clock: { now: Date.now, sleep, random: Math.random },
      every: () => () => {},
    },
    settleSeconds: 0,
    onEvent: () => {},
    shouldStop: () => false,
  },
  { env: process.env, now: Date.now, sleep, random: Math.random, progress: () => {} },
);
process.stdout.write(JSON.stringify(report));
