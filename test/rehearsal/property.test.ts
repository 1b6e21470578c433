import { ListKeysCommand } from '@aws-sdk/client-kms';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rehearsalHuman } from '../../src/render/index.js';
import { rootFile, second } from './documents.js';
import { act, type RandomAct, randomAct } from './random-act.js';
import { randomDocuments } from './random-case.js';
import { openStand, type Stand } from './stand.js';
import { allow, reconcilerActions, roleArn, world, worldWithout } from './world.js';

/** keywright's role may do all, or lacks one thing that some plans need. */
const lacks = fc.option(fc.constantFrom('kms:CreateAlias', 'kms:UpdateAlias', 'kms:ReplicateKey'), {
  nil: null,
  freq: 4,
});

const randomCase = fc.record({
  before: fc.option(randomDocuments, { nil: null, freq: 4 }),
  acts: fc.array(randomAct, { maxLength: 3 }),
  estate: randomDocuments,
  since: fc.array(randomAct, { maxLength: 1 }),
  lacks,
});

type RandomCase = typeof randomCase extends fc.Arbitrary<infer T> ? T : never;

/** How the cases came out, so that the property isn't true of one kind alone. */
const tally = { passed: 0, failed: 0, refused: 0 };

describe('whatever passes a rehearsal', () => {
  it('is completed by apply on a simulator that is the same', async () => {
    await fc.assert(fc.asyncProperty(randomCase, holds), { numRuns: 40, seed: 20_261_125 });
    expect(Math.min(tally.passed, tally.failed, tally.refused), JSON.stringify(tally)).toBeGreaterThan(2);
  }, 300_000);
});

async function holds(each: RandomCase): Promise<void> {
  const live = await openStand({ world: world() });
  try {
    const made = await planOf(live, each);
    if (made === null) return;
    const outcome = await live.rehearse(made, await worldNow(live, each.lacks));
    const twin = await live.twin();
    try {
      const applied = await twin.apply(made);
      if (!outcome.ok) {
        tally.refused += 1;
        expect(applied).toMatchObject({ outcome: 'refused' });
        return;
      }
      const report = outcome.value;
      const shown = rehearsalHuman(report, { color: false, width: 120, verbose: false });
      expect(applied.outcome, shown).toBe(report.apply.outcome);
      if (report.passes) tally.passed += 1;
      else tally.failed += 1;
      if (report.passes) expect(applied.outcome, shown).toBe('applied');
      if (applied.outcome === 'failed') {
        expect(report.failures.map(({ change }) => change.id)).toContain(applied.failed?.id);
        return;
      }
      if (applied.outcome !== 'applied' || report.apply.outcome !== 'applied') return;
      expect(applied.done, shown).toEqual(report.apply.done);
      expect(warningsOf(applied.warnings), shown).toEqual(warningsOf(report.apply.warnings));
    } finally {
      await twin.close();
    }
  } finally {
    await live.close();
  }
}

/** Ids of keys differ. */
function warningsOf(warnings: readonly { readonly message: string }[]): readonly string[] {
  return warnings.map(({ message }) => message.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|mrk-[0-9a-f]{32}/g, 'ID'));
}

/** The plan in the state that the case leads to; null where the estate can't have one. */
async function planOf(live: Stand, { before, acts, estate, since, lacks }: RandomCase) {
  if (before !== null) {
    await write(live, before);
    const first = await live.plan().catch(() => null);
    if (first !== null) await live.apply(first);
  }
  await restrict(live, lacks);
  await doAll(live, acts);
  await write(live, estate);
  const made = await live.plan().catch(() => null);
  if (made !== null) await doAll(live, since);
  return made;
}

function write(live: Stand, documents: string): Promise<void> {
  return live.write({ 'keywright.yaml': rootFile([second]), 'keys.yaml': documents });
}

const policiesWithout = (action: string) => [allow(reconcilerActions.filter((each) => each !== action))];

async function restrict(live: Stand, action: string | null): Promise<void> {
  if (action === null) return;
  await live.control('principals/update', { arn: roleArn('keywright'), policies: policiesWithout(action) });
}

async function doAll(live: Stand, acts: readonly RandomAct[]): Promise<void> {
  const kms = await live.as();
  for (const each of acts) {
    const { Keys = [] } = await kms.send(new ListKeysCommand({}));
    await act(
      live,
      each,
      Keys.map(({ KeyArn = '' }) => KeyArn),
    );
  }
}

/** The world as it is by now, as its owner would write it. */
async function worldNow(live: Stand, lacks: string | null) {
  const { principals } = (await live.control('principals')) as {
    principals: readonly { arn: string; deleted: boolean }[];
  };
  const hasApp = principals.some(({ arn, deleted }) => arn === roleArn('app') && !deleted);
  const known = hasApp ? world() : worldWithout('app');
  if (lacks === null) return known;
  const [home, ...others] = known.accounts;
  if (home === undefined) return known;
  const roles = (home.roles ?? []).map((role) =>
    role.name === 'keywright' ? { ...role, policies: policiesWithout(lacks) } : role,
  );
  return { ...known, accounts: [{ ...home, roles }, ...others] };
}
