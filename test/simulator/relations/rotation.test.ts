import {
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyRotationCommand,
  GetKeyRotationStatusCommand,
  ListKeyRotationsCommand,
  ReplicateKeyCommand,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arnOf, failure, openWorld, root, user, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const day = 86_400;
const enable = (KeyId: string, RotationPeriodInDays?: number, kms = world.admin) =>
  kms.send(
    new EnableKeyRotationCommand({
      KeyId,
      ...(RotationPeriodInDays === undefined ? {} : { RotationPeriodInDays }),
    }),
  );
const disable = (KeyId: string) => world.admin.send(new DisableKeyRotationCommand({ KeyId }));
const rotate = (KeyId: string) => world.admin.send(new RotateKeyOnDemandCommand({ KeyId }));
const rotations = async (KeyId: string, IncludeKeyMaterial?: 'ALL_KEY_MATERIAL') => {
  const command = new ListKeyRotationsCommand({
    KeyId,
    ...(IncludeKeyMaterial === undefined ? {} : { IncludeKeyMaterial }),
  });
  return (await world.admin.send(command)).Rotations ?? [];
};

async function status(KeyId: string, kms = world.admin) {
  const { $metadata, ...rest } = await kms.send(new GetKeyRotationStatusCommand({ KeyId }));
  return rest;
}

describe('automatic rotation', () => {
  test('is off at first, then every 365 days or as asked', async () => {
    const key = await world.makeKey();
    expect(await status(key)).toEqual({ KeyId: arnOf(key), KeyRotationEnabled: false });
    await enable(key);
    expect(await status(key)).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 365 });
    await enable(key, 90);
    const { NextRotationDate, RotationPeriodInDays } = await status(key);
    expect(RotationPeriodInDays).toBe(90);
    const { now } = (await world.control('clock')) as { now: string };
    const ahead = (NextRotationDate?.getTime() ?? 0) - Date.parse(now);
    expect(Math.abs(ahead / 1000 - 90 * day)).toBeLessThan(60);
    await disable(key);
    expect(await status(key)).toEqual({ KeyId: arnOf(key), KeyRotationEnabled: false });
  });

  test('asked for again with the same period keeps its schedule', async () => {
    const key = await world.makeKey();
    await enable(key, 180);
    const { NextRotationDate } = await status(key);
    await world.advance(day);
    await enable(key, 180);
    expect((await status(key)).NextRotationDate).toEqual(NextRotationDate);
  });

  test('happens each period, as its list tells', async () => {
    const key = await world.makeKey();
    await enable(key, 90);
    expect(await rotations(key)).toEqual([]);
    await world.advance(181 * day);
    const done = await rotations(key);
    expect(done.map(({ RotationType, KeyMaterialState }) => [RotationType, KeyMaterialState])).toEqual([
      ['AUTOMATIC', 'NON_CURRENT'],
      ['AUTOMATIC', 'CURRENT'],
    ]);
    const [first, second] = done.map(({ RotationDate }) => RotationDate?.getTime() ?? 0);
    expect((second ?? 0) - (first ?? 0)).toBe(90 * day * 1000);
    const all = await rotations(key, 'ALL_KEY_MATERIAL');
    expect(all).toHaveLength(3);
    expect(all[0]).toEqual({
      KeyId: arnOf(key),
      KeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
      KeyMaterialState: 'NON_CURRENT',
    });
    expect(new Set(all.map(({ KeyMaterialId }) => KeyMaterialId)).size).toBe(3);
  });

  test('has a period of 90 to 2560 days, which a policy can narrow', async () => {
    const key = await world.makeKey({
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: root() }, Action: 'kms:*', Resource: '*' },
          {
            Effect: 'Allow',
            Principal: { AWS: user('app') },
            Action: 'kms:EnableKeyRotation',
            Resource: '*',
            Condition: { NumericLessThanEquals: { 'kms:RotationPeriodInDays': '180' } },
          },
        ],
      }),
    });
    expect(await failure(enable(key, 89))).toMatch(/^ValidationException/);
    expect(await failure(enable(key, 2561))).toMatch(/^ValidationException/);
    expect(await failure(enable(key, 181, world.as('app')))).toMatch(/^AccessDeniedException/);
    await enable(key, 180, world.as('app'));
    expect(await status(key)).toMatchObject({ RotationPeriodInDays: 180 });
  });

  test('is only for symmetric encryption keys whose material KMS made', async () => {
    const others = [
      await world.makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' }),
      await world.makeKey({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }),
      await world.makeKey({ Origin: 'EXTERNAL' }),
    ];
    for (const key of others) {
      expect(await failure(enable(key))).toMatch(/^UnsupportedOperationException/);
      expect(await failure(disable(key))).toMatch(/^UnsupportedOperationException/);
      expect(await status(key)).toEqual({ KeyId: arnOf(key), KeyRotationEnabled: false });
    }
    expect(await failure(enable(others[2] ?? ''))).toBe(
      `UnsupportedOperationException: ${arnOf(others[2] ?? '')} origin is EXTERNAL which is not valid for this operation.`,
    );
  });

  test('stays set on a disabled key, and shows as off while deletion is pending', async () => {
    const key = await world.makeKey();
    await enable(key);
    await world.admin.send(new DisableKeyCommand({ KeyId: key }));
    expect(await status(key)).toMatchObject({ KeyRotationEnabled: true });
    expect(await failure(disable(key))).toBe(`DisabledException: ${arnOf(key)} is disabled.`);
    await world.admin.send(new ScheduleKeyDeletionCommand({ KeyId: key, PendingWindowInDays: 7 }));
    expect(await status(key)).toEqual({ KeyId: arnOf(key), KeyRotationEnabled: false });
  });

  test('is set on the primary for all its Regions', async () => {
    const key = await world.makeKey({ MultiRegion: true });
    await world.admin.send(new ReplicateKeyCommand({ KeyId: key, ReplicaRegion: 'eu-west-1' }));
    await enable(key, 100);
    const west = world.as('administrator', 'eu-west-1');
    expect(await status(key, west)).toEqual({ ...(await status(key)), KeyId: arnOf(key, 'eu-west-1') });
    await world.advance(2);
    expect(await failure(enable(key, 200, west))).toBe(
      `UnsupportedOperationException: ${arnOf(key, 'eu-west-1')} is not a multi-region primary key.`,
    );
  });
});

describe('rotation on demand', () => {
  test('is under way, then done, and leaves the schedule alone', async () => {
    const key = await world.makeKey();
    await enable(key, 90);
    const before = await status(key);
    expect(await rotate(key)).toMatchObject({ KeyId: arnOf(key) });
    expect((await status(key)).OnDemandRotationStartDate).toBeInstanceOf(Date);
    expect(await failure(rotate(key))).toBe('answered');
    await world.advance(5);
    expect(await status(key)).toEqual(before);
    expect(await rotations(key)).toMatchObject([{ RotationType: 'ON_DEMAND', KeyMaterialState: 'CURRENT' }]);
  });

  test('is possible 25 times', async () => {
    const key = await world.makeKey();
    for (let count = 0; count < 25; count += 1) {
      await rotate(key);
      await world.advance(5);
    }
    expect(await failure(rotate(key))).toBe(
      `LimitExceededException: The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: ${arnOf(key)}`,
    );
    expect(await rotations(key)).toHaveLength(25);
  });

  test('gives way to an automatic one that is near', async () => {
    const key = await world.makeKey();
    await enable(key, 90);
    await world.advance(90 * day - 19 * 60);
    expect(await failure(rotate(key))).toMatch(/^ConflictException/);
    await world.advance(20 * 60);
    await rotate(key);
  });

  test('is refused for keys that can’t rotate', async () => {
    const rsa = await world.makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' });
    expect(await failure(rotate(rsa))).toMatch(/^UnsupportedOperationException/);
    await world.admin.send(new DisableKeyCommand({ KeyId: rsa }));
    expect(await failure(rotate(rsa))).toMatch(/^DisabledException/);
    const { Rotations } = await world.admin.send(new ListKeyRotationsCommand({ KeyId: rsa }));
    expect(Rotations).toEqual([]);
  });
});
