import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConsistencySetting } from '../../../src/simulator/index.js';
import { failureOf } from '../server/clients.js';
import { type LateWorld, openLateWorld, type Pending, upToSeconds } from './late-world.js';

async function inWorld(
  setting: ConsistencySetting | undefined,
  body: (world: LateWorld) => Promise<void>,
  options = {},
): Promise<void> {
  const world = await openLateWorld(setting ?? 'immediate', options);
  try {
    await body(world);
  } finally {
    await world.close();
  }
}

/** Makes a key with an alias; whether each is found. */
async function found(world: LateWorld, name = 'alias/a'): Promise<readonly string[]> {
  const { KeyMetadata } = await world.admin.createKey({});
  const KeyId = KeyMetadata?.KeyId ?? '';
  const key = await failureOf(world.admin.describeKey({ KeyId }));
  await world.control('clock', { advanceSeconds: upToSeconds });
  await world.admin.createAlias({ AliasName: name, TargetKeyId: KeyId });
  return [key, await failureOf(world.admin.describeKey({ KeyId: name }))];
}

const times = async (options: object) => {
  let found: unknown = null;
  await inWorld(
    { upToSeconds },
    async (world) => {
      const { KeyMetadata } = await world.admin.createKey({});
      await world.control('principals', { arn: 'arn:aws:iam::111122223333:role/x' });
      found = { arn: KeyMetadata?.Arn, pending: await world.pending() };
    },
    options,
  );
  return found;
};

describe('the delays', () => {
  it('are off by default', () =>
    inWorld(
      undefined,
      async (world) => {
        expect(await found(world)).toEqual(['answered', 'answered']);
        expect(await world.control('consistency')).toMatchObject({ upToSeconds: 0, pending: [] });
      },
      { consistency: undefined },
    ));

  it('are the same for the same seed, and not for another', async () => {
    expect(await times({})).toEqual(await times({}));
    const timesOf = (made: unknown) =>
      (made as { pending: Pending[] }).pending.map(({ inForceFrom }) => inForceFrom);
    expect(timesOf(await times({}))).not.toEqual(timesOf(await times({ seed: 'another' })));
  });

  it('don’t change the ids that a seed gives', async () => {
    const { arn } = (await times({})) as { arn: string };
    expect(await times({ consistency: 'immediate' })).toEqual({ arn, pending: [] });
  });

  it('lie between nothing and the setting', () =>
    inWorld({ upToSeconds: 2 }, async (world) => {
      for (let count = 0; count < 30; count += 1) await world.admin.createKey({});
      const { now } = (await world.control('clock')) as { now: string };
      const delays = (await world.pending()).map(
        ({ inForceFrom }) => Date.parse(inForceFrom) - Date.parse(now),
      );
      expect(delays).toHaveLength(30);
      expect(Math.min(...delays)).toBeGreaterThan(0);
      expect(Math.max(...delays)).toBeLessThanOrEqual(2000);
      expect(new Set(delays).size).toBeGreaterThan(20);
    }));

  it('can be for some kinds of changes only', () =>
    inWorld({ upToSeconds, kinds: ['aliases'] }, async (world) => {
      expect(await found(world)).toEqual(['answered', 'NotFoundException']);
    }));

  it('are gone after a restart from the state file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keywright-late-'));
    const stateFile = join(folder, 'kms.state');
    try {
      let KeyId = '';
      await inWorld(
        { upToSeconds },
        async (world) => {
          KeyId = (await world.admin.createKey({})).KeyMetadata?.KeyId ?? '';
          expect(await failureOf(world.admin.describeKey({ KeyId }))).toBe('NotFoundException');
        },
        { stateFile },
      );
      await inWorld(
        { upToSeconds },
        async (world) => {
          expect(await failureOf(world.admin.describeKey({ KeyId }))).toBe('answered');
        },
        { stateFile },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are not in a snapshot, which is all visible wherever it is restored', () =>
    inWorld({ upToSeconds }, async (world) => {
      const KeyId = (await world.admin.createKey({})).KeyMetadata?.KeyId ?? '';
      world.simulator.restore(world.simulator.snapshot());
      expect(await failureOf(world.admin.describeKey({ KeyId }))).toBe('answered');
      expect(await world.pending()).toEqual([]);
    }));

  it('aren’t for calls that fail', () =>
    inWorld({ upToSeconds }, async (world) => {
      const KeyId = await world.visibleKey();
      const dryRun = { KeyId, GranteePrincipal: 'arn:aws:iam::111122223333:user/app', DryRun: true };
      const dry = world.admin.createGrant({ ...dryRun, Operations: ['Encrypt'] });
      expect(await failureOf(dry)).toBe('DryRunOperationException');
      expect(await failureOf(world.admin.createAlias({ AliasName: 'alias/', TargetKeyId: KeyId }))).not.toBe(
        'answered',
      );
      expect(await world.pending()).toEqual([]);
    }));
});

describe('the control API', () => {
  it('switches them on, and off with everything visible at once', () =>
    inWorld('immediate', async (world) => {
      expect(await world.control('consistency', { upToSeconds, kinds: ['keys'] })).toEqual({
        upToSeconds,
        kinds: ['keys'],
        pending: [],
      });
      const KeyId = (await world.admin.createKey({})).KeyMetadata?.KeyId ?? '';
      expect(await world.pending()).toHaveLength(1);
      expect(await failureOf(world.admin.describeKey({ KeyId }))).toBe('NotFoundException');
      await world.control('consistency', { upToSeconds: 0 });
      expect(await failureOf(world.admin.describeKey({ KeyId }))).toBe('answered');
      expect(await world.control('consistency')).toMatchObject({ upToSeconds: 0, pending: [] });
    }));

  it('makes everything visible without moving the clock', () =>
    inWorld({ upToSeconds }, async (world) => {
      const KeyId = (await world.admin.createKey({})).KeyMetadata?.KeyId ?? '';
      const before = await world.control('clock');
      expect(await world.control('consistency/settle', {})).toMatchObject({ upToSeconds, pending: [] });
      expect(await failureOf(world.admin.describeKey({ KeyId }))).toBe('answered');
      expect(await world.control('clock')).toEqual(before);
    }));

  it.each([
    {},
    { upToSeconds: -1 },
    { upToSeconds: '5' },
    { upToSeconds: 86_401 },
    { upToSeconds: 1, kinds: ['secrets'] },
    { upToSeconds: 1, kinds: [1] },
    { upToSeconds: 1, kinds: 'keys' },
    { upToSeconds: 1, more: 1 },
  ])('refuses %j and keeps its setting', (body) =>
    inWorld({ upToSeconds }, async (world) => {
      expect(await world.control('consistency', body)).toEqual({ error: expect.any(String) });
      expect(await world.control('consistency')).toMatchObject({ upToSeconds });
    }),
  );
});

it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])(
  'startSimulator refuses up to %s seconds',
  async (seconds) => {
    await expect(openLateWorld({ upToSeconds: seconds })).rejects.toThrow(RangeError);
  },
);
