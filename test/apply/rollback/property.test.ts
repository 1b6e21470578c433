import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedSteps } from '../../../src/apply/journal/steps.js';
import { chooseSteps } from '../../../src/apply/rollback/choose-steps.js';
import { makeRestoringPlan } from '../../../src/apply/rollback/make-restoring-plan.js';
import { restoringInput } from '../../../src/apply/rollback/restoring-input.js';
import { rollbackPlan } from '../../../src/apply/rollback/rollback-plan.js';
import { verifyPlan } from '../../../src/apply/verify-plan.js';
import type { GatePass } from '../../../src/model/approval.js';
import type { DesiredKey } from '../../../src/model/desired.js';
import type { KeyState } from '../../../src/model/key-state.js';
import type { ObservedTarget } from '../../../src/model/observed.js';
import type { Change, Plan } from '../../../src/model/plan.js';
import { declaredPrints, makePlan, type PlanInput } from '../../../src/plan/make-plan.js';
import { desiredKey, enabled, estate, nativeGrant, now, policyFor, stateOf } from '../../plan/builders.js';
import { value } from '../journal/building.js';
import { MemoryTarget } from '../memory-target.js';
import { Recorded, sealed } from './recorded.js';

const grants = ['reports', 'audit', 'batch'].map((name) =>
  nativeGrant({ name: `keywright:${name}/0123456789ab` }),
);
const arbitraryState: fc.Arbitrary<Partial<KeyState>> = fc.record({
  description: fc.constantFrom('cards', 'old', ''),
  tags: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2')),
  rotation: fc.constantFrom<KeyState['rotation']>({ kind: 'off' }, { kind: 'every', days: 90 }),
  policy: fc.subarray(['app', 'spy', 'batch']).map((users) => policyFor(...users)),
  grants: fc.subarray(grants),
});
const aliasOwners = fc.array(fc.nat(1), { minLength: 3, maxLength: 3 });

/** Two keys that share three aliases: as they were, as an apply makes them, and as others make them then. */
const situation = fc.record({
  states: fc.array(fc.array(arbitraryState, { minLength: 2, maxLength: 2 }), { minLength: 3, maxLength: 3 }),
  owners: fc.array(aliasOwners, { minLength: 3, maxLength: 3 }),
  disabled: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
});

function desiredAt(
  states: readonly Partial<KeyState>[],
  owners: readonly number[],
  disabled: readonly boolean[],
) {
  return states.map((state, index): DesiredKey => {
    const aliases = owners.flatMap((owner, alias) => (owner === index ? [`alias/a${alias}`] : []));
    const life = disabled[index] === true ? ({ ...enabled, state: 'disabled' } as const) : enabled;
    return desiredKey({ name: `key${index}`, life, state: stateOf({ ...state, aliases }) });
  });
}

function targetOf(desired: readonly DesiredKey[]): MemoryTarget {
  return new MemoryTarget(
    desired.map(({ id, owner, state }) => {
      const made = state.grants.map((grant) => ({ ...grant, id: `id of ${grant.name}` }));
      return { name: id.name, owner, state: { ...state, grants: made }, retiredSince: null };
    }),
  );
}

const inputOf = (desired: readonly DesiredKey[], target: MemoryTarget): PlanInput => ({
  estate,
  desired,
  observed: [target.observe()],
  now,
});

const pass = (plan: Plan) => ({ digest: plan.digest, passes: true }) as unknown as GatePass;

/** What keys are, apart from the ids of their grants. */
function stateIn({ keys }: ObservedTarget, touched: ReadonlySet<string>) {
  return keys
    .filter(({ owner }) => owner.read && touched.has(owner.value ?? ''))
    .map(({ arn, fields }) => [
      arn,
      { ...fields, grants: fields.grants.read ? fields.grants.value.map(({ name }) => name).sort() : null },
    ]);
}

/** Plans `desired` and does all of it, in two runs where it is recorded: the first is killed in step `cut`. The plan. */
function settle(desired: readonly DesiredKey[], target: MemoryTarget, journal?: Recorded, cut = 0): Plan {
  const input = inputOf(desired, target);
  const plan = sealed(makePlan(input).body);
  const perform = (change: Change) => target.perform(change);
  if (journal === undefined) {
    plan.changes.forEach(perform);
    return plan;
  }
  const killed = plan.changes[cut] ?? null;
  journal.run(plan, input.observed, plan.changes.slice(0, cut), perform, killed);
  if (killed !== null) journal.run(plan, [target.observe()], plan.changes.slice(cut + 1), perform);
  return plan;
}

describe('a rollback', () => {
  it('restores every field that the apply touched, whatever others did since, killed anywhere and taken up again', () => {
    fc.assert(
      fc.property(situation, fc.nat(12), fc.nat(12), ({ states, owners, disabled }, killed, cut) => {
        const [first, second, third] = [0, 1, 2].map((index) =>
          desiredAt(states[index] ?? [], owners[index] ?? [], index === 1 ? disabled : [false, false]),
        ) as [DesiredKey[], DesiredKey[], DesiredKey[]];
        const target = targetOf(first);
        const before = target.observe();
        const journal = new Recorded();
        const plan = settle(second, target, journal, killed);
        const chosen = chooseSteps(journal.entries, plan.digest);
        if (!chosen.ok) return expect(plan.changes).toEqual([]);
        // Others change the same keys, in the same fields and more.
        settle(third, target);
        const input = inputOf(second, target);
        const made = value(rollbackPlan(input, journal.entries, chosen.value));
        const back = sealed(made.body, made.restores);
        const done = carryOut(back, second, target, journal, cut);
        const rest = carryOut(back, second, target, journal, Number.POSITIVE_INFINITY);
        expect(done + rest).toBe(back.changes.length);
        const [was, is] = [before, target.observe()].map((seen) => fieldsOf(plan.changes, seen));
        expect(is).toEqual(was);
      }),
      { numRuns: 200 },
    );
  });

  it('of a step leaves what the other steps did', () => {
    fc.assert(
      fc.property(situation, fc.nat(12), ({ states, owners }, pick) => {
        const [first, second] = [0, 1].map((index) =>
          desiredAt(states[index] ?? [], owners[0] ?? [], [false, false]),
        ) as [DesiredKey[], DesiredKey[]];
        const target = targetOf(first);
        const journal = new Recorded();
        const plan = settle(second, target, journal, Number.POSITIVE_INFINITY);
        const change = plan.changes[pick % Math.max(1, plan.changes.length)];
        if (change === undefined) return;
        const after = target.observe();
        const chosen = { digest: plan.digest, changes: [change.id] };
        const { body } = value(rollbackPlan(inputOf(second, target), journal.entries, chosen));
        // One step back, and nothing else: planning the estate again asks for that one step.
        for (const each of body.changes) target.perform(each);
        expect(makePlan(inputOf(second, target)).body.changes.map(({ id }) => stable(id))).toEqual([
          stable(change.id),
        ]);
        settle(second, target);
        expect(stateIn(target.observe(), new Set(second.map(({ owner }) => owner)))).toEqual(
          stateIn(after, new Set(second.map(({ owner }) => owner))),
        );
      }),
      { numRuns: 200 },
    );
  });
});

/** A grant that is made anew has another id, and with it another change. */
const stable = (id: string) => id.replace(/id of /, '');

/** What the changes’ keys hold in the fields that were changed; of aliases, those that were moved, of both keys. */
function fieldsOf(changes: readonly Change[], { keys, aliases }: ObservedTarget) {
  const moved = changes.flatMap(({ step }) => (step.op === 'move-alias' ? [step.alias] : []));
  return [
    moved.map((alias) => [alias, aliases[alias]]),
    changes.map(({ arn, field, id }) => {
      const key = keys.find((each) => each.arn === arn);
      if (field === 'key' || field === 'owner' || field === 'retirement') return [id, null];
      const reading = key?.fields[field];
      if (field !== 'grants' || key?.fields.grants.read !== true) return [id, reading];
      return [id, key.fields.grants.value.map(({ name }) => name).sort()];
    }),
  ];
}

/** As `apply` does it: made afresh from the journal, verified, and done up to `steps`. */
function carryOut(
  plan: Plan,
  desired: readonly DesiredKey[],
  target: MemoryTarget,
  journal: Recorded,
  steps: number,
): number {
  if (plan.restores === null) throw new Error('no rollback');
  const input = value(restoringInput(inputOf(desired, target), plan.restores, journal.entries));
  const verification = verifyPlan(
    plan,
    makeRestoringPlan(input, journal.entries).body,
    declaredPrints(input),
    pass(plan),
    {
      begun: recordedSteps(journal.entries, plan.digest).size > 0,
    },
  );
  if (!verification.ok) throw new Error(verification.problems.map(({ message }) => message).join('\n'));
  const todo = verification.verified.remaining.slice(0, steps);
  journal.run(plan, input.observed, todo, (change) => target.perform(change));
  return todo.length;
}
