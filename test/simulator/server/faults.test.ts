import { CreateAliasCommand, ListAliasesCommand } from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFaults } from '../../../src/simulator/faults.js';
import type { Simulator } from '../../../src/simulator/options.js';
import { createQuotas } from '../../../src/simulator/quotas.js';
import { control, failureOf, kmsOf } from './clients.js';
import { startSmall } from './small-kms.js';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSmall();
});
afterEach(() => simulator.close());

const list = () => failureOf(kmsOf(simulator).send(new ListAliasesCommand({})));
const create = () =>
  failureOf(kmsOf(simulator).send(new CreateAliasCommand({ AliasName: 'alias/a', TargetKeyId: 'key' })));

describe('faults that were asked for', () => {
  test.each([
    [{ kind: 'throttle' }, 'ThrottlingException'],
    [{ kind: 'error' }, 'KMSInternalException'],
    [
      { kind: 'error', code: 'DependencyTimeoutException', message: 'm', status: 503 },
      'DependencyTimeoutException',
    ],
    [{ kind: 'cut' }, 'TimeoutError'],
    [{ kind: 'hang', forMilliseconds: 20 }, 'TimeoutError'],
  ])('%j hits one call', async (fault, name) => {
    await control(simulator, 'faults', { operation: 'ListAliases', ...fault });
    expect(await list()).toBe(name);
    expect(await list()).toBe('answered');
  });

  test('a bare status comes without an error of the service', async () => {
    await control(simulator, 'faults', { operation: '*', kind: 'status', status: 502 });
    const error = await kmsOf(simulator)
      .send(new ListAliasesCommand({}))
      .catch((reason: { $metadata: { httpStatusCode: number } }) => reason);
    expect(error).toMatchObject({ $metadata: { httpStatusCode: 502 } });
  });

  test('`count` calls after `skip` others', async () => {
    await control(simulator, 'faults', { operation: 'ListAliases', kind: 'throttle', skip: 1, count: 2 });
    const seen = [await list(), await create(), await list(), await list(), await list()];
    expect(seen).toEqual(['answered', 'answered', 'ThrottlingException', 'ThrottlingException', 'answered']);
  });

  test('cut-after: the effect stays, the answer is lost', async () => {
    await control(simulator, 'faults', { operation: 'CreateAlias', kind: 'cut-after' });
    expect(await create()).not.toBe('answered');
    expect((await kmsOf(simulator).send(new ListAliasesCommand({}))).Aliases).toHaveLength(1);
  });

  test('cut: no effect', async () => {
    await control(simulator, 'faults', { operation: 'CreateAlias', kind: 'cut' });
    expect(await create()).not.toBe('answered');
    expect((await kmsOf(simulator).send(new ListAliasesCommand({}))).Aliases).toEqual([]);
  });

  test('they can be listed and cleared', async () => {
    await control(simulator, 'faults', { operation: 'ListAliases', kind: 'cut', count: 3 });
    expect(await control(simulator, 'faults')).toEqual({
      faults: [{ operation: 'ListAliases', count: 3, skip: 0, kind: 'cut' }],
    });
    await control(simulator, 'faults/clear', {});
    expect(await list()).toBe('answered');
  });

  test.each([
    { operation: 'NoSuchOperation', kind: 'cut' },
    { operation: 'ListAliases', kind: 'explode' },
    { operation: 'ListAliases', kind: 'cut', count: 0 },
    { operation: 'ListAliases', kind: 'status', status: 200 },
  ])('%j is refused', async (fault) => {
    expect(await control(simulator, 'faults', fault)).toHaveProperty('error');
    expect(await control(simulator, 'faults')).toEqual({ faults: [] });
  });
});

test('the first fault that fits strikes, and only for its operation', () => {
  const faults = createFaults();
  faults.add({ operation: 'A', count: 1, skip: 0, effect: { kind: 'cut' } });
  faults.add({ operation: '*', count: 1, skip: 0, effect: { kind: 'throttle' } });
  expect([faults.strike('B'), faults.strike('B'), faults.strike('A'), faults.strike('A')]).toEqual([
    { kind: 'throttle' },
    null,
    { kind: 'cut' },
    null,
  ]);
});

describe('quotas', () => {
  test('are per account, Region and operation, and refill with time', () => {
    let now = 0;
    const quotas = createQuotas({ CreateKey: 2 }, () => now);
    const admit = (account = '1', region = 'r') => quotas.admit(account, region, 'CreateKey');
    expect([admit(), admit(), admit()]).toEqual([true, true, false]);
    expect([admit('2'), admit('1', 's'), quotas.admit('1', 'r', 'ListKeys')]).toEqual([true, true, true]);
    now = 500;
    expect([admit(), admit()]).toEqual([true, false]);
    now = 60_000;
    expect([admit(), admit(), admit()]).toEqual([true, true, false]);
  });

  test('answer with ThrottlingException', async () => {
    const slow = await startSmall({ quotas: { ListAliases: 1 }, clock: () => 0 });
    const client = kmsOf(slow);
    expect(await failureOf(client.send(new ListAliasesCommand({})))).toBe('answered');
    expect(await failureOf(client.send(new ListAliasesCommand({})))).toBe('ThrottlingException');
    await slow.close();
  });
});
