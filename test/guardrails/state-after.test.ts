import { describe, expect, it } from 'vitest';
import type { KeyState } from '../../src/model/key-state.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { stateAfter } from '../../src/plan/state-after.js';
import {
  desiredKey,
  enabled,
  estate,
  liveKey,
  nativeGrant,
  now,
  observedTarget,
  policyFor,
  stateOf,
} from '../plan/builders.js';

const old = nativeGrant({ name: 'keywright:old/1', id: '1' });
const foreign = nativeGrant({ name: 'theirs', id: '2' });

/** The state that the plan's steps lead to. */
function resultOf(live: Partial<KeyState>, wanted: Partial<KeyState>, life = enabled): KeyState {
  const desired = desiredKey({ state: stateOf(wanted), life });
  const observed = observedTarget([liveKey(desired, { ...stateOf(), ...live })]);
  const { changes } = makePlan({ estate, desired: [desired], observed: [observed], now }).body;
  expect(changes.length).toBeGreaterThan(0);
  return stateAfter(
    { ...stateOf(), ...live },
    changes.map(({ step }) => step),
  );
}

describe('the state after a plan', () => {
  it.each<readonly [string, Partial<KeyState>, Partial<KeyState>]>([
    ['of the description', { description: 'old' }, {}],
    ['of tags', { tags: { team: 'other', extra: 'x' } }, { tags: { team: 'payments', owner: 'me' } }],
    ['of aliases', { aliases: ['alias/old'] }, { aliases: ['alias/a', 'alias/cards'] }],
    ['of rotation', { rotation: { kind: 'off' } }, {}],
    ['of the policy', { policy: policyFor('app', 'build') }, {}],
    ['of native grants', { grants: [old] }, { grants: [nativeGrant()] }],
    ['of life', { life: 'disabled' }, {}],
    ['of a deletion that is cancelled', { life: 'pending-deletion' }, {}],
  ])('is what is declared: %s', (_, live, wanted) => {
    expect(resultOf(live, wanted)).toEqual(stateOf(wanted));
  });

  it('is disabled, or pending deletion, where the estate wants that', () => {
    const disabled = { ...enabled, state: 'disabled' } as const;
    expect(resultOf({}, { life: 'disabled' }, disabled).life).toBe('disabled');
  });

  it('keeps the native grants of others', () => {
    expect(resultOf({ grants: [old, foreign] }, { grants: [] }).grants).toEqual([foreign]);
  });

  it('of a revocation has one of two equal grants less', () => {
    const twin = { ...old, id: '3' };
    const left = stateAfter(stateOf({ grants: [old, twin] }), [{ op: 'revoke-grant', grant: old }]);
    expect(left.grants).toEqual([twin]);
  });

  it('of a schedule is pending deletion', () => {
    expect(stateAfter(stateOf(), [{ op: 'schedule-deletion', windowDays: 7 }]).life).toBe('pending-deletion');
  });
});
