import {
  CreateGrantCommand,
  type CreateGrantCommandInput,
  DescribeKeyCommand,
  type KMSClient,
  ListGrantsCommand,
  ListRetirableGrantsCommand,
  RetireGrantCommand,
  RevokeGrantCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  account,
  arnOf,
  failure,
  openWorld,
  partner,
  policyFor,
  role,
  root,
  user,
  type World,
} from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function grant(KeyId: string, wanted: Partial<CreateGrantCommandInput> = {}, kms = world.admin) {
  const answer = await kms.send(
    new CreateGrantCommand({ KeyId, GranteePrincipal: user('app'), Operations: ['Decrypt'], ...wanted }),
  );
  return { id: answer.GrantId ?? '', token: answer.GrantToken ?? '' };
}

const list = async (KeyId: string, filter: object = {}) =>
  (await world.admin.send(new ListGrantsCommand({ KeyId, ...filter }))).Grants ?? [];
const unknown = '0'.repeat(64);

describe('ListGrants', () => {
  test('filters by grant and by grantee', async () => {
    const key = await world.makeKey();
    const one = await grant(key);
    const two = await grant(key, { GranteePrincipal: user('helper') });
    expect(await list(key, { GrantId: one.id })).toMatchObject([{ GrantId: one.id }]);
    expect(await list(key, { GranteePrincipal: user('helper') })).toMatchObject([{ GrantId: two.id }]);
    expect(await list(key, { GranteePrincipal: role('reader') })).toEqual([]);
    expect(await list(key, { GrantId: unknown })).toEqual([]);
    expect(await failure(list(key, { GrantId: 'short' }))).toMatch(/^InvalidGrantIdException/);
    expect(await failure(list('alias/any'))).toMatch(/^InvalidArnException/);
    const asApp = world.as('app').send(new ListGrantsCommand({ KeyId: key }));
    expect(await failure(asApp)).toMatch(/^AccessDeniedException/);
    expect(await failure(list(key, { GranteeServicePrincipal: 'sns.amazonaws.com' }))).toMatch(
      /^ValidationException/,
    );
  });

  test('gives 50 a page, or up to 100', async () => {
    const key = await world.makeKey();
    const made = new Set<string>();
    for (let count = 0; count < 55; count += 1) made.add((await grant(key)).id);
    const first = await world.admin.send(new ListGrantsCommand({ KeyId: key }));
    const rest = await world.admin.send(new ListGrantsCommand({ KeyId: key, Marker: first.NextMarker }));
    expect([first.Grants?.length, first.Truncated, rest.Grants?.length, rest.Truncated]).toEqual([
      50,
      true,
      5,
      false,
    ]);
    const seen = [...(first.Grants ?? []), ...(rest.Grants ?? [])].map(({ GrantId }) => GrantId);
    expect(new Set(seen)).toEqual(made);
    expect(await list(key, { Limit: 100 })).toHaveLength(55);
    expect(await failure(list(key, { Limit: 101 }))).toMatch(/^ValidationException/);
  });

  test('shows who was deleted by unique id, and gives a namesake nothing', async () => {
    const key = await world.makeKey();
    await world.control('principals', {
      arn: user('leaver'),
      accessKeys: [{ id: 'leaver1', secret: 'secret' }],
    });
    await grant(key, {
      GranteePrincipal: user('leaver'),
      RetiringPrincipal: user('leaver'),
      Operations: ['DescribeKey'],
    });
    await world.control('principals/delete', { arn: user('leaver') });
    const id = expect.stringMatching(/^AIDA[A-Z2-7]{17}$/);
    expect(await list(key)).toMatchObject([{ GranteePrincipal: id, RetiringPrincipal: id }]);
    await world.control('principals', {
      arn: user('leaver'),
      accessKeys: [{ id: 'leaver2', secret: 'secret' }],
    });
    expect(await list(key)).toMatchObject([{ GranteePrincipal: id }]);
    const namesake = world.as('leaver2').send(new DescribeKeyCommand({ KeyId: key }));
    expect(await failure(namesake)).toMatch(/^AccessDeniedException/);
  });
});

describe('ListRetirableGrants', () => {
  const retirable = (RetiringPrincipal: string, who = 'administrator', region?: string) =>
    world.as(who, region).send(new ListRetirableGrantsCommand({ RetiringPrincipal }));

  test('finds a retiring principal’s grants on all keys of the Region, in any account', async () => {
    const own = await world.makeKey();
    const shared = await world.makeKey({ Policy: policyFor(root(partner), 'CreateGrant') });
    const mine = await grant(own, { RetiringPrincipal: role('writer') });
    const theirs = await grant(
      arnOf(shared),
      { GranteePrincipal: user('guest', partner), RetiringPrincipal: user('guest', partner) },
      world.as('partner'),
    );
    expect((await retirable(role('writer'))).Grants).toMatchObject([{ GrantId: mine.id }]);
    expect((await retirable(user('guest', partner), 'partner')).Grants).toMatchObject([
      { GrantId: theirs.id, KeyId: arnOf(shared) },
    ]);
    expect((await retirable(role('writer'), 'administrator', 'eu-west-1')).Grants).toEqual([]);
  });

  test('asks about principals of the caller’s account, by IAM', async () => {
    expect(await failure(retirable(user('guest', partner)))).toMatch(/^InvalidArnException/);
    expect(await failure(retirable(user('app'), 'app'))).toMatch(/^AccessDeniedException/);
    const service = new ListRetirableGrantsCommand({ RetiringServicePrincipal: 'sns.amazonaws.com' });
    expect(await failure(world.admin.send(service))).toMatch(/^ValidationException/);
    expect(await failure(world.admin.send(new ListRetirableGrantsCommand({})))).toMatch(
      /^ValidationException/,
    );
  });
});

describe('RevokeGrant', () => {
  const revoke = (KeyId: string, GrantId: string, who = 'administrator', more: object = {}) =>
    failure(world.as(who).send(new RevokeGrantCommand({ KeyId, GrantId, ...more })));

  test('ends a grant, in every key state', async () => {
    const key = await world.makeKey();
    const { id } = await grant(key, { Operations: ['DescribeKey'] });
    await world.admin.send(new ScheduleKeyDeletionCommand({ KeyId: key, PendingWindowInDays: 7 }));
    expect(await revoke(key, id, 'app')).toMatch(/^AccessDeniedException/);
    expect(await revoke(key, id, 'administrator', { DryRun: true })).toMatch(/^DryRunOperationException/);
    expect(await list(key)).toHaveLength(1);
    expect(await revoke(key, id)).toBe('answered');
    expect(await list(key)).toEqual([]);
    const use = world.as('app').send(new DescribeKeyCommand({ KeyId: key }));
    expect(await failure(use)).toMatch(/^AccessDeniedException/);
  });

  test('refuses ids that are none, and grants of other keys', async () => {
    const [key, other] = [await world.makeKey(), await world.makeKey()];
    const { id } = await grant(other);
    expect(await revoke(key, 'short')).toMatch(/^InvalidGrantIdException/);
    expect(await revoke(key, unknown)).toMatch(/^NotFoundException/);
    expect(await revoke(key, id)).toMatch(/^NotFoundException/);
    expect(await revoke('alias/any', id)).toMatch(/^InvalidArnException/);
    expect(await list(other)).toHaveLength(1);
  });
});

describe('RetireGrant', () => {
  const retire = (input: object, who = 'administrator') =>
    failure(world.as(who).send(new RetireGrantCommand(input)));

  test('is for the retiring principal, without any policy', async () => {
    const key = await world.makeKey();
    const { id } = await grant(key, { RetiringPrincipal: user('helper') });
    const named = { KeyId: arnOf(key), GrantId: id };
    expect(await retire(named, 'app')).toMatch(/^AccessDeniedException/);
    expect(await retire({ ...named, DryRun: true }, 'helper')).toMatch(/^DryRunOperationException/);
    expect(await retire(named, 'helper')).toBe('answered');
    expect(await list(key)).toEqual([]);
    expect(await retire(named, 'helper')).toMatch(/^NotFoundException/);
  });

  test('is for the grantee where the grant says so, by token too, also across accounts', async () => {
    const key = await world.makeKey();
    const wanted = { GranteePrincipal: user('guest', partner) };
    const fixed = await grant(key, wanted);
    const free = await grant(key, { ...wanted, Operations: ['Decrypt', 'RetireGrant'] });
    expect(await retire({ GrantToken: fixed.token }, 'guest')).toMatch(/^AccessDeniedException/);
    expect(await retire({ GrantToken: free.token }, 'app')).toMatch(/^AccessDeniedException/);
    expect(await retire({ GrantToken: free.token }, 'guest')).toBe('answered');
    expect(await list(key)).toMatchObject([{ GrantId: fixed.id }]);
    expect(await retire({ GrantToken: free.token }, 'guest')).toMatch(/^InvalidGrantTokenException/);
  });

  test('is for the account that owns the key, by IAM, and not by the key policy', async () => {
    const key = await world.makeKey({ Policy: policyFor(user('app'), 'RetireGrant') });
    const { token } = await grant(key, { GranteePrincipal: user('helper') });
    expect(await retire({ GrantToken: token }, 'app')).toMatch(/^AccessDeniedException/);
    expect(await retire({ GrantToken: token }, 'partner')).toMatch(/^AccessDeniedException/);
    expect(await retire({ GrantToken: token }, 'administrator')).toBe('answered');
  });

  test('is for an account as retiring principal, as its IAM policies say', async () => {
    const key = await world.makeKey();
    const { token } = await grant(key, { RetiringPrincipal: root(partner) });
    expect(await retire({ GrantToken: token }, 'guest')).toMatch(/^AccessDeniedException/);
    expect(await retire({ GrantToken: token }, 'partner')).toBe('answered');
  });

  test('is for the account that made the grant on another’s key', async () => {
    const key = await world.makeKey({ Policy: policyFor(root(partner), 'CreateGrant') });
    const { token } = await grant(arnOf(key), {}, world.as('partner'));
    expect(await retire({ GrantToken: token }, 'guest')).toMatch(/^AccessDeniedException/);
    expect(await retire({ GrantToken: token }, 'partner')).toBe('answered');
  });

  test('is for a role in any of its sessions that no policy narrows', async () => {
    const key = await world.makeKey();
    const { token } = await grant(key, { RetiringPrincipal: role('reader') });
    const sessionThat = (Action: string) =>
      world.session(role('reader'), {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
      });
    const retireAs = async (kms: KMSClient) =>
      failure(kms.send(new RetireGrantCommand({ GrantToken: token })));
    expect(await retireAs(await world.session(role('writer')))).toMatch(/^AccessDeniedException/);
    expect(await retireAs(await sessionThat('kms:ListGrants'))).toMatch(/^AccessDeniedException/);
    expect(await retireAs(await sessionThat('kms:RetireGrant'))).toBe('answered');
  });

  test('is for the session that was named, not for others of its role', async () => {
    const key = await world.makeKey();
    const named = (session: string) => `arn:aws:sts::${account}:assumed-role/reader/${session}`;
    const other = await grant(key, { RetiringPrincipal: named('other') });
    const own = await grant(key, { RetiringPrincipal: named('session') });
    const kms = await world.session(role('reader'));
    const retireAs = (GrantToken: string) => failure(kms.send(new RetireGrantCommand({ GrantToken })));
    expect(await retireAs(other.token)).toMatch(/^AccessDeniedException/);
    expect(await retireAs(own.token)).toBe('answered');
  });

  test('can be denied', async () => {
    const key = await world.makeKey();
    const { token } = await grant(key, { RetiringPrincipal: user('denied') });
    expect(await retire({ GrantToken: token }, 'denied')).toMatch(/^AccessDeniedException: .*explicit deny/);
  });

  test('takes a token, or key and grant, and nothing between', async () => {
    const key = await world.makeKey();
    const { id, token } = await grant(key);
    for (const input of [{}, { KeyId: key }, { GrantId: id }, { GrantToken: token, GrantId: id }]) {
      expect(await retire(input)).toBe(
        'ValidationException: Grant token OR (grant ID, key ID) must be specified',
      );
    }
    const west = world.as('administrator', 'eu-west-1').send(new RetireGrantCommand({ GrantToken: token }));
    expect(await failure(west)).toMatch(/^InvalidGrantTokenException/);
    expect(await retire({ GrantToken: 'made-up' })).toMatch(/^InvalidGrantTokenException/);
    expect(await retire({ KeyId: key, GrantId: 'short' })).toMatch(/^InvalidGrantIdException/);
    expect(await list(key)).toHaveLength(1);
  });
});
