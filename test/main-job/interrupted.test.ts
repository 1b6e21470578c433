import {
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  ListKeysCommand,
  ScheduleKeyDeletionCommand,
  UpdatePrimaryRegionCommand,
} from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.js';
import { type Desk, keyDocument, openDesk, root } from '../support/desk.js';

/** What AWS answers late, twice or not at all, and runs that end in the middle. */

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
});
afterEach(async () => {
  await desk.close();
});

const second = `---${root.split('---')[1]?.replace('name: main', 'name: second').replace('eu-west-1', 'eu-central-1')}`;

function ops(plan: Plan): readonly string[] {
  return plan.changes.map(({ step }) => step.op);
}

const arnOf = async (alias: string) =>
  (await desk.kms.send(new DescribeKeyCommand({ KeyId: alias }))).KeyMetadata?.Arn ?? '';

const keyCount = async () => (await desk.kms.send(new ListKeysCommand({}))).Keys?.length;

/** The next calls of an operation fail with an error of AWS's. */
const failing = (operation: string, code: string, count = 1) =>
  desk.control('faults', { operation, kind: 'error', code, status: 400, count, message: 'as asked' });

const losingAnswer = (operation: string) =>
  desk.control('faults', { operation, kind: 'cut-after', count: 1 });

const retired = (stage: 'soak' | 'delete') =>
  keyDocument('cards', { state: 'retired', retirement: { stage, soakDays: 7 } });

describe('a call whose answer is lost', () => {
  it('ScheduleKeyDeletion: the repeated call finds it done', async () => {
    await desk.settle();
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': retired('soak') });
    await desk.settle();
    desk.advance(8 * 86_400);
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': retired('delete') });
    await losingAnswer('ScheduleKeyDeletion');
    expect((await desk.settle()).outcome).toBe('applied');
  });

  it('CancelKeyDeletion: the repeated call finds it done', async () => {
    await desk.settle();
    const KeyId = await arnOf('alias/cards');
    await desk.kms.send(new ScheduleKeyDeletionCommand({ KeyId }));
    await losingAnswer('CancelKeyDeletion');
    expect((await desk.settle()).outcome).toBe('applied');
    expect(ops(await desk.plan())).toEqual([]);
  });

  it('CreateKey: a key that can’t be seen at once is waited for, not made twice', async () => {
    await losingAnswer('CreateKey');
    await failing('ListResourceTags', 'NotFoundException', 2);
    expect((await desk.settle()).outcome).toBe('applied');
    expect(await keyCount()).toBe(1);
  });
});

describe('a key that AWS shows late', () => {
  it('listed, but not found: it may be the one that seems absent, so nothing is created', async () => {
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards', { aliases: [] }) });
    await desk.settle();
    await failing('DescribeKey', 'NotFoundException');
    const plan = await desk.plan();
    expect(ops(plan)).toEqual([]);
    expect(plan.blocked.map(({ code }) => code)).toEqual(['KW4005']);
    expect(ops(await desk.plan())).toEqual([]);
  });

  it('a new key that one of AWS’s servers doesn’t know yet is asked for again', async () => {
    await failing('CreateAlias', 'NotFoundException', 2);
    expect((await desk.settle()).outcome).toBe('applied');
    expect(ops(await desk.plan())).toEqual([]);
  });

  it('but a key that is gone is told at once', async () => {
    await desk.settle();
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards', { description: 'new' }) });
    const plan = await desk.plan();
    await failing('UpdateKeyDescription', 'NotFoundException');
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'failed', problems: [{ code: 'KW5008' }] });
  });
});

describe('a run that ends between two calls of a step', () => {
  it('retiring: the tag is written and the key still enabled; the same plan goes on', async () => {
    await desk.settle();
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': retired('soak') });
    const plan = await desk.plan();
    await failing('DisableKey', 'AccessDeniedException');
    expect((await desk.apply(plan)).outcome).toBe('failed');
    expect((await desk.apply(plan)).outcome).toBe('applied');
    expect(ops(await desk.plan())).toEqual([]);
  });

  it('a key that retires no more: the plan that was done is done', async () => {
    await desk.settle();
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': retired('soak') });
    await desk.settle();
    await desk.kms.send(new EnableKeyCommand({ KeyId: await arnOf('alias/cards') }));
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    const plan = await desk.plan();
    expect(ops(plan)).toEqual(['unmark-retired']);
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'applied', done: [{}] });
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'applied', done: [], before: [{}] });
  });
});

describe('what was accepted', () => {
  it('is not a failure where looking at it fails', async () => {
    await desk.settle();
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards', { description: 'new' }) });
    const plan = await desk.plan();
    await desk.control('faults', {
      operation: 'DescribeKey',
      kind: 'error',
      code: 'ExpiredTokenException',
      status: 400,
      count: 1,
      // The plan made again reads the key first.
      skip: 1,
    });
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'applied', warnings: [{ code: 'KW5011' }] });
  });

  it('but can’t be read any more as a whole is said', async () => {
    await desk.settle();
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards', { description: 'new' }) });
    const plan = await desk.plan();
    await desk.control('faults', {
      operation: 'GetKeyPolicy',
      kind: 'error',
      code: 'AccessDeniedException',
      status: 400,
      count: 1,
      skip: 1,
    });
    const report = await desk.apply(plan);
    expect(report).toMatchObject({ outcome: 'applied' });
    expect(JSON.stringify(report)).toMatch(/GetKeyPolicy was denied/);
  });
});

describe('replicas of a primary that can’t be replicated yet', () => {
  it('imported: the replica waits for the material, and everything else goes on', async () => {
    await desk.write({
      'keywright.yaml': root + second,
      'cards.yaml': keyDocument('cards', {
        multiRegion: true,
        origin: 'external',
        replicas: [{ target: 'second' }],
      }),
    });
    const plan = await desk.plan();
    expect(ops(plan)).toEqual(['create-key', 'create-alias']);
    expect(plan.blocked).toMatchObject([{ code: 'KW4011', key: { target: 'second' } }]);
    await desk.settle();
  });

  it('disabled by somebody: it is enabled first, and replicated by the next plan', async () => {
    const files = (spec: object) => ({
      'keywright.yaml': root + second,
      'cards.yaml': keyDocument('cards', { multiRegion: true, ...spec }),
    });
    await desk.write(files({}));
    await desk.settle();
    await desk.kms.send(new DisableKeyCommand({ KeyId: await arnOf('alias/cards') }));
    await desk.write(files({ replicas: [{ target: 'second' }] }));
    const plan = await desk.plan();
    expect(ops(plan)).toEqual(['enable']);
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'applied', done: [{}] });
    // The replica isn't blocked any more, and still no part of this plan.
    expect(await desk.apply(plan)).toMatchObject({ outcome: 'applied', done: [], before: [{}] });
    expect(ops(await desk.plan())[0]).toBe('replicate-key');
    await desk.settle();
    expect(ops(await desk.plan())).toEqual([]);
  });
});

describe('a primary that was moved to another Region', () => {
  it('is told with a way back, and never as a key to make anew', async () => {
    await desk.write({
      'keywright.yaml': root + second,
      'cards.yaml': keyDocument('cards', {
        multiRegion: true,
        replicas: [{ target: 'second' }],
        administrators: [{ user: 'administrator' }],
      }),
    });
    await desk.settle();
    await desk.kms.send(
      new UpdatePrimaryRegionCommand({ KeyId: await arnOf('alias/cards'), PrimaryRegion: 'eu-central-1' }),
    );
    await desk.control('clock', { advanceSeconds: 120 });
    const { changes, blocked } = await desk.plan();
    expect(changes).toEqual([]);
    expect(blocked.map(({ code }) => code)).toEqual(['KW4001', 'KW4001']);
    for (const { remedy } of blocked) {
      expect(remedy).toContain('kms:UpdatePrimaryRegion');
      expect(remedy).not.toContain('new key');
    }
  });
});

describe('keys of another estate', () => {
  it('are not said to have left this one', async () => {
    await desk.settle();
    const other = root.replace('name: desk', 'name: other');
    await desk.write({ 'keywright.yaml': other, 'tokens.yaml': keyDocument('tokens') });
    expect((await desk.plan()).meta.notes).toEqual([]);
  });
});
