import { describe, expect, it } from 'vitest';
import type { DesiredKey } from '../../src/model/desired.js';
import type { ObservedTarget } from '../../src/model/observed.js';
import { digestOf } from '../../src/plan/digest.js';
import { makePlan } from '../../src/plan/make-plan.js';
import {
  desiredKey,
  enabled,
  estate,
  liveKey,
  nativeGrant,
  now,
  observedTarget,
  policyFor,
  read,
  stateOf,
} from './builders.js';

function plan(desired: readonly DesiredKey[], ...observed: readonly ObservedTarget[]) {
  return makePlan({ estate, desired, observed, now });
}

/** The plan's changes as `phase step risk`. */
function steps(desired: readonly DesiredKey[], ...observed: readonly ObservedTarget[]): readonly string[] {
  return plan(desired, ...observed).body.changes.map(
    ({ phase, step, risk }) => `${phase} ${step.op} ${risk}`,
  );
}

const soak = { ...enabled, state: 'retired', retirement: { stage: 'soak', soakDays: 30 } } as const;
const end = { ...enabled, state: 'retired', retirement: { stage: 'delete', soakDays: 30 } } as const;
const key = desiredKey();

describe('a live key that is as declared', () => {
  it('needs nothing', () => {
    const { body, notes } = plan([key], observedTarget([liveKey(key)]));
    expect(body.changes).toEqual([]);
    expect(body.blocked).toEqual([]);
    expect(notes).toEqual([]);
  });

  it('needs nothing where AWS answers in another order', () => {
    const policy = JSON.stringify({
      Statement: JSON.parse(policyFor('app')).Statement.reverse(),
      Version: '2012-10-17',
    });
    expect(steps([key], observedTarget([liveKey(key, { policy })]))).toEqual([]);
  });
});

describe('one difference', () => {
  const cases: readonly (readonly [string, Parameters<typeof liveKey>[1], readonly string[]])[] = [
    ['description', { description: 'old' }, ['describe set-description routine']],
    ['a missing tag', { tags: {} }, ['tag set-tags routine']],
    ['a changed tag', { tags: { team: 'other' } }, ['tag set-tags routine']],
    ['a stray tag', { tags: { team: 'payments', stray: 'x' } }, ['remove-access remove-tags routine']],
    ['rotation off', { rotation: { kind: 'off' } }, ['rotate set-rotation routine']],
    ['rotation too rare', { rotation: { kind: 'every', days: 500 } }, ['rotate set-rotation routine']],
    ['rotation more often', { rotation: { kind: 'every', days: 90 } }, ['rotate set-rotation sensitive']],
    ['somebody too few in the policy', { policy: policyFor() }, ['grant-access put-policy widening']],
    [
      'somebody too many in the policy',
      { policy: policyFor('app', 'spy') },
      ['remove-access put-policy sensitive'],
    ],
    ['somebody else in the policy', { policy: policyFor('spy') }, ['remove-access put-policy sensitive']],
    ['a disabled key', { life: 'disabled' }, ['enable enable routine']],
    [
      'pending deletion',
      { life: 'pending-deletion' },
      ['restore cancel-deletion routine', 'enable enable routine'],
    ],
    [
      'pending deletion with a foreign policy',
      { life: 'pending-deletion', policy: policyFor('spy') },
      ['restore cancel-deletion routine', 'secure put-policy sensitive', 'enable enable routine'],
    ],
    ['a stray alias', { aliases: ['alias/cards', 'alias/stray'] }, ['remove-access delete-alias sensitive']],
  ];
  it.each(cases)('%s', (_, changes, expected) => {
    expect(steps([key], observedTarget([liveKey(key, changes)]))).toEqual(expected);
  });
});

describe('a key that is not there', () => {
  it('is created with policy and tags, then gets the rest', () => {
    const wanted = desiredKey({ state: stateOf({ grants: [nativeGrant()] }) });
    expect(steps([wanted], observedTarget([]))).toEqual([
      'create create-key routine',
      'alias create-alias routine',
      'grant-access create-grant widening',
      'rotate set-rotation routine',
    ]);
  });

  it('is not created where the tags of some live key can’t be read', () => {
    const unread = {
      arn: 'arn:x',
      aliases: [],
      description: '',
      life: 'enabled',
      owner: null,
      unread: 'denied',
    };
    const { body } = plan([key], observedTarget([], { unmanaged: [unread] }));
    expect(body.changes).toEqual([]);
    expect(body.blocked.map(({ code }) => code)).toEqual(['KW4005']);
  });

  it('is not created where its alias points to somebody else’s key', () => {
    const { body } = plan([key], observedTarget([], { aliases: { 'alias/cards': 'arn:foreign' } }));
    expect(body.changes).toEqual([]);
    expect(body.blocked.map(({ code }) => code)).toEqual(['KW4003']);
  });

  it('is not created where it is retired', () => {
    expect(steps([desiredKey({ life: end })], observedTarget([]))).toEqual([]);
  });

  it('waits for its material where that is imported', () => {
    const imported = desiredKey({
      state: stateOf({
        origin: { kind: 'external' },
        rotation: { kind: 'impossible' },
        grants: [nativeGrant()],
      }),
    });
    const { body, notes } = plan([imported], observedTarget([]));
    expect(body.changes.map(({ step }) => step.op)).toEqual(['create-key', 'create-alias']);
    expect(notes.map(({ message }) => message)).toEqual([
      '1 native grant(s) can be made only while the key is enabled',
      'waits for its key material to be imported',
    ]);
  });
});

describe('aliases', () => {
  it('move from one key of the estate to another in one sensitive change', () => {
    const old = desiredKey({ name: 'old', state: stateOf({ aliases: [] }) });
    const live = liveKey(old, { aliases: ['alias/cards'] });
    const { body } = plan(
      [key, old],
      observedTarget([live, liveKey(key, { aliases: [] })], { aliases: { 'alias/cards': live.arn } }),
    );
    expect(body.changes.map(({ key: { name }, step }) => [name, step.op])).toEqual([['cards', 'move-alias']]);
    expect(body.changes[0]?.risk).toBe('sensitive');
  });

  it('that somebody moved away are moved back, never recreated', () => {
    const aliases = { 'alias/cards': 'arn:foreign' };
    expect(steps([key], observedTarget([liveKey(key, { aliases: [] })], { aliases }))).toEqual([
      'move move-alias sensitive',
    ]);
  });
});

describe('native grants', () => {
  const granted = desiredKey({ state: stateOf({ grants: [nativeGrant()] }) });

  it('are compared by content and not by id', () => {
    const live = liveKey(granted, { grants: [nativeGrant({ id: 'abc' })] });
    expect(steps([granted], observedTarget([live]))).toEqual([]);
  });

  it('change by a new one first and a revoked one after', () => {
    const live = liveKey(granted, { grants: [nativeGrant({ id: 'abc', operations: ['Decrypt'] })] });
    expect(steps([granted], observedTarget([live]))).toEqual([
      'grant-access create-grant widening',
      'remove-access revoke-grant narrowing',
    ]);
  });

  it('that give more than the new one are missed', () => {
    const live = liveKey(granted, {
      grants: [nativeGrant({ id: 'abc', operations: ['Decrypt', 'Encrypt'] })],
    });
    expect(steps([granted], observedTarget([live]))).toEqual([
      'grant-access create-grant widening',
      'remove-access revoke-grant sensitive',
    ]);
  });

  it('of other people are left alone, and said, unless the key owns its grants', () => {
    const live = liveKey(key, { grants: [nativeGrant({ id: 'abc', name: null })] });
    const { body, notes } = plan([key], observedTarget([live]));
    expect(body.changes).toEqual([]);
    expect(notes[0]?.message).toContain('was not made by keywright and is left alone');
    const exclusive = desiredKey({ nativeGrants: 'exclusive' });
    expect(steps([exclusive], observedTarget([live]))).toEqual(['remove-access revoke-grant sensitive']);
  });
});

describe('a key’s end', () => {
  const soaked = { retiredSince: '2027-01-01T00:00:00Z', lastUsed: read('never' as const) };

  it('begins by disabling, which is destructive', () => {
    const retired = desiredKey({ life: soak, state: stateOf({ life: 'disabled' }) });
    expect(steps([retired], observedTarget([liveKey(retired, { life: 'enabled' })]))).toEqual([
      'disable disable destructive',
    ]);
  });

  const ends = desiredKey({ life: end, state: stateOf({ life: 'pending-deletion' }) });
  const refused: readonly (readonly [
    string,
    Parameters<typeof liveKey>[1],
    Parameters<typeof liveKey>[2],
    string,
  ])[] = [
    ['an enabled key', { life: 'enabled' }, soaked, 'KW4006'],
    ['a key that was disabled but never soaked', { life: 'disabled' }, {}, 'KW4006'],
    [
      'a soak period that is not over',
      { life: 'disabled' },
      { ...soaked, retiredSince: '2027-02-20T00:00:00Z' },
      'KW4007',
    ],
    ['a soak period that can’t be read', { life: 'disabled' }, { ...soaked, retiredSince: 'soon' }, 'KW4007'],
    [
      'a use within the soak period',
      { life: 'disabled' },
      { ...soaked, lastUsed: read('2027-02-01T00:00:00Z') },
      'KW4008',
    ],
    [
      'a last use that can’t be read',
      { life: 'disabled' },
      { ...soaked, lastUsed: { read: false, reason: 'denied' } },
      'KW4009',
    ],
    ['a last use that nobody asked for', { life: 'disabled' }, { ...soaked, lastUsed: null }, 'KW4009'],
  ];
  it.each(refused)('is refused for %s', (_, state, more, code) => {
    const { body } = plan([ends], observedTarget([liveKey(ends, state, more)]));
    expect(body.changes).toEqual([]);
    expect(body.blocked.map((blocked) => blocked.code)).toEqual([code]);
  });

  it('is scheduled when the soak period is over without use', () => {
    const live = liveKey(ends, { life: 'disabled' }, { ...soaked, lastUsed: read('2026-12-01T00:00:00Z') });
    const { body } = plan([ends], observedTarget([live]));
    expect(body.changes.map(({ step }) => step)).toEqual([{ op: 'schedule-deletion', windowDays: 30 }]);
    expect(body.changes[0]?.irreversible).toContain('lost for ever');
    expect(body.changes.map(({ risk }) => risk)).toEqual(['destructive']);
  });

  it('never follows from removing the YAML', () => {
    const { body, notes } = plan([], observedTarget([liveKey(key)]));
    expect(body.changes).toEqual([]);
    expect(notes[0]?.message).toContain('no longer managed, and left as it is');
  });
});

describe('what can’t be decided stops the key and no other', () => {
  it.each(Object.keys(liveKey(key).fields))('%s that can’t be read', (field) => {
    const live = liveKey(key, { description: 'old' });
    const unread = { ...live, fields: { ...live.fields, [field]: { read: false, reason: 'denied' } } };
    const other = desiredKey({ name: 'other', state: stateOf({ aliases: [] }) });
    const { body } = plan([key, other], observedTarget([unread, liveKey(other, { description: 'old' })]));
    expect(body.blocked.map(({ key: { name }, code }) => [name, code])).toEqual([['cards', 'KW4004']]);
    expect(body.changes.map(({ key: { name } }) => name)).toEqual(['other']);
  });

  it.each([
    ['algorithm', { algorithm: 'rsa-2048' }],
    ['purpose', { purpose: 'sign' }],
    ['origin', { origin: { kind: 'external' } }],
    ['multi-Region role', { multiRegion: 'primary' }],
  ] as const)('a different %s', (word, changes) => {
    const { body } = plan([key], observedTarget([liveKey(key, changes)]));
    expect(body.changes).toEqual([]);
    expect(body.blocked[0]).toMatchObject({ code: 'KW4001', message: expect.stringContaining(word) });
  });

  it('two live keys with the same tag', () => {
    const twin = { ...liveKey(key), arn: 'arn:twin' };
    const { body } = plan([key], observedTarget([liveKey(key), twin]));
    expect(body.blocked.map(({ code }) => code)).toEqual(['KW4002']);
  });
});

describe('replicas', () => {
  const primary = desiredKey({ state: stateOf({ multiRegion: 'primary' }) });
  const replica = desiredKey({
    id: { name: 'cards', target: 'second' },
    primaryTarget: 'main',
    state: stateOf({ multiRegion: 'replica', rotation: { kind: 'impossible' } }),
  });
  const empty = observedTarget([], { target: 'second' });

  it('come after their primaries', () => {
    const { body } = plan([replica, primary], empty, observedTarget([]));
    expect(body.changes.slice(0, 2).map(({ step }) => step.op)).toEqual(['create-key', 'replicate-key']);
  });

  it('are not made where the primary is out of sight', () => {
    const { body } = plan([replica, primary], empty);
    expect(body.blocked.map(({ code }) => code)).toEqual(['KW4011']);
    expect(body.changes).toEqual([]);
  });
});

const unruled = { requires: [], rulesChanges: [], restores: null };

describe('the digest', () => {
  const observed = () => observedTarget([liveKey(key, { description: 'old' })]);

  it('is the same for the same inputs', () => {
    expect(digestOf({ ...plan([key], observed()).body, ...unruled })).toBe(
      digestOf({ ...plan([key], observed()).body, ...unruled }),
    );
  });

  it('changes when what was observed changes in a field that the plan leaves alone', () => {
    const moved = observedTarget([
      liveKey(key, { description: 'old' }, { deletionDate: '2027-01-01T00:00:00Z' }),
    ]);
    expect(digestOf({ ...plan([key], moved).body, ...unruled })).not.toBe(
      digestOf({ ...plan([key], observed()).body, ...unruled }),
    );
  });
});
