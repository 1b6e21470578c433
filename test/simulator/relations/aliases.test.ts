import {
  CreateAliasCommand,
  DeleteAliasCommand,
  type KMSClient,
  ListAliasesCommand,
  ScheduleKeyDeletionCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account, arnOf, failure, openWorld, policyFor, region, user, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const aliasArn = (name: string) => `arn:aws:kms:${region}:${account}:${name}`;
const create = (name: string, key: string, kms: KMSClient = world.admin) =>
  kms.send(new CreateAliasCommand({ AliasName: name, TargetKeyId: key }));
const update = (name: string, key: string, kms: KMSClient = world.admin) =>
  kms.send(new UpdateAliasCommand({ AliasName: name, TargetKeyId: key }));
const remove = (name: string, kms: KMSClient = world.admin) =>
  kms.send(new DeleteAliasCommand({ AliasName: name }));

async function aliasesOf(key: string) {
  const { Aliases } = await world.admin.send(new ListAliasesCommand({ KeyId: key }));
  return Aliases ?? [];
}

describe('an alias', () => {
  test('is listed with its key, its ARN and its times, until it is deleted', async () => {
    const key = await world.makeKey();
    await create('alias/listed', key);
    const [alias] = await aliasesOf(arnOf(key));
    expect(alias).toEqual({
      AliasName: 'alias/listed',
      AliasArn: aliasArn('alias/listed'),
      TargetKeyId: key,
      CreationDate: expect.any(Date),
      LastUpdatedDate: alias?.CreationDate,
    });
    await remove('alias/listed');
    expect(await aliasesOf(key)).toEqual([]);
    expect(await failure(remove('alias/listed'))).toBe(
      `NotFoundException: Alias ${aliasArn('alias/listed')} is not found.`,
    );
  });

  test('is unique in its account and Region', async () => {
    const key = await world.makeKey();
    await create('alias/unique', key);
    expect(await failure(create('alias/unique', key))).toBe(
      `AlreadyExistsException: An alias with the name ${aliasArn('alias/unique')} already exists`,
    );
    const elsewhere = await world.makeKey({}, 'eu-west-1');
    await create('alias/unique', elsewhere, world.as('administrator', 'eu-west-1'));
    expect(await aliasesOf(key)).toHaveLength(1);
  });

  test('moves to another key of the same type and usage only, and remembers when', async () => {
    const [first, second] = [await world.makeKey(), await world.makeKey()];
    await create('alias/moving', first);
    const [before] = await aliasesOf(first);
    await world.advance(60);
    await update('alias/moving', second);
    const [after] = await aliasesOf(second);
    expect(await aliasesOf(first)).toEqual([]);
    expect(after?.CreationDate).toEqual(before?.CreationDate);
    expect(after?.LastUpdatedDate?.getTime()).toBeGreaterThanOrEqual(
      (before?.LastUpdatedDate?.getTime() ?? 0) + 60_000,
    );
    const others = [
      await world.makeKey({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }),
      await world.makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' }),
      await world.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }),
    ];
    for (const other of others) {
      expect(await failure(update('alias/moving', other))).toMatch(
        /^ValidationException: .*same type and key usage/,
      );
    }
    expect(await aliasesOf(second)).toHaveLength(1);
    const signing = await world.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    const agreeing = await world.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' });
    await create('alias/signing', signing);
    expect(await failure(update('alias/signing', agreeing))).toMatch(/^ValidationException/);
  });

  test('moves away from a key that is pending deletion, never to one', async () => {
    const [leaving, staying] = [await world.makeKey(), await world.makeKey()];
    await create('alias/leaving', leaving);
    await world.admin.send(new ScheduleKeyDeletionCommand({ KeyId: leaving, PendingWindowInDays: 7 }));
    await update('alias/leaving', staying);
    expect(await failure(update('alias/leaving', leaving))).toBe(
      `KMSInvalidStateException: ${arnOf(leaving)} is pending deletion.`,
    );
    expect(await failure(create('alias/too-late', leaving))).toMatch(/^KMSInvalidStateException/);
  });

  test('has a name of AWS’s form, outside alias/aws/', async () => {
    const key = await world.makeKey();
    expect(await failure(create('bare', key))).toBe(
      'ValidationException: Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
    expect(await failure(create('alias/aws/mine', key))).toMatch(/^NotAuthorizedException/);
    expect(await failure(create('alias/', key))).toMatch(/^InvalidAliasNameException/);
    expect(await failure(create('alias/with space', key))).toMatch(/^ValidationException/);
    expect(await failure(create(`alias/${'x'.repeat(251)}`, key))).toMatch(/^ValidationException/);
    expect(await failure(create('alias/to-alias', 'alias/listed'))).toBe(
      'ValidationException: Aliases must refer to keys. Not aliases',
    );
    expect(await aliasesOf(key)).toEqual([]);
  });
});

describe('a key', () => {
  test('has at most 50 aliases, listed in pages that stay whole when one comes or goes', async () => {
    const [full, other] = [await world.makeKey(), await world.makeKey()];
    const names = Array.from({ length: 50 }, (_, index) => `alias/full-${String(index).padStart(2, '0')}`);
    for (const name of names) await create(name, full);
    expect(await failure(create('alias/full-50', full))).toMatch(/^LimitExceededException/);
    await create('alias/full-other', other);
    expect(await failure(update('alias/full-other', full))).toMatch(/^LimitExceededException/);
    await update('alias/full-00', full);

    const first = await world.admin.send(new ListAliasesCommand({ KeyId: full, Limit: 20 }));
    expect([first.Aliases?.length, first.Truncated]).toEqual([20, true]);
    await remove('alias/full-00');
    const rest = await world.admin.send(
      new ListAliasesCommand({ KeyId: full, Limit: 100, Marker: first.NextMarker }),
    );
    expect([rest.Truncated, rest.NextMarker]).toEqual([false, undefined]);
    const seen = [...(first.Aliases ?? []), ...(rest.Aliases ?? [])].map(({ AliasName }) => AliasName);
    expect(seen.sort()).toEqual(names);
    const marker = world.admin.send(new ListAliasesCommand({ KeyId: full, Marker: 'made-up' }));
    expect(await failure(marker)).toMatch(/^InvalidMarkerException/);
  });
});

describe('permission', () => {
  test('is needed on the alias by IAM and on the key by its policy', async () => {
    const open = await world.makeKey({
      Policy: policyFor(user('app'), 'CreateAlias', 'UpdateAlias', 'DeleteAlias'),
    });
    const both = await world.makeKey({
      Policy: policyFor(user('scoped'), 'CreateAlias', 'DeleteAlias'),
    });
    const [app, scoped] = [world.as('app'), world.as('scoped')];
    expect(await failure(create('alias/app/1', open, app))).toMatch(
      /^AccessDeniedException: .*kms:CreateAlias on resource: arn:aws:kms:eu-central-1:111122223333:alias\/app\/1/,
    );
    expect(await failure(create('alias/app/1', open, scoped))).toMatch(
      /^AccessDeniedException: .*kms:CreateAlias on resource: arn:aws:kms:eu-central-1:111122223333:key/,
    );
    expect(await failure(create('alias/other', both, scoped))).toMatch(/^AccessDeniedException/);
    await create('alias/app/1', both, scoped);
    expect(await failure(update('alias/app/1', both, scoped))).toMatch(/^AccessDeniedException.*UpdateAlias/);
    expect(await failure(remove('alias/app/1', app))).toMatch(/^AccessDeniedException/);
    await remove('alias/app/1', scoped);
    expect(await failure(app.send(new ListAliasesCommand({})))).toMatch(/^AccessDeniedException/);
  });

  test('is needed on both keys to move an alias, and on its key to delete it', async () => {
    const Policy = (name: string) => policyFor(user(name), 'UpdateAlias', 'DeleteAlias');
    const [first, second] = [
      await world.makeKey({ Policy: Policy('scoped') }),
      await world.makeKey({ Policy: Policy('scoped') }),
    ];
    const closed = await world.makeKey();
    const [app, scoped] = [world.as('app'), world.as('scoped')];
    await create('alias/app/first', first);
    await create('alias/app/closed', closed);
    await update('alias/app/first', second, scoped);
    expect(await failure(update('alias/app/first', closed, scoped))).toMatch(
      new RegExp(`^AccessDeniedException: .*UpdateAlias on resource: ${arnOf(closed)}`),
    );
    expect(await failure(update('alias/app/closed', first, scoped))).toMatch(
      new RegExp(`^AccessDeniedException: .*UpdateAlias on resource: ${arnOf(closed)}`),
    );
    expect(await failure(remove('alias/app/closed', scoped))).toMatch(
      new RegExp(`^AccessDeniedException: .*DeleteAlias on resource: ${arnOf(closed)}`),
    );
    const opened = await world.makeKey({ Policy: Policy('app') });
    await create('alias/opened', opened);
    expect(await failure(update('alias/opened', opened, app))).toMatch(/on resource: \S+alias\/opened/);
    expect(await failure(remove('alias/opened', app))).toMatch(/on resource: \S+alias\/opened/);
    expect(await aliasesOf(closed)).toHaveLength(1);
  });

  test('stays in the account: an alias for another account’s key is refused', async () => {
    const key = await world.makeKey({ Policy: policyFor(user('partner', '444455556666'), '*') });
    expect(await failure(create('alias/theirs', arnOf(key), world.as('partner')))).toMatch(
      /^AccessDeniedException/,
    );
  });
});
