import {
  CreateKeyCommand,
  DescribeKeyCommand,
  ListGrantsCommand,
  ListKeysCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/diagnostic.js';
import { drift, plan, validate } from '../../src/pipeline.js';
import { gateOff } from '../support/applying.js';
import {
  account,
  type Desk,
  grantDocument,
  keyDocument,
  openDesk,
  root,
  runtimeWith,
  value,
} from '../support/desk.js';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const cards = {
  'keywright.yaml': root,
  'cards.yaml':
    keyDocument('cards', { rotation: { everyDays: 365 } }) +
    grantDocument('use', { keys: ['cards'], grantees: [{ role: 'app' }] }) +
    grantDocument('native', {
      keys: ['cards'],
      grantees: [{ role: 'job' }],
      operations: ['decrypt'],
      as: 'grant',
    }),
};

/** A plan made with another environment: the codes and messages of what stands in the way. */
async function planWith(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const runtime = runtimeWith({ ...desk.env, ...env });
  const estate = value(await validate(desk.folder));
  const outcome = await plan(
    estate,
    { targets: [] },
    gateOff,
    { toolVersion: 'test', commit: null },
    runtime,
  );
  return problems(outcome);
}

function problems(outcome: Outcome<unknown>): readonly string[] {
  return outcome.ok ? [] : outcome.problems.map(({ code, message }) => `${code} ${message}`);
}

async function keyCount(): Promise<number> {
  return (await desk.kms.send(new ListKeysCommand({}))).Keys?.length ?? 0;
}

describe('what stands in the way of a plan is said once, and nothing is planned', () => {
  beforeEach(() => desk.write(cards));

  it('nobody answers', async () => {
    expect(await planWith({ AWS_ENDPOINT_URL: 'http://127.0.0.1:9' })).toEqual([
      expect.stringMatching(/^KW5001 .*`main`.*ECONNREFUSED/),
    ]);
  });

  it('the credentials are wrong', async () => {
    expect(await planWith({ AWS_SECRET_ACCESS_KEY: 'wrong' })).toEqual([expect.stringMatching(/^KW5003 /)]);
  });

  it('the credentials are expired', async () => {
    await desk.control('faults', {
      operation: 'GetCallerIdentity',
      kind: 'error',
      code: 'ExpiredToken',
      status: 403,
      message: 'The security token included in the request is expired',
    });
    expect(await planWith({})).toEqual([expect.stringMatching(/^KW5003 .*ExpiredToken/)]);
  });

  it('the credentials are of another account, and the place is the account in the YAML', async () => {
    const runtime = runtimeWith({
      ...desk.env,
      AWS_ACCESS_KEY_ID: '111122223333',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    const estate = value(await validate(desk.folder));
    const outcome = await drift(estate, { targets: [] }, runtime);
    expect(outcome).toMatchObject({
      ok: false,
      problems: [{ code: 'KW5006', place: { file: 'keywright.yaml', lineText: `  account: "${account}"` } }],
    });
  });

  it('the role can’t be assumed', async () => {
    const assumeRole = `arn:aws:iam::${account}:role/nobody-may`;
    await desk.control('principals', { arn: assumeRole, trust: { Version: '2012-10-17', Statement: [] } });
    await desk.write({
      ...cards,
      'keywright.yaml': root.replace('  reconciler:', `  assumeRole: ${assumeRole}\n  reconciler:`),
    });
    expect(await planWith({})).toEqual([expect.stringMatching(/^KW5007 .*nobody-may/)]);
  });

  it.each(['AssumeRole', 'GetCallerIdentity'])('but not %s that fails for a moment', async (operation) => {
    const assumeRole = `arn:aws:iam::${account}:role/keywright`;
    await desk.write({
      ...cards,
      'keywright.yaml': root.replace('  reconciler:', `  assumeRole: ${assumeRole}\n  reconciler:`),
    });
    await desk.control('principals', {
      arn: assumeRole,
      policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }] }],
    });
    await desk.control('faults', { operation, kind: 'status', status: 503, count: 2 });
    expect(await planWith({})).toEqual([]);
  });

  it('the quotas are no JSON', async () => {
    expect(await planWith({ KEYWRIGHT_KMS_QUOTAS: 'fast' })).toEqual([expect.stringMatching(/^KW5014 /)]);
  });

  it('the credentials expire half-way: the calls that were to follow aren’t made', async () => {
    const keys = 120;
    for (let made = 0; made < keys; made += 1) await desk.kms.send(new CreateKeyCommand({}));
    await desk.control('requests/reset', {});
    await desk.control('faults', {
      operation: 'DescribeKey',
      kind: 'error',
      code: 'ExpiredTokenException',
      status: 400,
      count: keys,
    });
    expect(await planWith({})).toEqual([expect.stringMatching(/^KW5003 /)]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { counts } = (await desk.control('requests')) as { counts: Readonly<Record<string, number>> };
    expect(counts['DescribeKey']).toBeLessThan(keys / 2);
  });

  it.each(['ListKeys', 'ListAliases'])('%s is denied', async (operation) => {
    await desk.control('faults', {
      operation,
      kind: 'error',
      code: 'AccessDeniedException',
      status: 400,
      message: 'no',
    });
    expect(await planWith({})).toEqual([expect.stringMatching(/^KW5004 /)]);
  });
});

describe('what passes is passed over', () => {
  it.each([
    { operation: '*', kind: 'throttle', count: 8 },
    { operation: 'ListKeys', kind: 'error', count: 3 },
    { operation: 'DescribeKey', kind: 'cut', count: 2 },
    { operation: 'GetKeyPolicy', kind: 'status', count: 2 },
    { operation: 'CreateKey', kind: 'throttle', count: 3 },
    { operation: 'CreateKey', kind: 'error', count: 1 },
    { operation: 'CreateKey', kind: 'cut', count: 1 },
    { operation: 'CreateKey', kind: 'cut-after', count: 1 },
    { operation: 'CreateAlias', kind: 'cut-after', count: 1 },
    { operation: 'CreateGrant', kind: 'cut-after', count: 2 },
    { operation: 'EnableKeyRotation', kind: 'status', count: 2 },
  ])('$operation $kind, $count times', async (fault) => {
    await desk.write(cards);
    await desk.control('faults', fault);
    await desk.settle();
    expect(await desk.plan()).toMatchObject({ changes: [], blocked: [] });
    expect(await keyCount()).toBe(1);
  });
});

describe('cut anywhere, a second apply of the same plan finishes the job and makes nothing twice', () => {
  const writes = ['CreateKey', 'CreateAlias', 'CreateGrant', 'EnableKeyRotation'];
  const cuts = writes.flatMap((operation) => [
    { operation, kind: 'error', code: 'KMSInternalException', status: 500, count: 20, message: 'oops' },
    { operation, kind: 'error', code: 'AccessDeniedException', status: 400, count: 1, message: 'no' },
    { operation, kind: 'error', code: 'ExpiredTokenException', status: 400, count: 1, message: 'expired' },
  ]);

  it.each(cuts)('$operation fails with $code', async (fault) => {
    await desk.write(cards);
    const made = await desk.plan();
    await desk.control('faults', fault);
    const first = await desk.apply(made);
    expect(first).toMatchObject({ outcome: 'failed', failed: { key: { name: 'cards' } } });
    expect('notDone' in first && first.done.length + first.notDone.length + 1).toBe(made.changes.length);
    await desk.control('faults/clear', {});
    expect(await desk.apply(made)).toMatchObject({ outcome: 'applied' });
    expect(await desk.plan()).toMatchObject({ changes: [], blocked: [] });
    expect(await keyCount()).toBe(1);
    const { KeyMetadata } = await desk.kms.send(new DescribeKeyCommand({ KeyId: 'alias/cards' }));
    const { Grants } = await desk.kms.send(new ListGrantsCommand({ KeyId: KeyMetadata?.Arn }));
    expect(Grants).toHaveLength(1);
  });
});

describe('what moves between a plan and its apply', () => {
  it('a policy that somebody changed makes the plan stale, and nothing is written', async () => {
    await desk.write(cards);
    await desk.settle();
    await desk.write({ ...cards, 'cards.yaml': cards['cards.yaml'].replace('365', '180') });
    const made = await desk.plan();
    const { KeyMetadata } = await desk.kms.send(new DescribeKeyCommand({ KeyId: 'alias/cards' }));
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' }],
    });
    await desk.kms.send(new PutKeyPolicyCommand({ KeyId: KeyMetadata?.Arn, PolicyName: 'default', Policy }));
    await desk.control('requests/reset', {});
    expect(await desk.apply(made)).toMatchObject({ outcome: 'refused', because: 'stale' });
    expect(JSON.stringify(await desk.control('requests'))).not.toMatch(
      /Put|Create|Enable|Disable|Update|Tag"/,
    );
  });

  it('a key that was deleted meanwhile makes it stale', async () => {
    await desk.write(cards);
    await desk.settle();
    await desk.write({ ...cards, 'cards.yaml': cards['cards.yaml'].replace('365', '180') });
    const made = await desk.plan();
    const { KeyMetadata } = await desk.kms.send(new DescribeKeyCommand({ KeyId: 'alias/cards' }));
    await desk.kms.send(new ScheduleKeyDeletionCommand({ KeyId: KeyMetadata?.Arn, PendingWindowInDays: 7 }));
    expect(await desk.apply(made)).toMatchObject({ outcome: 'refused', because: 'stale' });
    await desk.control('clock', { advanceSeconds: 8 * 86_400 });
    expect(await keyCount()).toBe(0);
    expect(await desk.apply(made)).toMatchObject({ outcome: 'refused', because: 'stale' });
  });

  it('a key of somebody else doesn’t', async () => {
    await desk.write(cards);
    const made = await desk.plan();
    await desk.kms.send(new CreateKeyCommand({}));
    expect(await desk.apply(made)).toMatchObject({ outcome: 'applied' });
  });

  it('an apply asked to stop between two steps says what is left, and goes on later', async () => {
    await desk.write(cards);
    const made = await desk.plan();
    expect(made.changes.length).toBeGreaterThan(2);
    const stopped = await desk.apply(made, { shouldStop: stopAfter(2) });
    expect(stopped).toMatchObject({ outcome: 'failed', failed: null, problems: [{ code: 'KW4035' }] });
    expect('done' in stopped && stopped.done).toHaveLength(2);
    const second = await desk.apply(made);
    expect(second).toMatchObject({ outcome: 'applied' });
    expect('before' in second && second.before).toHaveLength(2);
  });
});

function stopAfter(steps: number): () => boolean {
  let asked = 0;
  return () => {
    asked += 1;
    return asked > steps;
  };
}
