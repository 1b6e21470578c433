import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { administrator, type Desk, grantDocument, keyDocument, openDesk, root } from '../support/desk.js';

/** In seconds: long enough that no call after a change sees it by chance, short enough to wait for. */
const upToSeconds = 0.3;

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ seed: 'late', consistency: { upToSeconds } });
});
afterEach(() => desk.close());

const native = { keys: ['cards'], operations: ['decrypt'], as: 'grant' };

/** A key with everything that is seen late: a policy, tags, aliases, native grants; and one with a replica. */
const before = {
  'keywright.yaml': `${root}---
apiVersion: keywright.dev/v1
kind: Target
metadata: { name: second }
spec:
  provider: aws-kms
  account: "000000000000"
  region: us-east-1
  reconciler: { user: administrator }
`,
  'keys.yaml':
    keyDocument('cards', {
      description: 'first',
      tags: { team: 'blue' },
      aliases: ['alias/cards', 'alias/moving', 'alias/ending'],
    }) +
    keyDocument('spare', { aliases: [] }) +
    keyDocument('wide', { replicas: [{ target: 'second' }] }) +
    grantDocument('use', { keys: ['cards'], grantees: [{ role: 'app' }] }) +
    grantDocument('native', { ...native, grantees: [{ role: 'job' }, { role: 'other' }] }),
};

const after = {
  ...before,
  'keys.yaml':
    keyDocument('cards', {
      description: 'second',
      tags: { unit: 'payments' },
      aliases: ['alias/cards', 'alias/new'],
    }) +
    keyDocument('spare', { aliases: ['alias/moving'] }) +
    keyDocument('wide', { replicas: [{ target: 'second' }] }) +
    grantDocument('use', { keys: ['cards'], grantees: [{ role: 'app' }, { role: 'audit' }] }) +
    grantDocument('native', { ...native, grantees: [{ role: 'job' }, { role: 'next' }] }),
};

const opsOf = (changes: readonly { readonly step: { readonly op: string } }[]) =>
  [...new Set(changes.map(({ step }) => step.op))].sort();

describe('where changes are seen late', () => {
  it('one apply does everything, and a plan after it has no changes', async () => {
    await desk.write(before);
    const made = await desk.plan();
    expect(opsOf(made.changes)).toEqual(
      expect.arrayContaining(['create-alias', 'create-grant', 'create-key', 'replicate-key']),
    );
    await expectClean(await desk.apply(made));

    await desk.write(after);
    const changed = await desk.plan();
    expect(opsOf(changed.changes)).toEqual(
      expect.arrayContaining([
        'create-alias',
        'create-grant',
        'delete-alias',
        'move-alias',
        'put-policy',
        'remove-tags',
        'revoke-grant',
        'set-tags',
      ]),
    );
    await expectClean(await desk.apply(changed));
  });

  it('a lost answer to CreateKey makes no second key', async () => {
    await desk.write({ 'keywright.yaml': root, 'keys.yaml': keyDocument('cards') });
    await desk.control('faults', { operation: 'CreateKey', kind: 'cut-after' });
    await expectClean(await desk.apply(await desk.plan()));
    const { counts } = (await desk.control('requests')) as { counts: Readonly<Record<string, number>> };
    expect(counts['CreateKey']).toBe(1);
  });

  it('a principal that isn’t visible yet fails the apply by its name, and the next apply goes on', async () => {
    await desk.control('consistency', { upToSeconds: 60 });
    const late = administrator.replace('administrator', 'late');
    await desk.control('principals', { arn: late });
    await desk.write({
      'keywright.yaml': root,
      'keys.yaml':
        keyDocument('cards') + grantDocument('use', { keys: ['cards'], grantees: [{ user: 'late' }] }),
    });
    const made = await desk.plan();
    const failed = await desk.apply(made);
    expect(failed.outcome).toBe('failed');
    expect(JSON.stringify(failed)).toContain('KW5009');
    expect(JSON.stringify(failed)).toContain(late);
    await desk.control('consistency', { upToSeconds: 0 });
    await expectClean(await desk.apply(made));
  });
});

/** Everything was done without a warning that it can't be seen, and nothing is left to do. */
async function expectClean(report: Awaited<ReturnType<Desk['apply']>>): Promise<void> {
  expect(report.outcome, JSON.stringify(report)).toBe('applied');
  expect(JSON.stringify(report)).not.toContain('KW5011');
  await pause(upToSeconds * 1000);
  expect((await desk.plan()).changes).toEqual([]);
}
