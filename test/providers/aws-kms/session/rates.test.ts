import { describe, expect, it } from 'vitest';
import { createCaller } from '../../../../src/providers/aws-kms/session/caller.js';
import { createPacing } from '../../../../src/providers/aws-kms/session/pacing.js';
import { requestRates } from '../../../../src/providers/aws-kms/session/quotas.js';

describe('rates', () => {
  it('are a share of AWS’s defaults', () => {
    const rate = requestRates(undefined, 0.5);
    expect([rate('DescribeKey'), rate('CreateKey'), rate('GetKeyLastUsage')]).toEqual([1000, 2.5, 2.5]);
  });

  it('are careful with an API whose quota is not published', () => {
    expect(requestRates('', 1)('SomethingNew')).toBe(10);
  });

  it('are what the environment says, by API or for all others', () => {
    const rate = requestRates('{"DescribeKey": 4000, "default": 80}', 0.25);
    expect([rate('DescribeKey'), rate('CreateKey')]).toEqual([1000, 20]);
  });

  it.each([
    '{',
    '[1]',
    '7',
    '{"CreateKey": "5"}',
    '{"CreateKey": 0}',
    '{"CreateKey": -1}',
    '{"CreateKey": null}',
  ])('are not guessed from %s', (setting) => {
    expect(() => requestRates(setting, 1)).toThrow(/KEYWRIGHT_KMS_QUOTAS/);
  });
});

describe('pacing', () => {
  it('leaves a gap between calls of one API and none between APIs', async () => {
    const pacing = createPacing((api) => (api === 'slow' ? 50 : 1_000_000));
    const start = performance.now();
    const times: number[] = [];
    const stamp = async () => {
      times.push(performance.now() - start);
    };
    await Promise.all([1, 2, 3].map(() => pacing.schedule('slow', stamp)));
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(35);
    const before = times.length;
    await Promise.all(Array.from({ length: 100 }, () => pacing.schedule('fast', stamp)));
    expect(times.length - before).toBe(100);
  });

  it('slows down once for calls that were throttled together, and again for later ones', () => {
    const pacing = createPacing(() => 100);
    const together = Array.from({ length: 32 }, () => pacing.gap('ListGrants'));
    for (const gap of together) pacing.slowDown('ListGrants', gap);
    expect(pacing.gap('ListGrants')).toBe(20);
    pacing.slowDown('ListGrants', pacing.gap('ListGrants'));
    expect(pacing.gap('ListGrants')).toBe(40);
  });
});

describe('a caller', () => {
  const throttled = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
  const broken = Object.assign(new Error('oops'), { name: 'KMSInternalException' });
  const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });

  function caller() {
    const slept: number[] = [];
    const slowed: string[] = [];
    const pacing = {
      schedule: <T>(_api: string, run: () => Promise<T>) => run(),
      slowDown: (api: string) => {
        slowed.push(api);
      },
      gap: () => 0,
      recover: () => {},
    };
    const sleep = async (milliseconds: number) => {
      slept.push(milliseconds);
    };
    return {
      slept,
      slowed,
      call: createCaller(pacing, { sleep, random: () => 1 }),
    };
  }

  /** Fails so many times, then answers how often it was called. */
  function failing(times: number, error: Error) {
    let calls = 0;
    return async () => {
      calls += 1;
      if (calls <= times) throw error;
      return calls;
    };
  }

  it('slows down where it is throttled, and waits longer each time', async () => {
    const { call, slept, slowed } = caller();
    expect(await call('ListGrants', failing(4, throttled))).toBe(5);
    expect(slowed).toEqual(['ListGrants', 'ListGrants', 'ListGrants', 'ListGrants']);
    expect(slept).toEqual([200, 400, 800, 1600]);
  });

  it('gives up where it is throttled for ever', async () => {
    const { call, slept } = caller();
    await expect(call('ListGrants', failing(1000, throttled))).rejects.toBe(throttled);
    expect(slept).toHaveLength(9);
  });

  it('repeats what is broken a few times', async () => {
    const { call } = caller();
    expect(await call('GetKeyPolicy', failing(3, broken))).toBe(4);
    await expect(call('GetKeyPolicy', failing(4, broken))).rejects.toBe(broken);
  });

  it('never repeats what must not be done twice', async () => {
    const { call, slept } = caller();
    await expect(call('CreateKey', failing(1, broken), { repeatable: false })).rejects.toBe(broken);
    expect(slept).toEqual([]);
    expect(await call('CreateKey', failing(1, throttled), { repeatable: false })).toBe(2);
  });

  it('takes a no for a no', async () => {
    const { call, slept } = caller();
    await expect(call('GetKeyPolicy', failing(1, denied))).rejects.toBe(denied);
    expect(slept).toEqual([]);
  });
});
