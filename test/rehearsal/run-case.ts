import type { Plan } from '../../src/model/plan.js';
import { sealPlan } from '../../src/plan/digest.js';
import type { RehearsalOutcome } from '../../src/rehearse.js';
import type { Case } from './case.js';
import { rootFile } from './documents.js';
import { openStand, type Stand } from './stand.js';
import { world } from './world.js';

/** A case at the point where its plan has been rehearsed. */
export interface Rehearsed {
  readonly live: Stand;
  readonly plan: Plan;
  readonly outcome: RehearsalOutcome;
  /** What the rehearsal called the live simulator for, and how often. */
  readonly calls: Readonly<Record<string, number>>;
  /** The live simulator's whole state, before and after the rehearsal. */
  readonly states: readonly [before: string, after: string];
}

/** Brings a case about, rehearses its plan and hands it on; closes everything afterwards. */
export async function withCase(each: Case, use: (rehearsed: Rehearsed) => Promise<void>): Promise<void> {
  const known = each.world === undefined ? world() : each.world;
  const options = { ...(known === null ? {} : { world: known }) };
  const live = await openStand({
    ...options,
    ...(each.limits === undefined ? {} : { resourceQuotas: each.limits }),
  });
  try {
    const plan = await planOf(each, live);
    const stateNow = () => JSON.stringify({ ...live.simulator.snapshot().tables, credentials: {} });
    const told = each.told === undefined ? known : each.told;
    await live.control('requests/reset', {});
    const rehearsing = watched(live, stateNow);
    const outcome = await live.rehearse(plan, told, each);
    const { calls, states } = await rehearsing();
    await use({ live, plan, outcome, calls, states });
  } finally {
    await live.close();
  }
}

async function planOf(each: Case, live: Stand): Promise<Plan> {
  const root = each.root ?? rootFile(each.targets);
  const write = (documents: string, rootText = root) =>
    live.write({ 'keywright.yaml': rootText, 'keys.yaml': documents });
  for (const documents of [each.before ?? []].flat()) {
    await write(documents, each.rootBefore);
    const report = await live.apply(await live.plan());
    if (report.outcome !== 'applied') throw new Error(JSON.stringify(report, null, 1));
  }
  await each.acts?.(live);
  await write(each.estate);
  const made = await live.plan(each.planner);
  await each.since?.(live);
  if (each.estateSince !== undefined) await write(each.estateSince);
  const { meta, digest: _, ...body } = made;
  return each.edit === undefined ? made : sealPlan(each.edit(body), meta);
}

/** Credentials are left out: making them is the test's own doing. */
function watched(live: Stand, stateNow: () => string) {
  const before = stateNow();
  return async () => {
    const { counts } = (await live.control('requests')) as Pick<Rehearsed, 'calls'> & {
      counts: Rehearsed['calls'];
    };
    return { calls: counts, states: [before, stateNow()] as const };
  };
}
