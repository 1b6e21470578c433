import { CreateAliasCommand, ListAliasesCommand } from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Simulator } from '../../../src/simulator/options.js';
import { control, failureOf, kmsOf, stsOf } from './clients.js';
import { startSmall } from './small-kms.js';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSmall({ clock: () => Date.UTC(2026, 0, 1) });
});
afterEach(() => simulator.close());

describe('clock', () => {
  test.each([
    [{ advanceSeconds: 90 }, '2026-01-01T00:01:30.000Z', 90],
    [{ advanceSeconds: -1 }, '2025-12-31T23:59:59.000Z', -1],
    [{ now: '2026-01-02T00:00:00Z' }, '2026-01-02T00:00:00.000Z', 86_400],
    [{ now: 1_767_225_600 }, '2026-01-01T00:00:00.000Z', 0],
  ])('%j', async (body, now, offsetSeconds) => {
    expect(await control(simulator, 'clock', body)).toEqual({ now, offsetSeconds });
    expect(await control(simulator, 'clock')).toEqual({ now, offsetSeconds });
    expect(await control(simulator, 'health')).toEqual({ status: 'ok', now });
  });

  test.each([
    {},
    { now: 'tomorrow' },
    { advanceSeconds: '1' },
    { advanceSeconds: 1e300 },
    { now: 8.64e12 },
    { now: '+010000-01-01T00:00:00Z' },
    { now: '-000001-12-31T00:00:00Z' },
    { advanceSeconds: 1, unit: 'days' },
  ])('%j is refused', async (body) => {
    expect(await control(simulator, 'clock', body)).toHaveProperty('error');
    expect(await control(simulator, 'clock')).toMatchObject({ offsetSeconds: 0 });
  });

  test('never gets where no text can tell it, not step by step either', async () => {
    await control(simulator, 'clock', { now: '9999-12-31T00:00:00Z' });
    expect(await control(simulator, 'clock', { advanceSeconds: 1e10 })).toHaveProperty('error');
    expect(await control(simulator, 'clock')).toMatchObject({ now: '9999-12-31T00:00:00.000Z' });
  });

  test('is what operations see, while signatures stay with the real time', async () => {
    await control(simulator, 'clock', { now: '2030-06-01T00:00:00Z' });
    await kmsOf(simulator).send(new CreateAliasCommand({ AliasName: 'alias/a', TargetKeyId: 'key' }));
    const { Aliases = [] } = await kmsOf(simulator).send(new ListAliasesCommand({}));
    expect(Aliases[0]?.CreationDate).toEqual(new Date('2030-06-01T00:00:00Z'));
  });
});

describe('principals', () => {
  const arn = 'arn:aws:iam::111122223333:user/payments';
  const accessKeys = [{ id: 'AKIAPAYMENTS', secret: 's3cret' }];
  const credentials = { accessKeyId: 'AKIAPAYMENTS', secretAccessKey: 's3cret' };
  const whoAmI = () => failureOf(stsOf(simulator, credentials).send(new GetCallerIdentityCommand({})));

  test('are made, act, change and go', async () => {
    expect(await whoAmI()).toBe('InvalidClientTokenId');
    const made = await control(simulator, 'principals', { arn, accessKeys, tags: { team: 'a' } });
    expect(made).toMatchObject({ arn, kind: 'user', accessKeys: ['AKIAPAYMENTS'], deleted: false });
    expect(await whoAmI()).toBe('answered');
    const policies = [{ Version: '2012-10-17', Statement: [] }];
    const changed = await control(simulator, 'principals/update', { arn, policies });
    expect(changed).toMatchObject({ policies: [JSON.stringify(policies[0])], tags: { team: 'a' } });
    expect(await control(simulator, 'principals')).toMatchObject({
      principals: [{ arn, tags: { team: 'a' } }],
    });
    expect(await control(simulator, 'principals/delete', { arn })).toMatchObject({
      deleted: true,
      accessKeys: [],
    });
    expect(await whoAmI()).toBe('InvalidClientTokenId');
  });

  test('their secrets are not shown', async () => {
    await control(simulator, 'principals', { arn, accessKeys });
    expect(JSON.stringify(await control(simulator, 'principals'))).not.toContain('s3cret');
  });

  test.each([
    ['principals', { arn: 'arn:aws:iam::111122223333:group/g' }],
    ['principals', { arn, policies: ['{'] }],
    ['principals', { arn, permissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
    ['principals', { arn, policies: [1] }],
    ['principals', { arn, accessKeys: ['AKIA'] }],
    ['principals/delete', { arn }],
    ['principals/update', { arn }],
    ['principals/update', {}],
  ])('%s %j is refused and changes nothing', async (path, body) => {
    expect(await control(simulator, path, body)).toHaveProperty('error');
    expect(await control(simulator, 'principals')).toEqual({ principals: [] });
  });

  test('one ARN belongs to one principal at a time', async () => {
    await control(simulator, 'principals', { arn });
    expect(await control(simulator, 'principals', { arn })).toHaveProperty('error');
  });
});

test('the snapshot has every table', async () => {
  await kmsOf(simulator).send(new CreateAliasCommand({ AliasName: 'alias/a', TargetKeyId: 'key' }));
  const snapshot = await control(simulator, 'snapshot');
  expect(snapshot).toMatchObject({
    tables: { keys: {}, aliases: { 'arn:aws:kms:eu-central-1:000000000000:alias/a': { name: 'alias/a' } } },
  });
});

test.each([
  ['has a record that is none', { tables: { keys: { a: {} } } }, '`keys`'],
  ['is of a time that nobody can tell', { now: '+275760-09-13T00:00:00.000Z' }, '`now`'],
  ['is of another format', { format: 'keywright-simulator-snapshot/0' }, '`format'],
])('a snapshot that %s is refused, and the simulator goes on as it was', async (_, wrong, named) => {
  await kmsOf(simulator).send(new CreateAliasCommand({ AliasName: 'alias/a', TargetKeyId: 'key' }));
  const good = (await control(simulator, 'snapshot')) as object;
  const refused = await control(simulator, 'snapshot', { ...good, ...wrong });
  expect(refused).toEqual({ error: expect.stringContaining(named) });
  expect(await control(simulator, 'snapshot')).toEqual(good);
  expect(await control(simulator, 'snapshot', good)).toEqual({ now: '2026-01-01T00:00:00.000Z' });
});

test('usage of a key that is not there is refused', async () => {
  expect(await control(simulator, 'usage', { keyArn: 'arn', at: 0 })).toHaveProperty('error');
});
