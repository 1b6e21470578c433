import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyPlan } from '../../src/apply/verify-plan.js';
import type { DesiredKey } from '../../src/model/desired.js';
import type { DesiredLife } from '../../src/model/estate.js';
import type { KeyState } from '../../src/model/key-state.js';
import type { Plan, PlanBody } from '../../src/model/plan.js';
import { sealPlan } from '../../src/plan/digest.js';
import { declaredPrints, makePlan, type PlanInput } from '../../src/plan/make-plan.js';
import { desiredKey, enabled, estate, nativeGrant, now, policyFor, stateOf } from '../plan/builders.js';
import { MemoryTarget } from './memory-target.js';

const meta = { createdAt: '2027-03-01T12:00:00Z', toolVersion: '0', commit: null, notes: [] };
const lives: readonly DesiredLife[] = [
  enabled,
  { ...enabled, state: 'disabled' },
  { ...enabled, state: 'retired', retirement: { stage: 'soak', soakDays: 30 } },
];

const grants = [
  nativeGrant(),
  nativeGrant({ name: 'keywright:audit/aaaaaaaaaaaa', operations: ['DescribeKey'] }),
];

const arbitraryState: fc.Arbitrary<Partial<KeyState>> = fc.record({
  description: fc.constantFrom('cards', 'old', ''),
  tags: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2')),
  rotation: fc.constantFrom<KeyState['rotation']>({ kind: 'off' }, { kind: 'every', days: 90 }),
  policy: fc.subarray(['app', 'spy', 'batch']).map((users) => policyFor(...users)),
  grants: fc.subarray(grants),
});

/** Estates of three keys, and what is live before: some keys absent, the others different. */
const situation = fc.array(
  fc.record({
    wanted: arbitraryState,
    live: fc.option(
      fc.record({ state: arbitraryState, life: fc.constantFrom<KeyState['life']>('enabled', 'disabled') }),
    ),
    life: fc.constantFrom(...lives),
  }),
  { minLength: 1, maxLength: 3 },
);

type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

function desiredOf(keys: Situation): readonly DesiredKey[] {
  return keys.map(({ wanted, life }, index) =>
    desiredKey({ name: `key${index}`, life, state: stateOf({ ...wanted, aliases: [`alias/key${index}`] }) }),
  );
}

function targetOf(keys: Situation): MemoryTarget {
  return new MemoryTarget(
    keys.flatMap(({ live }, index) => {
      if (live === null) return [];
      const aliases = index % 2 === 0 ? [`alias/key${index}`] : [];
      const grants = (live.state.grants ?? []).map((grant) => ({ ...grant, id: `id of ${grant.name}` }));
      const state = stateOf({ ...live.state, grants, aliases, life: live.life });
      return [{ name: `key${index}`, owner: `acme/key${index}`, state, retiredSince: null }];
    }),
  );
}

function inputOf(desired: readonly DesiredKey[], target: MemoryTarget): PlanInput {
  return { estate, desired, observed: [target.observe()], now };
}

function planOf(desired: readonly DesiredKey[], target: MemoryTarget): PlanBody {
  return makePlan(inputOf(desired, target)).body;
}

function verifyAgainst(
  plan: Plan,
  desired: readonly DesiredKey[],
  target: MemoryTarget,
  withoutApproval: boolean,
) {
  const input = inputOf(desired, target);
  return verifyPlan(plan, makePlan(input).body, declaredPrints(input), { withoutApproval });
}

function applySome(plan: Plan, desired: readonly DesiredKey[], target: MemoryTarget, steps: number): number {
  const verification = verifyAgainst(plan, desired, target, true);
  if (!verification.ok) throw new Error(verification.problems.map(({ message }) => message).join('\n'));
  const todo = verification.verified.remaining.slice(0, steps);
  for (const change of todo) target.perform(change);
  return todo.length;
}

describe('an apply that is killed between any two steps', () => {
  it('is finished by a second run of the same plan, with every step done exactly once', () => {
    fc.assert(
      fc.property(situation, fc.nat(20), (keys, cut) => {
        const [desired, target] = [desiredOf(keys), targetOf(keys)];
        const plan = sealPlan(planOf(desired, target), meta);
        const first = applySome(plan, desired, target, cut);
        const second = applySome(plan, desired, target, Number.POSITIVE_INFINITY);
        expect(first + second).toBe(plan.changes.length);
        expect(planOf(desired, target).changes).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a plan whose digest isn’t that of its content', () => {
  it('is refused, whoever hands it over', () => {
    const [wanted, target] = [desiredKey(), new MemoryTarget()];
    const plan = sealPlan(planOf([wanted], target), meta);
    const altered = { ...plan, changes: plan.changes.slice(1) };
    const fresh = planOf([wanted], target);
    const verification = verifyPlan(altered, fresh, new Map(), { withoutApproval: true });
    expect(verification).toMatchObject({ ok: false, because: 'input', problems: [{ code: 'KW4023' }] });
  });
});

describe('a plan is stale', () => {
  const wanted = desiredKey();
  const live = (changes: Partial<KeyState>) =>
    new MemoryTarget([{ name: 'cards', owner: 'acme/cards', state: stateOf(changes), retiredSince: null }]);
  const plan = sealPlan(planOf([wanted], live({ description: 'old', tags: {} })), meta);
  const verify = (target: MemoryTarget, desired = [wanted]) => verifyAgainst(plan, desired, target, false);

  it('when somebody changed the key that it touches', () => {
    const verification = verify(live({ description: 'old', tags: {}, rotation: { kind: 'off' } }));
    expect(verification).toMatchObject({ ok: false, because: 'stale' });
  });

  it('when the value that it replaces is another one now', () => {
    expect(verify(live({ description: 'changed', tags: {} }))).toMatchObject({ ok: false, because: 'stale' });
  });

  it('when the estate wants something else now', () => {
    const other = desiredKey({ state: stateOf({ description: 'third' }) });
    expect(verify(live({ description: 'old', tags: {} }), [other])).toMatchObject({
      ok: false,
      because: 'stale',
    });
  });

  it('when the key is gone', () => {
    expect(verify(new MemoryTarget())).toMatchObject({ ok: false, because: 'stale' });
  });

  it('when the estate wants what is live, so that nothing is left and nothing was done', () => {
    const asLive = desiredKey({ state: stateOf({ description: 'old', tags: {} }) });
    expect(verify(live({ description: 'old', tags: {} }), [asLive])).toMatchObject({
      ok: false,
      because: 'stale',
      problems: [{ code: 'KW4030' }, { code: 'KW4030' }],
    });
  });

  it('when the estate has no such key any more', () => {
    expect(verify(live({}), [])).toMatchObject({ ok: false, because: 'stale' });
  });

  it('but not when it was done already', () => {
    const verification = verify(live({}));
    expect(verification.ok && verification.verified.remaining).toEqual([]);
    expect(verification.ok && verification.before).toHaveLength(2);
  });
});

describe('approval', () => {
  const wanted = desiredKey();
  const target = new MemoryTarget([
    {
      name: 'cards',
      owner: 'acme/cards',
      state: stateOf({ policy: policyFor('app', 'spy') }),
      retiredSince: null,
    },
  ]);
  const plan = sealPlan(planOf([wanted], target), meta);

  it('is needed where access is taken away', () => {
    const refused = verifyAgainst(plan, [wanted], target, false);
    expect(refused).toMatchObject({ ok: false, because: 'approval', problems: [{ code: 'KW4032' }] });
    expect(verifyAgainst(plan, [wanted], target, true).ok).toBe(true);
  });
});
