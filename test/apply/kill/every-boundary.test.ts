import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListKeysCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileStore } from '../../../src/apply/journal/file/file-store.js';
import { judgeJournal } from '../../../src/apply/journal/judge.js';
import type { Plan } from '../../../src/model/plan.js';
import { observe, validate } from '../../../src/pipeline.js';
import { printPlan } from '../../../src/plan/plan-file.js';
import type { SimulatorSnapshot } from '../../../src/simulator/index.js';
import { build, cleanEnv } from '../../cli/built-cli.js';
import { applyingFreely } from '../../support/applying.js';
import { type Desk, grantDocument, keyDocument, openDesk, root, value } from '../../support/desk.js';

const moments = ['before begin', 'after begin', 'before end', 'inside end'] as const;
const changes = 30;

const existing = [0, 1, 2, 3].map((n) => `old-${n}`);
const made = [0, 1, 2, 3, 4].map((n) => `new-${n}`);

/** The estate before, and after: 4 keys of which five things change each, and 5 new ones with an alias. */
const before = existing.map((name) => keyDocument(name, { rotation: { everyDays: 365 } })).join('');
const after = [
  ...existing.map((name) =>
    keyDocument(name, {
      description: `what ${name} is for`,
      tags: { owner: 'me' },
      aliases: [`alias/${name}`, `alias/${name}-too`],
      rotation: { everyDays: 180 },
    }),
  ),
  ...made.map((name) => keyDocument(name)),
  grantDocument('app', { keys: existing, grantees: [{ user: 'administrator' }], operations: ['encrypt'] }),
].join('');

let desk: Desk;
let start: SimulatorSnapshot;
let plan: Plan;
let undisturbed: unknown;

beforeAll(async () => {
  build();
  desk = await openDesk();
  await desk.write({ 'keywright.yaml': root, 'keys.yaml': before });
  await desk.settle();
  start = desk.simulator.snapshot();
  await desk.write({ 'keywright.yaml': root, 'keys.yaml': after });
  plan = await desk.plan();
  writeFileSync(planFile(), printPlan(plan));
  expect(await desk.apply(plan)).toMatchObject({ outcome: 'applied' });
  undisturbed = await state();
});

afterAll(async () => {
  rmSync(planFile());
  removeJournal();
  await desk.close();
});

const planFile = () => `${desk.folder}.plan.json`;
const journal = () => `${desk.folder}.killed`;

function removeJournal(): void {
  for (const path of [journal(), `${journal()}.locks`]) rmSync(path, { recursive: true, force: true });
}

/** Everything that keywright manages of every key, by owner instead of by id, and how many keys there are. */
async function state(): Promise<unknown> {
  const { observed } = value(
    await observe(value(await validate(desk.folder)), { targets: [] }, desk.runtime),
  );
  const { Keys = [] } = await desk.kms.send(new ListKeysCommand({}));
  const keys = observed.flatMap((target) => target.keys);
  const owners = new Map(keys.map(({ arn, owner }) => [arn, owner.read ? owner.value : null]));
  return {
    count: Keys.length,
    unmanaged: observed.map(({ unmanaged }) => unmanaged),
    aliases: observed.map(({ aliases }) =>
      Object.entries(aliases)
        .map(([name, arn]) => `${name} ${owners.get(arn)}`)
        .sort(),
    ),
    keys: keys
      .map(({ owner, fields }) => ({ owner, fields }))
      .sort((a, b) => (JSON.stringify(a.owner) < JSON.stringify(b.owner) ? -1 : 1)),
  };
}

/** Runs an apply that dies at one moment; answers with the signal that ended it. */
function killedAt(moment: string, step: number): Promise<NodeJS.Signals | null> {
  const what = { folder: desk.folder, plan: planFile(), journal: journal(), at: { moment, step } };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'apply-once.mjs'), JSON.stringify(what)], {
    env: { ...cleanEnv(), ...desk.env },
    stdio: 'ignore',
  });
  return new Promise((done) => child.on('exit', (_, signal) => done(signal)));
}

describe(`an apply of ${changes} changes that is killed`, () => {
  it('has that many changes', () => {
    expect(plan.changes).toHaveLength(changes);
  });

  it.each(moments)(
    // A torn entry is like one that is missing, so that every fifth step is enough of it.
    '%s, at every step, is finished by a second one as if nothing had happened',
    async (moment) => {
      for (let step = 1; step <= changes; step += moment === 'inside end' ? 5 : 1) {
        removeJournal();
        desk.simulator.restore(start);
        expect(await killedAt(moment, step)).toBe('SIGKILL');
        const { run, ...rest } = applyingFreely(journal());
        const second = await desk.apply(plan, { ...rest, run: { ...run, takeLocks: true } });
        expect(second, `${moment} of step ${step}`).toMatchObject({ outcome: 'applied', warnings: [] });
        expect(await state(), `${moment} of step ${step}`).toEqual(undisturbed);
        const judged = value(await judgeJournal(fileStore(journal()), { checkpoints: [], signers: null }));
        expect(judged.problems).toEqual([]);
      }
    },
  );
});
