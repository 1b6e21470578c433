import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyPlan } from '../../src/apply/verify-plan.js';
import { ungated } from '../../src/approval/ungated.js';
import type { DesiredKey } from '../../src/model/desired.js';
import type { DesiredLife } from '../../src/model/estate.js';
import type { KeyState } from '../../src/model/key-state.js';
import type { Plan, PlanBody } from '../../src/model/plan.js';
import { sealPlan } from '../../src/plan/digest.js';
import { declaredPrints, makePlan, type PlanInput } from '../../src/plan/make-plan.js';
import { withRules } from '../../src/plan/required-approvals.js';
import { desiredKey, enabled, estate, nativeGrant, now, policyFor, stateOf } from '../plan/builders.js';
import { gateOff } from '../support/applying.js';
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
  return withRules(makePlan(inputOf(desired, target)).body, gateOff, estate);
}

/** The plans here need no approval, so that the pass is that of the plan itself. */
const passOf = (plan: Plan) => ungated(plan, now).pass;

function verifyAgainst(plan: Plan, desired: readonly DesiredKey[], target: MemoryTarget) {
  const input = inputOf(desired, target);
  return verifyPlan(plan, makePlan(input).body, declaredPrints(input), passOf(plan), { begun: true });
}

function applySome(plan: Plan, desired: readonly DesiredKey[], target: MemoryTarget, steps: number): number {
  const verification = verifyAgainst(plan, desired, target);
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
    const verification = verifyPlan(altered, fresh, new Map(), passOf(plan), { begun: true });
    expect(verification).toMatchObject({ ok: false, because: 'input', problems: [{ code: 'KW4023' }] });
  });
});

describe('a plan that a journal says was begun, though nobody ever made it', () => {
  const wanted = desiredKey({
    life: { ...enabled, state: 'disabled' },
    state: stateOf({ description: 'new' }),
  });
  const target = () =>
    new MemoryTarget([
      { name: 'cards', owner: 'acme/cards', state: stateOf({ description: 'old' }), retiredSince: null },
    ]);
  const made = sealPlan(planOf([wanted], target()), meta);
  const forge = (alter: (change: Plan['changes'][number]) => object) =>
    sealPlan({ ...made, changes: made.changes.map((change) => ({ ...change, ...alter(change) })) }, meta);

  it.each([
    ['risks', forge(({ risk }) => (risk === 'destructive' ? { risk: 'routine' as const } : {}))],
    ['words', forge(() => ({ effect: 'set a tag' }))],
    ['access', forge(() => ({ access: { gained: [], lost: [] } }))],
  ])('is stale where its %s are not those of the plan made now', (_, forged) => {
    expect(made.changes.map(({ risk }) => risk)).toContain('destructive');
    expect(forged.digest).not.toBe(made.digest);
    expect(verifyAgainst(forged, [wanted], target())).toMatchObject({ ok: false, because: 'stale' });
  });

  it('is stale also where a part of it is done, and the rest is graver than it says', () => {
    const forged = forge(() => ({ risk: 'routine' as const }));
    const half = target();
    for (const change of made.changes.filter(({ risk }) => risk !== 'destructive')) half.perform(change);
    expect(verifyAgainst(made, [wanted], half)).toMatchObject({ ok: true });
    expect(verifyAgainst(forged, [wanted], half)).toMatchObject({ ok: false, because: 'stale' });
  });
});

describe('a plan is stale', () => {
  const wanted = desiredKey();
  const live = (changes: Partial<KeyState>) =>
    new MemoryTarget([{ name: 'cards', owner: 'acme/cards', state: stateOf(changes), retiredSince: null }]);
  const plan = sealPlan(planOf([wanted], live({ description: 'old', tags: {} })), meta);
  const verify = (target: MemoryTarget, desired = [wanted]) => verifyAgainst(plan, desired, target);

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

describe('a pass of the gate', () => {
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

  it('of another plan opens nothing', () => {
    const other = sealPlan({ ...planOf([wanted], target), estate: 'other' }, meta);
    const refused = verifyPlan(plan, planOf([wanted], target), new Map(), passOf(other), { begun: true });
    expect(refused).toMatchObject({ ok: false, because: 'input', problems: [{ code: 'KW4023' }] });
    expect(verifyAgainst(plan, [wanted], target).ok).toBe(true);
  });
});

describe('a plan that says less than it does', () => {
  const key = desiredKey();
  const wanted = { ...key, life: { ...key.life, state: 'disabled' } as const };
  const target = new MemoryTarget([
    { name: 'cards', owner: 'acme/cards', state: stateOf({}), retiredSince: null },
  ]);
  const made = planOf([wanted], target);
  const forged = sealPlan(
    { ...made, changes: made.changes.map((change) => ({ ...change, risk: 'routine', effect: 'tidy up' })) },
    meta,
  );

  it('is refused, whatever was approved: no run of it was ever begun', () => {
    const input = inputOf([wanted], target);
    expect(forged.changes.length).toBeGreaterThan(0);
    const verification = verifyPlan(forged, makePlan(input).body, declaredPrints(input), passOf(forged), {
      begun: false,
    });
    expect(verification).toMatchObject({ ok: false, because: 'stale' });
  });
});
