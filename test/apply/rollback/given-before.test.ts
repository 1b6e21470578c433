import { describe, expect, it } from 'vitest';
import { wasGivenBefore } from '../../../src/apply/rollback/given-before.js';
import type { KeyState } from '../../../src/model/key-state.js';
import type { ObservedTarget } from '../../../src/model/observed.js';
import type { Change, Plan } from '../../../src/model/plan.js';
import { makePlan } from '../../../src/plan/make-plan.js';
import { desiredKey, estate, nativeGrant, now, policyFor, stateOf } from '../../plan/builders.js';
import { MemoryTarget } from '../memory-target.js';
import { Recorded, sealed } from './recorded.js';

const desired = (state: Partial<KeyState>) => [desiredKey({ name: 'cards', state: stateOf(state) })];

/** A target with one key, planned for and applied to in turn. */
class Desk {
  readonly target: MemoryTarget;
  readonly journal = new Recorded();

  constructor(state: Partial<KeyState>) {
    const [key] = desired(state);
    if (key === undefined) throw new Error('no key');
    const grants = key.state.grants.map((grant) => ({ ...grant, id: `id of ${grant.name}` }));
    this.target = new MemoryTarget([
      { name: 'cards', owner: key.owner, state: { ...key.state, grants }, retiredSince: null },
    ]);
  }

  plan(state: Partial<KeyState>): { readonly plan: Plan; readonly observed: readonly ObservedTarget[] } {
    const observed = [this.target.observe()];
    return { plan: sealed(makePlan({ estate, desired: desired(state), observed, now }).body), observed };
  }

  settle(state: Partial<KeyState>, cut: Change['field'] | null = null): void {
    const { plan, observed } = this.plan(state);
    const killed = plan.changes.find(({ field }) => field === cut) ?? null;
    const whole = plan.changes.filter((change) => change !== killed);
    this.journal.run(plan, observed, whole, (change) => this.target.perform(change), killed);
  }

  given(state: Partial<KeyState>): readonly boolean[] {
    return this.plan(state).plan.changes.map((change) => wasGivenBefore(change, this.journal.entries));
  }
}

const shared: Partial<KeyState> = { policy: policyFor('app', 'batch') };
const own: Partial<KeyState> = { policy: policyFor('app') };

describe('access that is given back', () => {
  it('was given before where an apply put that policy, in whatever spelling', () => {
    const desk = new Desk(own);
    desk.settle(shared);
    desk.settle(own);
    expect(desk.given(shared)).toEqual([true]);
    const policy = JSON.stringify(JSON.parse(policyFor('app', 'batch')), null, 2);
    expect(desk.given({ policy })).toEqual([true]);
  });

  it('was not where it was only found in the target', () => {
    const desk = new Desk(shared);
    desk.settle(own);
    expect(desk.given(shared)).toEqual([false]);
  });

  it('was not where the journal has no end of the step', () => {
    const desk = new Desk(own);
    desk.settle(shared, 'policy');
    desk.settle(own);
    expect(desk.given(shared)).toEqual([false]);
  });

  it('was not where another policy was put', () => {
    const desk = new Desk(own);
    desk.settle(shared);
    desk.settle(own);
    expect(desk.given({ policy: policyFor('app', 'spy') })).toEqual([false]);
  });

  it('was given before where an apply made that grant, with just those operations', () => {
    const grants = [nativeGrant({ name: 'keywright:batch/0123456789ab' })];
    const desk = new Desk({ ...own, grants: [] });
    desk.settle({ ...own, grants });
    desk.settle({ ...own, grants: [] });
    expect(desk.given({ ...own, grants })).toEqual([true]);
    const wider = grants.map((grant) => ({ ...grant, operations: ['CreateGrant' as const] }));
    expect(desk.given({ ...own, grants: wider })).toEqual([false]);
  });
});
