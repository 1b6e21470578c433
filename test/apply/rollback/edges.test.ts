import { describe, expect, it } from 'vitest';
import { chooseSteps } from '../../../src/apply/rollback/choose-steps.js';
import { restoringInput } from '../../../src/apply/rollback/restoring-input.js';
import { rollbackPlan } from '../../../src/apply/rollback/rollback-plan.js';
import type { DesiredKey } from '../../../src/model/desired.js';
import type { Snapshot } from '../../../src/model/journal.js';
import type { GrantState } from '../../../src/model/key-state.js';
import type { ObservedKey } from '../../../src/model/observed.js';
import type { Step } from '../../../src/model/step.js';
import { makePlan, type PlanInput } from '../../../src/plan/make-plan.js';
import {
  desiredKey,
  enabled,
  estate,
  liveKey,
  nativeGrant,
  now,
  observedTarget,
  stateOf,
} from '../../plan/builders.js';
import { value } from '../journal/building.js';
import { Recorded, sealed } from './recorded.js';

const wanted = desiredKey();
const live = liveKey(wanted);
const inputOf = (keys: readonly ObservedKey[], desired: readonly DesiredKey[] = [wanted]): PlanInput => ({
  estate,
  desired,
  observed: [observedTarget(keys)],
  now,
});
const plan = sealed(makePlan(inputOf([liveKey(wanted, { description: 'old' })])).body);
const { digest } = plan;

/** A journal in which one step of `plan` replaced something of the key. */
function recorded(step: Step, replaced: Partial<Snapshot>): Recorded {
  const journal = new Recorded();
  const of = { run: 'run-1', digest };
  journal.add({ kind: 'plan', ...of, plan });
  const snapshot = { arn: live.arn, fields: {}, unread: [], ...replaced };
  const key = wanted.id;
  journal.add({ kind: 'step-begin', ...of, change: 'one', key, step, fence: 1, replaced: snapshot });
  return journal;
}

function rollBack(step: Step, replaced: Partial<Snapshot>, input: PlanInput) {
  const { entries } = recorded(step, replaced);
  const made = rollbackPlan(input, entries, { digest, changes: ['one'] });
  const { body, notes } = value(made);
  return {
    ops: body.changes.map((change) => change.step.op),
    notes: notes.map(({ message }) => message).join('\n'),
    blocked: body.blocked.map(({ code }) => code),
    warnings: made.ok ? made.warnings.map(({ message }) => message) : [],
  };
}

const describing: Step = { op: 'set-description', description: 'bad' };
const disable: Step = { op: 'disable', retiring: false };
const wasEnabled = { fields: { life: 'enabled' }, retiredSince: null } as const;

describe('what can’t be restored is said, and nothing else is done for it', () => {
  const old = { fields: { description: 'old' } };
  it.each([
    ['a key that is gone', inputOf([]), /nothing brings a deleted key back/],
    ['a key that isn’t declared', inputOf([live], []), /not declared by the estate any more/],
    ['another key', inputOf([{ ...live, arn: `${live.arn}2` }]), /is another key now/],
  ])('%s', (_, input, words) => {
    expect(rollBack(describing, old, input)).toEqual({
      ops: [],
      notes: expect.stringMatching(words),
      blocked: [],
      warnings: [],
    });
  });

  it('a field that wasn’t read', () => {
    const { ops, notes } = rollBack(describing, { unread: ['description'] }, inputOf([live]));
    expect([ops, notes]).toEqual([[], expect.stringMatching('its description could not be read')]);
  });

  it('an ownership tag', () => {
    const { ops, notes } = rollBack({ op: 'claim', owner: 'acme/cards' }, { owner: null }, inputOf([live]));
    expect([ops, notes]).toEqual([[], expect.stringMatching('no step takes the ownership tag')]);
  });

  it('a key that was made, with all that the plan gave it', () => {
    const { ops, notes } = rollBack(
      { op: 'create-alias', alias: 'alias/cards' },
      { arn: null },
      inputOf([live]),
    );
    expect([ops, notes]).toEqual([[], expect.stringMatching('was made by the same plan')]);
  });

  it.each(['pending-deletion', 'pending-import', 'unavailable'] as const)('a life: %s', (life) => {
    const { ops, notes } = rollBack({ op: 'cancel-deletion' }, { fields: { life } }, inputOf([live]));
    expect([ops, notes]).toEqual([[], expect.stringMatching(`was ${life} before that apply`)]);
  });

  it('what is as it was', () => {
    const { ops, notes } = rollBack(disable, wasEnabled, inputOf([live]));
    expect([ops, notes]).toEqual([[], expect.stringMatching('is as it was before that apply')]);
  });

  it('what can’t be told or read blocks the key', () => {
    const twins = inputOf([live, { ...live, arn: `${live.arn}2` }]);
    expect(rollBack(describing, old, twins)).toMatchObject({ ops: [], blocked: ['KW4002'] });
    const unread = { ...live, fields: { ...live.fields, tags: { read: false, reason: 'denied' } as const } };
    expect(rollBack(describing, old, inputOf([unread]))).toMatchObject({ ops: [], blocked: ['KW4004'] });
  });
});

describe('a key’s life', () => {
  const since = '2027-01-01T00:00:00Z';
  const retired = (more: Partial<ObservedKey>) => liveKey(wanted, { life: 'disabled' }, more);

  it('is enabled again, and its retirement ended', () => {
    const input = inputOf([retired({ retiredSince: since })]);
    expect(rollBack({ op: 'disable', retiring: true }, wasEnabled, input).ops).toEqual([
      'enable',
      'unmark-retired',
    ]);
  });

  it('is retired again, with a soak period that begins anew', () => {
    const replaced = { fields: { life: 'disabled' }, retiredSince: since } as const;
    const { ops, notes } = rollBack({ op: 'enable' }, replaced, inputOf([live]));
    expect(ops).toEqual(['disable']);
    expect(notes).toMatch('begins anew');
  });

  it('is restored from a scheduled deletion to where it was', () => {
    const input = inputOf([liveKey(wanted, { life: 'pending-deletion' }, { retiredSince: since })]);
    const step: Step = { op: 'schedule-deletion', windowDays: 7 };
    expect(rollBack(step, { fields: { life: 'disabled' } }, input).ops).toEqual(['cancel-deletion']);
    expect(rollBack(step, { fields: { life: 'enabled' }, retiredSince: null }, input).ops).toEqual([
      'cancel-deletion',
      'enable',
      'unmark-retired',
    ]);
  });

  it('stays as it is where only something else is restored, whatever the estate asks for', () => {
    for (const [life, retiredSince] of [
      ['disabled', null],
      ['disabled', since],
      ['enabled', null],
    ] as const) {
      const key = liveKey(wanted, { life, description: 'bad' }, { retiredSince });
      for (const state of ['enabled', 'disabled'] as const) {
        const input = inputOf([key], [{ ...wanted, life: { ...enabled, state } }]);
        expect(rollBack(describing, { fields: { description: 'old' } }, input).ops).toEqual([
          'set-description',
        ]);
      }
    }
  });
});

describe('native grants', () => {
  const ours = nativeGrant({ id: 'g1' });
  const theirs = nativeGrant({ id: 'g2', name: null });
  const second = nativeGrant({ id: 'g3', name: null, operations: ['Encrypt'] });
  const service = nativeGrant({
    id: 'g4',
    name: null,
    grantee: { kind: 'service', name: 'ebs.amazonaws.com' },
  });
  const all: readonly GrantState[] = [ours, theirs, second, service];
  const create: Step = { op: 'create-grant', grant: nativeGrant({ name: 'keywright:x/0123456789ab' }) };
  const exclusive = desiredKey({ nativeGrants: 'exclusive' });

  it('that others made are theirs to make again', () => {
    const { ops, notes } = rollBack(create, { fields: { grants: all } }, inputOf([live]));
    expect(ops).toEqual(['create-grant']);
    expect(notes).toMatch('3 native grant(s) that others had made are gone');
  });

  it('are made again, each by a change of its own, where the key owns its grants, but for those of services', () => {
    const { entries } = recorded(create, { fields: { grants: all } });
    const input = inputOf([live], [exclusive]);
    const { body } = value(rollbackPlan(input, entries, { digest, changes: ['one'] }));
    expect(new Set(body.changes.map(({ id }) => id)).size).toBe(3);
    expect(body.changes.every(({ step }) => step.op === 'create-grant' && step.grant.id === null)).toBe(true);
  });

  it('that an undone step revoked are made again, whosever they were', () => {
    const revoke: Step = { op: 'revoke-grant', grant: theirs };
    expect(rollBack(revoke, { fields: { grants: [theirs, second] } }, inputOf([live])).ops).toEqual([
      'create-grant',
    ]);
  });

  it('are left as they are where they aren’t listed', () => {
    const blind = {
      ...inputOf([live]),
      estate: { ...estate, observe: { grants: 'declared', quotaShare: 1 } as const },
    };
    const { ops, notes } = rollBack(create, { fields: { grants: all } }, blind);
    expect([ops, notes]).toEqual([[], expect.stringMatching('not listed')]);
  });
});

describe('the plan is only about what is restored', () => {
  const other = desiredKey({ name: 'other', state: stateOf({ aliases: ['alias/other'] }) });

  it('and says nothing of other keys and what the estate wants of them', () => {
    const input = {
      ...inputOf(
        [liveKey(wanted, { description: 'bad', tags: {} }), liveKey(other, { tags: {} })],
        [wanted, other],
      ),
      observed: [
        observedTarget([liveKey(wanted, { description: 'bad', tags: {} }), liveKey(other, { tags: {} })], {
          unmanaged: [
            { arn: 'x', aliases: [], description: '', life: 'enabled', owner: 'acme/left', unread: null },
          ],
        }),
        observedTarget([], { target: 'second' }),
      ],
    };
    const { entries } = recorded(describing, { fields: { description: 'cards' } });
    const { body, notes } = value(rollbackPlan(input, entries, { digest, changes: ['one'] }));
    expect(body.changes.map(({ step }) => step.op)).toEqual(['set-description']);
    expect(body.targets.map(({ name }) => name)).toEqual(['main']);
    expect(notes).toEqual([]);
  });

  it('and warns of what the estate still asks for', () => {
    const input = inputOf([live]);
    expect(rollBack(describing, { fields: { description: 'old' } }, input).warnings).toEqual([
      expect.stringMatching('`cards@main` \\(description\\)'),
    ]);
    const reverted = desiredKey({ state: stateOf({ description: 'old' }) });
    expect(
      rollBack(describing, { fields: { description: 'old' } }, inputOf([live], [reverted])).warnings,
    ).toEqual([]);
  });

  it('and is of one estate', () => {
    const { entries } = recorded(describing, {});
    const input = { ...inputOf([live]), estate: { ...estate, name: 'others' } };
    expect(rollbackPlan(input, entries, { digest, changes: ['one'] })).toMatchObject({
      ok: false,
      problems: [{ code: 'KW4594' }],
    });
  });
});

describe('the journal decides', () => {
  it('what is restored: other snapshots are refused', () => {
    const { entries } = recorded(describing, { fields: { description: 'old' } });
    const chosen = { digest, changes: ['one'] };
    const { restores } = value(rollbackPlan(inputOf([live]), entries, chosen));
    expect(restoringInput(inputOf([live]), restores, entries).ok).toBe(true);
    const forged = recorded(describing, { fields: { description: 'other' } }).entries;
    for (const journal of [forged, []])
      expect(restoringInput(inputOf([live]), restores, journal)).toMatchObject({
        ok: false,
        problems: [{ code: 'KW4593' }],
      });
  });

  it('what is meant', () => {
    const { entries } = recorded(describing, {});
    const journal = new Recorded();
    journal.entries.push(...entries);
    const of = { run: 'run-1', digest };
    journal.add({
      kind: 'step-begin',
      ...of,
      change: 'two',
      key: wanted.id,
      step: disable,
      fence: 1,
      replaced: { arn: null, fields: {}, unread: [] },
    });
    journal.add({
      kind: 'step-end',
      ...of,
      change: 'two',
      result: 'failed',
      arn: null,
      problem: null,
      requests: [],
    });
    const runner = { who: 'ann', host: null, process: null, job: null };
    const lock = {
      kind: 'lock',
      action: 'released',
      run: 'run-1',
      lock: 'l',
      fence: 1,
      runner,
      expiresAt: '',
      takenFrom: null,
    } as const;
    journal.add(lock);
    journal.add({ ...lock, run: 'run-2' });
    journal.add({ kind: 'plan', run: 'run-3', digest: digest.replace(/.$/, 'x'), plan });
    journal.add({ kind: 'torn', bytes: 1, sha256: '' });
    const chosen = (asked: string) => {
      const outcome = chooseSteps(journal.entries, asked);
      return outcome.ok ? outcome.value.changes : outcome.problems[0]?.code;
    };
    expect(chosen(digest.replace(/.$/, 'x'))).toBe('KW4590');
    expect(chosen(digest)).toEqual(['one', 'two']);
    expect(chosen(digest.toUpperCase().replace('SHA', 'sha'))).toEqual(['one', 'two']);
    expect(chosen(digest.slice(0, 20))).toBe('KW4590');
    expect(chosen(digest.slice(0, 10))).toBe('KW4590');
    expect(['1', '2', '3', '4', '5'].map(chosen)).toEqual([
      ['one', 'two'],
      ['one'],
      ['two'],
      ['two'],
      ['one', 'two'],
    ]);
    expect(['6', '7', '8', '9', '0', '', '../x'].map(chosen)).toEqual([
      'KW4590',
      'KW4591',
      'KW4590',
      'KW4590',
      'KW4590',
      'KW4590',
      'KW4590',
    ]);
  });
});
