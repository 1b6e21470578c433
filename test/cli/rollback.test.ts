import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateAliasCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
  ListGrantsCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  RevokeGrantCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
} from '@aws-sdk/client-kms';
import { beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import type { Plan } from '../../src/model/plan.js';
import { account, type Desk, document, grantDocument, keyDocument, openDesk, root } from '../support/desk.js';
import { fakeTerminal } from './fake-terminal.js';

let desk: Desk;
let folder: string;
beforeEach(async () => {
  desk = await openDesk();
  folder = mkdtempSync(join(tmpdir(), 'keywright-rollback-'));
  return async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  };
});

const gateOff = document('ApprovalPolicy', 'trying', { gate: 'off' });
const user = (name: string) => `arn:aws:iam::${account}:user/${name}`;

/** The estate from now on: some keys and grants. */
const declare = (...documents: readonly string[]) =>
  desk.write({ 'keywright.yaml': [root, gateOff, ...documents].join('') });

async function call(...argv: string[]) {
  const { terminal, written } = fakeTerminal(folder, { env: { ...desk.env, HOME: folder } });
  const exit = await run(['--estate', desk.folder, ...argv], terminal);
  return { exit, ...written };
}

const journal = ['--journal', 'journal.jsonl'];
const planFrom = (file: string): Plan => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** Plans and applies the estate; the plan. */
async function settle(): Promise<Plan> {
  const planned = await call('plan', '--out', 'plan.json');
  if (planned.exit !== 0) throw new Error(planned.stderr + planned.stdout);
  await applied('plan.json');
  return planFrom('plan.json');
}

async function applied(file: string): Promise<void> {
  const { exit, stderr, stdout } = await call('apply', file, ...journal);
  if (exit !== 0) throw new Error(stderr + stdout);
}

/** Rolls back in one plan and one apply; what was said, and the plan. */
async function rollBack(asked: string) {
  const made = await call('rollback', asked, ...journal, '--out', 'back.json');
  if (made.exit !== 0) throw new Error(made.stderr + made.stdout);
  const plan = planFrom('back.json');
  await applied('back.json');
  return { ...made, plan, notes: plan.meta.notes.map(({ message }) => message) };
}

async function arnOf(name: string): Promise<string> {
  const { KeyMetadata } = await desk.kms.send(new DescribeKeyCommand({ KeyId: `alias/${name}` }));
  return KeyMetadata?.Arn ?? '';
}

async function policyOf(KeyId: string): Promise<string | undefined> {
  return (await desk.kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy;
}

/** All of a key that a rollback can bring back. */
async function lookAt(KeyId: string) {
  const { kms } = desk;
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
  const { Tags } = await kms.send(new ListResourceTagsCommand({ KeyId }));
  const { Grants = [] } = await kms.send(new ListGrantsCommand({ KeyId }));
  const { Aliases = [] } = await kms.send(new ListAliasesCommand({ KeyId }));
  const rotation =
    KeyMetadata?.KeyState === 'Enabled' ? await kms.send(new GetKeyRotationStatusCommand({ KeyId })) : null;
  return {
    description: KeyMetadata?.Description,
    state: KeyMetadata?.KeyState,
    policy: await policyOf(KeyId),
    tags: [...(Tags ?? [])].sort((a, b) => ((a.TagKey ?? '') < (b.TagKey ?? '') ? -1 : 1)),
    grants: Grants.map(({ Name, GranteePrincipal, Operations }) => ({ Name, GranteePrincipal, Operations })),
    aliases: Aliases.map(({ AliasName }) => AliasName).sort(),
    rotation: [rotation?.KeyRotationEnabled, rotation?.RotationPeriodInDays],
  };
}

const cards = (spec: object = {}) => keyDocument('cards', { rotation: { everyDays: 365 }, ...spec });
const use = (name: string, more: object = {}) =>
  grantDocument(name, { keys: ['cards'], grantees: [{ user: name }], ...more });

describe('keywright rollback', () => {
  it('restores a policy byte for byte after a bad change, in one plan and one apply', async () => {
    await declare(cards(), use('app'));
    await settle();
    const arn = await arnOf('cards');
    const before = await policyOf(arn);
    await declare(cards(), use('app'), use('mallory'));
    const bad = await settle();
    expect(await policyOf(arn)).not.toBe(before);
    const { plan, stderr } = await rollBack(bad.digest);
    expect(await policyOf(arn)).toBe(before);
    expect(plan.restores).toMatchObject({ digest: bad.digest, changes: ['cards@main/policy/put-policy'] });
    expect(stderr).toMatch(/KW4592.*still asks.*`cards@main` \(policy\)/s);
    await declare(cards(), use('app'));
    expect((await call('plan', '--exit-code')).exit).toBe(0);
  });

  it('restores what somebody else had written, in their own spelling', async () => {
    await declare(cards(), use('app'));
    await settle();
    const arn = await arnOf('cards');
    const policy = JSON.parse((await policyOf(arn)) ?? '');
    policy.Statement.push({
      Effect: 'Allow',
      Principal: { AWS: [user('batch')] },
      Action: ['kms:Decrypt'],
      Resource: '*',
    });
    await desk.kms.send(new PutKeyPolicyCommand({ KeyId: arn, Policy: JSON.stringify(policy) }));
    const theirs = await policyOf(arn);
    const cleaned = await settle();
    expect(await policyOf(arn)).not.toBe(theirs);
    const { plan } = await rollBack(cleaned.digest.slice(0, 20));
    expect(await policyOf(arn)).toBe(theirs);
    // Somebody has access again that the apply took, and that nobody ever approved.
    expect(plan.changes).toMatchObject([{ risk: 'widening', step: { op: 'put-policy' } }]);
    expect(plan.changes[0]?.access?.gained).not.toEqual([]);
  });

  it('restores the snapshot also when the bad change came from outside', async () => {
    await declare(cards(), use('app'));
    await settle();
    const arn = await arnOf('cards');
    const before = await policyOf(arn);
    await declare(cards(), use('app'), use('audit', { operations: ['describe'] }));
    const { digest } = await settle();
    const policy = JSON.parse((await policyOf(arn)) ?? '');
    policy.Statement = policy.Statement.map((each: { Action: unknown }) => ({ ...each, Action: 'kms:*' }));
    await desk.kms.send(new PutKeyPolicyCommand({ KeyId: arn, Policy: JSON.stringify(policy) }));
    await rollBack(digest);
    expect(await policyOf(arn)).toBe(before);
  });

  it('restores description, tags, rotation, aliases, native grants and policy at once', async () => {
    await declare(
      cards({ description: 'the cards', tags: { team: 'payments', stage: 'old' } }),
      use('app'),
      use('reports', { as: 'grant' }),
    );
    await settle();
    const arn = await arnOf('cards');
    const before = await lookAt(arn);
    await declare(
      cards({
        description: 'x',
        tags: { team: 'other', extra: '1' },
        aliases: ['alias/new'],
        rotation: 'off',
      }),
      use('mallory'),
      use('others', { as: 'grant' }),
    );
    const bad = await settle();
    expect((await lookAt(arn)).grants).not.toEqual(before.grants);
    const { plan } = await rollBack(bad.digest);
    expect(await lookAt(arn)).toEqual(before);
    expect(plan.changes.map(({ step }) => step.op)).toEqual(
      expect.arrayContaining(['set-description', 'set-tags', 'remove-tags', 'set-rotation', 'create-grant']),
    );
    expect((await call('rollback', bad.digest, ...journal)).stdout).toMatch('is as it was before that apply');
    expect((await call('journal', 'verify', ...journal)).exit).toBe(0);
  });

  it('gives a moved alias back to the key from which it was moved', async () => {
    await declare(cards({ aliases: ['alias/cards', 'alias/current'] }), keyDocument('next'));
    await settle();
    const [old, next] = [await arnOf('cards'), await arnOf('next')];
    await declare(cards(), keyDocument('next', { aliases: ['alias/next', 'alias/current'] }));
    const moved = await settle();
    expect(await arnOf('current')).toBe(next);
    const { plan } = await rollBack(moved.digest);
    expect(await arnOf('current')).toBe(old);
    expect(plan.changes).toMatchObject([
      { risk: 'sensitive', key: { name: 'cards' }, step: { op: 'move-alias' } },
    ]);
  });

  it('leaves a moved alias where it is when the key that had it is not declared any more', async () => {
    await declare(cards({ aliases: ['alias/cards', 'alias/current'] }), keyDocument('next'));
    await settle();
    await declare(keyDocument('next', { aliases: ['alias/next', 'alias/current'] }));
    const moved = await settle();
    const { plan, notes } = await rollBack(moved.digest);
    expect(await arnOf('current')).toBe(await arnOf('next'));
    expect(plan.changes).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/`alias\/current` stays here/)]);
  });

  it('enables what was disabled', async () => {
    await declare(cards());
    await settle();
    await declare(cards({ state: 'disabled' }));
    const bad = await settle();
    const arn = await arnOf('cards');
    expect(await lookAt(arn)).toMatchObject({ state: 'Disabled' });
    const { plan } = await rollBack(bad.digest);
    expect(await lookAt(arn)).toMatchObject({ state: 'Enabled' });
    expect(plan.changes).toMatchObject([{ risk: 'routine', step: { op: 'enable' } }]);
  });

  it('cancels a scheduled deletion while its window is open', async () => {
    await declare(cards());
    await settle();
    const arn = await arnOf('cards');
    await desk.kms.send(new DisableKeyCommand({ KeyId: arn }));
    const since = [{ TagKey: 'keywright.dev/retired-since', TagValue: '2020-01-01T00:00:00Z' }];
    await desk.kms.send(new TagResourceCommand({ KeyId: arn, Tags: since }));
    await declare(cards({ state: 'retired', retirement: { stage: 'delete', soakDays: 7 } }));
    const end = await settle();
    expect(end.changes).toMatchObject([{ step: { op: 'schedule-deletion' } }]);
    const { plan } = await rollBack(end.digest);
    expect(plan.changes).toMatchObject([{ risk: 'routine', step: { op: 'cancel-deletion' } }]);
    expect(await lookAt(arn)).toMatchObject({ state: 'Disabled' });
  });

  it('says what it can’t restore: made keys, gone keys, deletions', async () => {
    await declare(cards(), keyDocument('next'));
    const made = await settle();
    const { plan, notes } = await rollBack(made.digest);
    expect(plan.changes).toEqual([]);
    expect(notes).toEqual([
      expect.stringMatching('was made by that apply'),
      expect.stringMatching('was made'),
    ]);
    await declare(cards({ description: 'x' }), keyDocument('next', { description: 'x' }));
    const changed = await settle();
    await declare(cards({ description: 'x' }));
    const undeclared = await rollBack(changed.digest);
    expect(undeclared.plan.changes).toMatchObject([{ key: { name: 'cards' } }]);
    expect(undeclared.notes).toEqual([expect.stringMatching('is not declared by the estate any more')]);
  });

  it('undoes one step by its entry, and leaves the other steps of the apply', async () => {
    await declare(cards({ tags: { a: '1', b: '1' } }), use('reports', { as: 'grant' }));
    await settle();
    const arn = await arnOf('cards');
    await declare(
      cards({ tags: { a: '2' }, description: 'new' }),
      ...['reports', 'one', 'two'].map((name) => use(name, { as: 'grant' })),
    );
    const changed = await settle();
    const lines = readFileSync(join(folder, 'journal.jsonl'), 'utf8').trimEnd().split('\n');
    const entry = lines
      .map((line) => JSON.parse(line))
      .find(({ event }) => event.kind === 'step-begin' && event.change.includes('keywright:one/'));
    const { plan } = await rollBack(String(entry.sequence));
    expect(plan.restores).toMatchObject({ digest: changed.digest, changes: [entry.event.change] });
    expect(plan.changes).toMatchObject([{ step: { op: 'revoke-grant' } }]);
    const after = await lookAt(arn);
    expect(after.grants.map(({ GranteePrincipal }) => GranteePrincipal).sort()).toEqual([
      user('reports'),
      user('two'),
    ]);
    expect(after.description).toBe('new');
  });

  it('can itself be rolled back', async () => {
    await declare(cards(), use('app'));
    await settle();
    const arn = await arnOf('cards');
    await declare(cards(), use('app'), use('batch'));
    const { digest } = await settle();
    const wanted = await policyOf(arn);
    const { plan } = await rollBack(digest);
    await rollBack(plan.digest);
    expect(await policyOf(arn)).toBe(wanted);
  });

  it('is stale like any plan when a key that it touches moves', async () => {
    await declare(cards(), use('app'));
    await settle();
    await declare(cards({ description: 'bad' }), use('app'));
    const { digest } = await settle();
    await call('rollback', digest, ...journal, '--out', 'back.json');
    await desk.kms.send(
      new CreateAliasCommand({ AliasName: 'alias/other', TargetKeyId: await arnOf('cards') }),
    );
    expect((await call('apply', 'back.json', ...journal)).exit).toBe(5);
  });

  it('is refused where the journal has no such snapshots', async () => {
    await declare(cards());
    await settle();
    await declare(cards({ description: 'bad' }));
    const { digest } = await settle();
    await call('rollback', digest, ...journal, '--out', 'back.json');
    const { exit, stdout } = await call(
      'apply',
      'back.json',
      '--journal',
      'another.jsonl',
      '--format',
      'json',
    );
    expect(exit).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'refused', problems: [{ code: 'KW4593' }] });
  });

  it('says what it doesn’t find', async () => {
    await declare(cards());
    await settle();
    for (const [asked, code] of [
      ['abc', 'KW4590'],
      ['sha256:0000000', 'KW4590'],
      ['9999', 'KW4590'],
    ] as const)
      expect(await call('rollback', asked, ...journal)).toMatchObject({
        exit: 1,
        stderr: expect.stringMatching(code),
      });
    const path = join(folder, 'journal.jsonl');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('"put-policy"', '"put-pelicy"').replace('cards', 'curds'),
    );
    expect(await call('rollback', '1', ...journal)).toMatchObject({
      exit: 1,
      stderr: expect.stringMatching('KW4562'),
    });
  });

  it('prints the plan as JSON and as Markdown', async () => {
    await declare(cards());
    await settle();
    await declare(cards({ description: 'bad' }));
    const { digest } = await settle();
    const json = await call('rollback', digest, ...journal, '--format', 'json', '--out', 'back.json');
    expect(JSON.parse(json.stdout)).toEqual(planFrom('back.json'));
    expect((await call('rollback', digest, ...journal, '--format', 'markdown')).stdout).toMatch(
      digest.slice(7, 15),
    );
  });
});

describe('a native grant', () => {
  it('that somebody else revoked since is made again where the apply had touched the grants', async () => {
    await declare(cards(), use('reports', { as: 'grant' }));
    await settle();
    const arn = await arnOf('cards');
    const before = await lookAt(arn);
    await declare(cards(), use('reports', { as: 'grant' }), use('others', { as: 'grant' }));
    const { digest } = await settle();
    const { Grants = [] } = await desk.kms.send(new ListGrantsCommand({ KeyId: arn }));
    for (const { GrantId } of Grants) await desk.kms.send(new RevokeGrantCommand({ KeyId: arn, GrantId }));
    await rollBack(digest);
    expect((await lookAt(arn)).grants).toEqual(before.grants);
  });
});

describe('a key whose deletion somebody scheduled since', () => {
  it('keeps that, and the plan says what has to wait', async () => {
    await declare(cards({ description: 'good' }));
    await settle();
    await declare(cards({ description: 'bad' }));
    const { digest } = await settle();
    await desk.kms.send(
      new ScheduleKeyDeletionCommand({ KeyId: await arnOf('cards'), PendingWindowInDays: 7 }),
    );
    const { plan, notes } = await rollBack(digest);
    expect(plan.changes).toEqual([]);
    expect(notes).toEqual([expect.stringMatching('can be changed only once deletion is cancelled')]);
  });
});
