import { CreateAliasCommand, ListAliasesCommand } from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFaults, type Fault } from '../../../src/simulator/faults.js';
import type { Simulator } from '../../../src/simulator/options.js';
import { control, failureOf, kmsOf, stsOf } from './clients.js';
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
    { operation: 'ListAliases', kind: 'cut', status: 503 },
    { operation: 'ListAliases', kind: 'cut', probability: 0 },
    { operation: 'ListAliases', kind: 'cut', probability: 1.1 },
    { operation: 'ListAliases', kind: 'cut', chance: 0.5 },
  ])('%j is refused', async (fault) => {
    expect(await control(simulator, 'faults', fault)).toHaveProperty('error');
    expect(await control(simulator, 'faults')).toEqual({ faults: [] });
  });
});

const fault = (operation: string, more: Partial<Fault> = {}): Fault => ({
  operation,
  account: null,
  region: null,
  count: 1,
  skip: 0,
  probability: 1,
  seed: null,
  effect: { kind: 'cut' },
  ...more,
});
const call = (operation: string) => ({ operation, account: '1', region: 'r' });

test('the first fault that fits strikes, and only for its operation', () => {
  const faults = createFaults();
  faults.add(fault('A'));
  faults.add(fault('*', { effect: { kind: 'throttle' } }));
  expect(['B', 'B', 'A', 'A'].map((name) => faults.strike(call(name)))).toEqual([
    { kind: 'throttle' },
    null,
    { kind: 'cut' },
    null,
  ]);
});

describe('faults by chance', () => {
  const hits = (seed: string, calls = 1000) => {
    const faults = createFaults();
    faults.add(fault('*', { probability: 0.3, seed, count: null }));
    return Array.from({ length: calls }, () => (faults.strike(call('A')) === null ? '.' : 'x')).join('');
  };

  test('hit as often as asked, the same calls with the same seed', () => {
    expect(hits('a')).toBe(hits('a'));
    expect(hits('a')).not.toBe(hits('b'));
    expect(hits('a').split('x').length - 1).toBeGreaterThan(250);
    expect(hits('a').split('x').length - 1).toBeLessThan(350);
  });

  test('let the next fault strike where they do not', () => {
    const faults = createFaults();
    faults.add(fault('*', { probability: 0.5, seed: 'a', count: null }));
    faults.add(fault('*', { count: null, effect: { kind: 'throttle' } }));
    const kinds = Array.from({ length: 100 }, () => faults.strike(call('A'))?.kind);
    expect(new Set(kinds)).toEqual(new Set(['cut', 'throttle']));
  });

  test('end after `count` hits, and show their seed', async () => {
    const request = { operation: 'ListAliases', kind: 'throttle', probability: 0.5, count: 2 };
    const { faults } = (await control(simulator, 'faults', request)) as { faults: { seed: string }[] };
    expect(faults).toEqual([{ ...request, skip: 0, seed: expect.any(String) }]);
    const first = await several(40);
    expect(first.filter((outcome) => outcome === 'ThrottlingException')).toHaveLength(2);
    expect(await control(simulator, 'faults')).toEqual({ faults: [] });
    simulator.injectFault({
      operation: 'ListAliases',
      kind: 'throttle',
      probability: 0.5,
      count: 2,
      ...faults[0],
    });
    expect(await several(40)).toEqual(first);
  });

  async function several(calls: number): Promise<readonly string[]> {
    const outcomes: string[] = [];
    for (let at = 0; at < calls; at++) outcomes.push(await list());
    return outcomes;
  }
});

describe('faults for some callers', () => {
  const from = (account: string, region: string) =>
    failureOf(
      kmsOf(simulator, { accessKeyId: account, secretAccessKey: 'test' }, region).send(
        new ListAliasesCommand({}),
      ),
    );

  test.each([
    [{ account: '111122223333' }, ['ThrottlingException', 'ThrottlingException', 'answered']],
    [{ region: 'eu-central-1' }, ['ThrottlingException', 'answered', 'ThrottlingException']],
    [{ account: '111122223333', region: 'eu-central-1' }, ['ThrottlingException', 'answered', 'answered']],
  ])('%j', async (who, outcomes) => {
    simulator.injectFault({ operation: '*', kind: 'throttle', count: null, ...who });
    const seen = [
      await from('111122223333', 'eu-central-1'),
      await from('111122223333', 'eu-west-1'),
      await from('444455556666', 'eu-central-1'),
    ];
    expect(seen).toEqual(outcomes);
  });
});

describe('faults of STS', () => {
  test.each([
    [{ kind: 'throttle' }, 'Throttling'],
    [{ kind: 'error' }, 'InternalFailure'],
    [{ kind: 'cut' }, 'TimeoutError'],
    [{ kind: 'hang', forMilliseconds: 20 }, 'TimeoutError'],
  ])('%j', async (what, name) => {
    await control(simulator, 'faults', { operation: 'GetCallerIdentity', ...what });
    const ask = () => failureOf(stsOf(simulator).send(new GetCallerIdentityCommand({})));
    expect(await ask()).toBe(name);
    expect(await ask()).toBe('answered');
  });
});

test('the library says what is wrong with a fault', () => {
  expect(() => simulator.injectFault({ operation: 'ListAlias', kind: 'cut' })).toThrow(/operation/);
});
