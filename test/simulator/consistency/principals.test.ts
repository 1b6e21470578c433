import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, identityOf, stsOf } from '../server/clients.js';
import { account, around, type LateWorld, openLateWorld, policyFor, role, user } from './late-world.js';

let world: LateWorld;
beforeEach(async () => {
  world = await openLateWorld();
});
afterEach(() => world.close());

describe('a principal', () => {
  const naming = async (arn: string, KeyId: string) => [
    await failureOf(world.admin.putKeyPolicy({ KeyId, Policy: policyFor(arn, 'Encrypt') })),
    await failureOf(world.admin.createKey({ Policy: policyFor(arn, 'Encrypt') })),
    await failureOf(world.admin.createGrant({ KeyId, GranteePrincipal: arn, Operations: ['Encrypt'] })),
  ];
  const refused = [
    'MalformedPolicyDocumentException',
    'MalformedPolicyDocumentException',
    'InvalidArnException',
  ];
  const answered = ['answered', 'answered', 'answered'];
  const uniqueId = async (arn: string) => {
    const { principals } = (await world.control('principals')) as {
      principals: { arn: string; uniqueId: string }[];
    };
    return principals.filter((each) => each.arn === arn).map((each) => each.uniqueId);
  };

  it('that is new can’t be named yet', async () => {
    const KeyId = await world.visibleKey();
    await world.control('principals', { arn: role('new') });
    const { kind, inForceFrom } = await world.onlyPending();
    expect(kind).toBe('principals');
    expect(await around(world, inForceFrom, () => naming(role('new'), KeyId))).toEqual([refused, answered]);
  });

  it('that is new can’t be named by its sessions or in a replica’s policy yet', async () => {
    const KeyId = await world.visibleKey({ MultiRegion: true });
    await world.control('principals', { arn: role('new') });
    const session = `arn:aws:sts::${account}:assumed-role/new/session`;
    const look = async () => [
      await failureOf(world.admin.putKeyPolicy({ KeyId, Policy: policyFor(session, 'Encrypt') })),
      await failureOf(
        world.admin.replicateKey({
          KeyId,
          ReplicaRegion: 'eu-west-1',
          Policy: policyFor(role('new'), 'Encrypt'),
        }),
      ),
    ];
    expect(await around(world, (await world.onlyPending()).inForceFrom, look)).toEqual([
      ['MalformedPolicyDocumentException', 'MalformedPolicyDocumentException'],
      ['answered', 'answered'],
    ]);
  });

  it('that is new can’t be assumed or sign yet', async () => {
    const credentials = { accessKeyId: 'administrator', secretAccessKey: 'secret' };
    await world.control('principals', { arn: role('new') });
    const assume = () =>
      failureOf(
        stsOf(world.simulator, credentials).send(
          new AssumeRoleCommand({ RoleArn: role('new'), RoleSessionName: 'session' }),
        ),
      );
    expect(await around(world, (await world.onlyPending()).inForceFrom, assume)).toEqual([
      'AccessDenied',
      'answered',
    ]);
    const accessKeys = [{ id: 'fresh', secret: 'secret' }];
    await world.control('principals', { arn: user('fresh'), accessKeys });
    const sign = () => failureOf(world.as('fresh').listKeys({}));
    expect(await around(world, (await world.onlyPending()).inForceFrom, sign)).toEqual([
      'UnrecognizedClientException',
      'AccessDeniedException',
    ]);
  });

  it('that is deleted can still be named for a while', async () => {
    const KeyId = await world.visibleKey();
    await world.control('principals/delete', { arn: role('reader') });
    const { inForceFrom } = await world.onlyPending();
    expect(await around(world, inForceFrom, () => naming(role('reader'), KeyId))).toEqual([
      answered,
      refused,
    ]);
  });

  it('that is made again is the old one, nobody or the new one, as it becomes visible', async () => {
    const KeyId = await world.visibleKey();
    await world.control('principals/delete', { arn: role('reader') });
    await world.control('principals', { arn: role('reader') });
    const [old, fresh] = await uniqueId(role('reader'));
    const times = new Map((await world.pending()).map(({ id, inForceFrom }) => [id, inForceFrom]));
    const bound = async () => {
      const put = await failureOf(
        world.admin.putKeyPolicy({ KeyId, Policy: policyFor(role('reader'), 'Encrypt') }),
      );
      const { tables } = (await world.control('snapshot')) as {
        tables: { keys: Record<string, { policy: string }> };
      };
      const text = tables.keys[KeyId]?.policy ?? '';
      if (put !== 'answered') return put;
      return [old, fresh].find((id) => id !== undefined && text.includes(id));
    };
    expect(await bound()).toBe(old);
    const sorted = [...times.values()].sort();
    await world.moveTo(sorted[0] ?? '');
    const between = times.get(fresh ?? '') === sorted[0] ? fresh : 'MalformedPolicyDocumentException';
    expect(await bound()).toBe(between);
    await world.moveTo(sorted[1] ?? '');
    expect(await bound()).toBe(fresh);
  });

  it('has the IAM policies that are visible', async () => {
    const Action = 'kms:ListKeys';
    const policies = [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] }];
    await world.control('principals/update', { arn: user('app'), policies });
    const list = () => failureOf(world.as('app').listKeys({}));
    expect(await around(world, (await world.onlyPending()).inForceFrom, list)).toEqual([
      'AccessDeniedException',
      'answered',
    ]);
  });

  it('has sessions that end with it, visible or not', async () => {
    const credentials = { accessKeyId: 'administrator', secretAccessKey: 'secret' };
    const assumed = await stsOf(world.simulator, credentials).send(
      new AssumeRoleCommand({ RoleArn: role('reader'), RoleSessionName: 'session' }),
    );
    const reader = world.asIdentity(identityOf(assumed.Credentials));
    expect(await failureOf(reader.listKeys({}))).toBe('AccessDeniedException');
    await world.control('principals/delete', { arn: role('reader') });
    expect(await failureOf(reader.listKeys({}))).toBe('UnrecognizedClientException');
  });
});
