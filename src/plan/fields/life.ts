import type { LifeState } from '../../model/key-state.js';
import { type Draft, type FieldContext, type FieldResult, nothing } from '../draft.js';

/**
 * A key's life. Restoring (cancel deletion, enable) is routine on purpose; disabling and ending are destructive.
 * Whether a retired key may end already is `retirement.ts`'s business: here the difference only becomes steps.
 */
export function lifeChanges(context: FieldContext): FieldResult {
  const { desired, live } = context;
  const ends = desired.life.retirement?.stage === 'delete';
  if (live.life === 'pending-import' && desired.life.state === 'enabled')
    return { drafts: [], notes: ['waits for its key material to be imported'] };
  if (live.life === 'unavailable')
    return { drafts: [], notes: ['is unavailable: its custom key store is not connected'] };
  const drafts = ends ? ending(context) : living(context);
  return drafts.length === 0 ? nothing : { drafts, notes: [] };
}

function living({ desired, live, observed }: FieldContext): readonly Draft[] {
  const wanted = desired.life.state;
  const marked = observed !== null && observed.retiredSince !== null;
  const drafts: Draft[] = [];
  const pending = isPending(live.life);
  if (pending) drafts.push(cancelling(live.life));
  if (wanted === 'enabled' && (pending || live.life === 'disabled')) drafts.push(enabling());
  if (wanted !== 'enabled' && live.life === 'enabled') drafts.push(disabling(wanted === 'retired'));
  if (wanted === 'retired' && !marked && live.life !== 'enabled') drafts.push(marking());
  if (wanted !== 'retired' && marked) drafts.push(unmarking(observed.retiredSince));
  return drafts;
}

function ending({ desired, live }: FieldContext): readonly Draft[] {
  if (isPending(live.life)) return [];
  const days = desired.life.deletionWindowDays;
  return [
    {
      phase: 'destroy',
      risk: 'destructive',
      effect: `schedule deletion in ${days} days`,
      irreversible: `once the ${days} days are over, everything encrypted under this key is lost for ever`,
      before: live.life,
      after: 'pending-deletion',
      step: { op: 'schedule-deletion', windowDays: days },
    },
  ];
}

/** Whether the key is on its way out. */
export function isPending(life: LifeState): boolean {
  return life === 'pending-deletion' || life === 'pending-replica-deletion';
}

function cancelling(life: LifeState): Draft {
  return {
    phase: 'restore',
    risk: 'routine',
    effect: 'cancel the scheduled deletion',
    before: life,
    after: 'disabled',
    step: { op: 'cancel-deletion' },
  };
}

function enabling(): Draft {
  return {
    phase: 'enable',
    risk: 'routine',
    effect: 'enable the key',
    before: 'disabled',
    after: 'enabled',
    step: { op: 'enable' },
  };
}

function disabling(retiring: boolean): Draft {
  return {
    phase: 'disable',
    risk: 'destructive',
    effect: retiring
      ? 'disable the key and start its soak period: nobody can use it from then on'
      : 'disable the key: nobody can use it from then on',
    before: 'enabled',
    after: 'disabled',
    step: { op: 'disable', retiring },
  };
}

function marking(): Draft {
  return {
    phase: 'disable',
    risk: 'sensitive',
    effect: 'start the soak period of the key',
    before: null,
    after: 'retired',
    step: { op: 'mark-retired' },
  };
}

function unmarking(since: string | null): Draft {
  return {
    phase: 'enable',
    risk: 'routine',
    effect: 'end the soak period of the key: it is no longer retired',
    before: since,
    after: null,
    step: { op: 'unmark-retired' },
  };
}
