import { describe, expect, it } from 'vitest';
import { reportDrift } from '../../src/plan/report-drift.js';
import { desiredKey, estate, liveKey, now, observedTarget, policyFor } from './builders.js';

const key = desiredKey();

function drifted(changes: Parameters<typeof liveKey>[1]) {
  const observed = [observedTarget([liveKey(key, changes)])];
  const [target] = reportDrift({ estate, desired: [key], observed, now }).targets;
  return target?.drifted.map(({ field, live, wanted, effect }) => ({ field, live, wanted, effect }));
}

describe('drift', () => {
  it('of a key that is as declared is none', () => {
    expect(drifted({})).toEqual([]);
  });

  it('of a life is one difference, however many steps lead back', () => {
    expect(drifted({ life: 'pending-deletion' })).toEqual([
      {
        field: 'life',
        live: 'pending-deletion',
        wanted: 'enabled',
        effect: expect.stringMatching(/^cancel .*, then enable /),
      },
    ]);
  });

  it('tells every field that differs', () => {
    const fields = drifted({ life: 'pending-deletion', policy: policyFor('spy'), description: 'old' });
    expect(fields?.map(({ field }) => field).sort()).toEqual(['description', 'life', 'policy']);
  });
});
