import type { KMS } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireState } from '../../../src/simulator/key-state-table.js';
import type { KeyRecord, KeyState } from '../../../src/simulator/state.js';
import { allow, arnOf, type Estate, failure, openEstate, partner, policy, root, user } from './world.js';

let estate: Estate;
beforeAll(async () => {
  estate = await openEstate();
});
afterAll(() => estate.simulator.close());

const stateOf = async (KeyId: string) => (await estate.admin.describeKey({ KeyId })).KeyMetadata?.KeyState;

describe('the table of the developer guide', () => {
  const states = [
    'Enabled',
    'Disabled',
    'PendingDeletion',
    'PendingImport',
    'Unavailable',
    'Creating',
    'Updating',
  ] as const;
  /** One letter a state: o fine, d DisabledException, x KMSInvalidStateException; what depends on spec or origin counts as fine. */
  const table: Readonly<Record<string, string>> = {
    CancelKeyDeletion: 'xxoxxxx',
    CreateAlias: 'ooxoooo',
    CreateGrant: 'odxxoxo',
    Decrypt: 'odxxxxo',
    DeleteAlias: 'ooooooo',
    DeleteImportedKeyMaterial: 'oooooxx',
    DeriveSharedSecret: 'odxxxxo',
    DescribeKey: 'ooooooo',
    DisableKey: 'ooxxoxx',
    EnableKey: 'ooxxoxx',
    Encapsulate: 'odxxxxo',
    Encrypt: 'odxxxxo',
    GenerateDataKeyPairWithoutPlaintext: 'odxxxxo',
    GenerateMac: 'odxxxxo',
    GetKeyLastUsage: 'ooooooo',
    GetKeyPolicy: 'ooooooo',
    GetPublicKey: 'odxxxxo',
    ListGrants: 'ooooooo',
    PutKeyPolicy: 'ooooooo',
    ReEncrypt: 'odxxxxo',
    ReplicateKey: 'odxxxxx',
    RevokeGrant: 'ooooooo',
    ScheduleKeyDeletion: 'ooxooox',
    TagResource: 'ooxoooo',
    UpdateKeyDescription: 'ooxoooo',
    UpdatePrimaryRegion: 'odxxxxo',
  };
  const letters: Readonly<Record<string, string>> = { DisabledException: 'd', KMSInvalidStateException: 'x' };
  const letter = (state: KeyState, operation: string) => {
    try {
      requireState({ arn: 'arn', state } as KeyRecord, operation);
      return 'o';
    } catch (error) {
      return letters[(error as Error).name];
    }
  };

  it.each(Object.entries(table))('%s', (operation, wanted) => {
    expect(states.map((state) => letter(state, operation)).join('')).toBe(wanted);
    expect(letter('PendingReplicaDeletion', operation)).toBe(letter('PendingDeletion', operation));
  });
});

describe('a key that is disabled', () => {
  it('says so, can still be changed, and comes back', async () => {
    const KeyId = await estate.makeKey();
    await estate.admin.disableKey({ KeyId });
    expect((await estate.admin.describeKey({ KeyId })).KeyMetadata).toMatchObject({
      KeyState: 'Disabled',
      Enabled: false,
    });
    const use = estate.admin.encrypt({ KeyId, Plaintext: Buffer.from('x') });
    expect(await failure(use)).toBe(`DisabledException: ${arnOf(KeyId)} is disabled.`);
    await estate.admin.updateKeyDescription({ KeyId, Description: 'resting' });
    await estate.admin.putKeyPolicy({ KeyId, Policy: policy(allow(root)) });
    await estate.admin.enableKey({ KeyId });
    expect((await estate.admin.describeKey({ KeyId })).KeyMetadata).toMatchObject({
      KeyState: 'Enabled',
      Description: 'resting',
    });
    await estate.admin.updateKeyDescription({ KeyId, Description: '' });
    expect((await estate.admin.describeKey({ KeyId })).KeyMetadata?.Description).toBe('');
    expect(await failure(estate.admin.cancelKeyDeletion({ KeyId }))).toBe(
      `KMSInvalidStateException: ${arnOf(KeyId)} is not pending deletion.`,
    );
  });
});

describe('a key that is to be deleted', () => {
  it('waits for its window, then is gone with its aliases and grants', async () => {
    const KeyId = await estate.makeKey();
    await estate.admin.createAlias({ AliasName: 'alias/ends', TargetKeyId: KeyId });
    await estate.admin.createGrant({ KeyId, GranteePrincipal: user('nobody'), Operations: ['DescribeKey'] });
    const answer = await estate.admin.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    expect(answer).toMatchObject({
      KeyId: arnOf(KeyId),
      KeyState: 'PendingDeletion',
      PendingWindowInDays: 7,
    });
    const { KeyMetadata: key } = await estate.admin.describeKey({ KeyId });
    expect(key?.DeletionDate).toEqual(answer.DeletionDate);
    expect(key).not.toHaveProperty('PendingDeletionWindowInDays');
    const use = estate.admin.encrypt({ KeyId, Plaintext: Buffer.from('x') });
    expect(await failure(use)).toBe(`KMSInvalidStateException: ${arnOf(KeyId)} is pending deletion.`);
    await estate.advance(6.99);
    expect(await stateOf('alias/ends')).toBe('PendingDeletion');
    await estate.advance(0.02);
    expect(await failure(stateOf(KeyId))).toBe(`NotFoundException: Key '${arnOf(KeyId)}' does not exist`);
    expect(await failure(stateOf('alias/ends'))).toContain('NotFoundException: Alias arn:');
    const grants = await estate.admin.listRetirableGrants({ RetiringPrincipal: user('nobody') });
    expect(grants.Grants).toEqual([]);
  });

  it('is disabled where that is cancelled, and waits again for material that was never there', async () => {
    const KeyId = await estate.makeKey();
    await estate.admin.scheduleKeyDeletion({ KeyId });
    expect(await failure(estate.admin.scheduleKeyDeletion({ KeyId }))).toContain('is pending deletion.');
    expect(await estate.admin.cancelKeyDeletion({ KeyId })).toMatchObject({ KeyId: arnOf(KeyId) });
    expect(await stateOf(KeyId)).toBe('Disabled');
    await estate.advance(31);
    expect(await stateOf(KeyId)).toBe('Disabled');
    const external = await estate.makeKey({ Origin: 'EXTERNAL' });
    await estate.admin.scheduleKeyDeletion({ KeyId: external });
    await estate.admin.cancelKeyDeletion({ KeyId: external });
    expect(await stateOf(external)).toBe('PendingImport');
  });

  it('takes 7 to 30 days, 30 where nothing is said', async () => {
    const KeyId = await estate.makeKey();
    for (const PendingWindowInDays of [6, 31, 7.5])
      expect(await failure(estate.admin.scheduleKeyDeletion({ KeyId, PendingWindowInDays }))).toMatch(
        /^(Validation|Serialization)Exception/,
      );
    expect(await estate.admin.scheduleKeyDeletion({ KeyId })).toMatchObject({ PendingWindowInDays: 30 });
  });

  it('as a primary waits for its replicas first', async () => {
    const KeyId = await estate.makeKey({ MultiRegion: true });
    await estate.admin.replicateKey({ KeyId, ReplicaRegion: 'eu-west-1' });
    const there = estate.as('administrator', 'eu-west-1');
    await estate.advance(0.001);
    const answer = await estate.admin.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 8 });
    expect(answer).toMatchObject({ KeyState: 'PendingReplicaDeletion', PendingWindowInDays: 8 });
    expect(answer).not.toHaveProperty('DeletionDate');
    expect((await estate.admin.describeKey({ KeyId })).KeyMetadata).toMatchObject({
      KeyState: 'PendingReplicaDeletion',
      PendingDeletionWindowInDays: 8,
    });
    await estate.advance(100);
    expect(await stateOf(KeyId)).toBe('PendingReplicaDeletion');
    await there.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    await estate.advance(7.5);
    const { KeyMetadata: key } = await estate.admin.describeKey({ KeyId });
    expect(key).toMatchObject({ KeyState: 'PendingDeletion', MultiRegionConfiguration: { ReplicaKeys: [] } });
    await estate.advance(7.4);
    expect(await stateOf(KeyId)).toBe('PendingDeletion');
    await estate.advance(0.2);
    expect(await failure(stateOf(KeyId))).toContain('NotFoundException');
  });
});

describe('permission', () => {
  const denying = (action: string, condition: object) =>
    policy(allow(root), { ...allow('*', action), Effect: 'Deny', Condition: condition });

  it('can demand a longer window', async () => {
    const short = { NumericLessThan: { 'kms:ScheduleKeyDeletionPendingWindowInDays': '21' } };
    const KeyId = await estate.makeKey({ Policy: denying('kms:ScheduleKeyDeletion', short) });
    expect(await failure(estate.admin.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 20 }))).toContain(
      'AccessDenied',
    );
    await estate.admin.scheduleKeyDeletion({ KeyId });
  });

  it('can demand that a key was not used for some days, counted down to whole ones', async () => {
    const recent = { NumericLessThanEquals: { 'kms:TrailingDaysWithoutKeyUsage': '30' } };
    const Policy = denying('kms:ScheduleKeyDeletion', recent).replace(
      '"Action":"kms:ScheduleKeyDeletion"',
      '"Action":["kms:ScheduleKeyDeletion","kms:DisableKey"]',
    );
    const KeyId = await estate.makeKey({ Policy });
    await estate.advance(20);
    await estate.admin.encrypt({ KeyId, Plaintext: Buffer.from('x') });
    await estate.advance(30.9);
    expect(await failure(estate.admin.disableKey({ KeyId }))).toContain('AccessDenied');
    expect(await failure(estate.admin.scheduleKeyDeletion({ KeyId }))).toContain('AccessDenied');
    await estate.advance(0.2);
    await estate.admin.disableKey({ KeyId });
    await estate.admin.scheduleKeyDeletion({ KeyId });
  });

  it('of another account reaches as far as AWS lets it', async () => {
    const far = estate.as('partner');
    const KeyId = await estate.makeKey({
      Policy: policy(allow(root), allow(`arn:aws:iam::${partner}:root`)),
    });
    expect(await failure(far.describeKey({ KeyId }))).toContain('NotFoundException');
    expect((await far.describeKey({ KeyId: arnOf(KeyId) })).KeyMetadata?.KeyId).toBe(KeyId);
    const calls: readonly ((kms: KMS, KeyId: string) => Promise<unknown>)[] = [
      (kms, KeyId) => kms.disableKey({ KeyId }),
      (kms, KeyId) => kms.enableKey({ KeyId }),
      (kms, KeyId) => kms.scheduleKeyDeletion({ KeyId }),
      (kms, KeyId) => kms.cancelKeyDeletion({ KeyId }),
      (kms, KeyId) => kms.getKeyPolicy({ KeyId }),
      (kms, KeyId) => kms.putKeyPolicy({ KeyId, Policy: policy(allow('*')) }),
      (kms, KeyId) => kms.listKeyPolicies({ KeyId }),
      (kms, KeyId) => kms.updateKeyDescription({ KeyId, Description: '' }),
      (kms, KeyId) => kms.getKeyLastUsage({ KeyId }),
    ];
    for (const call of calls)
      expect(await failure(call(far, arnOf(KeyId)))).toContain('AccessDeniedException');
    await estate.admin.createAlias({ AliasName: 'alias/own', TargetKeyId: KeyId });
    for (const call of calls)
      expect(await failure(call(estate.admin, 'alias/own'))).toContain('InvalidArnException');
  });
});

describe('GetKeyLastUsage', () => {
  it('tells of the last cryptographic use, and of none', async () => {
    const KeyId = await estate.makeKey();
    const { KeyMetadata: key } = await estate.admin.describeKey({ KeyId });
    const unused = await estate.admin.getKeyLastUsage({ KeyId });
    expect(unused).toMatchObject({ KeyId, KeyLastUsage: {}, KeyCreationDate: key?.CreationDate });
    expect(unused.TrackingStartDate).toEqual(unused.KeyCreationDate);
    expect(unused.KeyLastUsage).not.toHaveProperty('Timestamp');
    const { $metadata } = await estate.admin.encrypt({ KeyId, Plaintext: Buffer.from('x') });
    const used = await estate.admin.getKeyLastUsage({ KeyId });
    expect(used.KeyLastUsage).toMatchObject({ Operation: 'Encrypt', KmsRequestId: $metadata.requestId });
    expect(used.KeyLastUsage?.CloudTrailEventId).toMatch(/^[0-9a-f-]{36}$/);
    expect(used.KeyLastUsage?.CloudTrailEventId).not.toBe($metadata.requestId);
    expect(used.KeyLastUsage?.Timestamp?.getTime()).toBeGreaterThanOrEqual(key?.CreationDate?.getTime() ?? 0);
    expect((await estate.admin.getKeyLastUsage({ KeyId })).KeyLastUsage).toEqual(used.KeyLastUsage);
  });
});
