import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  GetKeyLastUsageCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  GetParametersForImportCommand,
  ImportKeyMaterialCommand,
  type KMSClient,
  ListAliasesCommand,
  ListKeyRotationsCommand,
  ListResourceTagsCommand,
  ReplicateKeyCommand,
  type ReplicateKeyCommandInput,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
  UpdatePrimaryRegionCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account, arnOf, failure, openWorld, policyFor, root, user, type World } from './world.js';

const west = 'eu-west-1';
const north = 'eu-north-1';

let world: World;
let inWest: KMSClient;
beforeAll(async () => {
  world = await openWorld();
  inWest = world.as('administrator', west);
});
afterAll(() => world.close());

const replicate = (KeyId: string, more: Partial<ReplicateKeyCommandInput> = {}, kms = world.admin) =>
  kms.send(new ReplicateKeyCommand({ KeyId, ReplicaRegion: west, ...more }));
const describeIn = async (kms: KMSClient, KeyId: string) =>
  (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;

/** A multi-Region key with a replica that has settled. */
async function makePair(): Promise<string> {
  const key = await world.makeKey({ MultiRegion: true });
  await replicate(key);
  await world.advance(5);
  return key;
}

describe('ReplicateKey', () => {
  test('makes a key with the same id in the other Region, at first Creating', async () => {
    const key = await world.makeKey({ MultiRegion: true, Description: 'primary' });
    const { ReplicaKeyMetadata, ReplicaPolicy, ReplicaTags } = await replicate(key, {
      Description: 'replica',
      Tags: [{ TagKey: 'team', TagValue: 'a' }],
    });
    const related = {
      PrimaryKey: { Arn: arnOf(key), Region: 'eu-central-1' },
      ReplicaKeys: [{ Arn: arnOf(key, west), Region: west }],
    };
    expect(ReplicaKeyMetadata).toMatchObject({
      KeyId: key,
      Arn: arnOf(key, west),
      KeyState: 'Creating',
      Enabled: false,
      Description: 'replica',
      MultiRegionConfiguration: { MultiRegionKeyType: 'REPLICA', ...related },
    });
    expect(JSON.parse(ReplicaPolicy ?? '')).toEqual({
      Version: '2012-10-17',
      Id: 'key-default-1',
      Statement: [
        {
          Sid: 'Enable IAM User Permissions',
          Effect: 'Allow',
          Principal: { AWS: root() },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    });
    expect(ReplicaTags).toEqual([{ TagKey: 'team', TagValue: 'a' }]);
    expect((await inWest.send(new ListResourceTagsCommand({ KeyId: key }))).Tags).toEqual(ReplicaTags);
    await world.advance(5);
    expect(await describeIn(inWest, key)).toMatchObject({ KeyState: 'Enabled', Enabled: true });
    expect(await describeIn(world.admin, key)).toMatchObject({
      Description: 'primary',
      MultiRegionConfiguration: { MultiRegionKeyType: 'PRIMARY', ...related },
    });
  });

  test('shares material and rotations, not aliases', async () => {
    const key = await makePair();
    await world.admin.send(new CreateAliasCommand({ AliasName: 'alias/primary', TargetKeyId: key }));
    await world.admin.send(new RotateKeyOnDemandCommand({ KeyId: key }));
    await world.advance(5);
    const rotationsIn = async (kms: KMSClient) =>
      (await kms.send(new ListKeyRotationsCommand({ KeyId: key, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' })))
        .Rotations;
    expect(await rotationsIn(inWest)).toHaveLength(2);
    const there = (await rotationsIn(world.admin))?.map((each) => ({ ...each, KeyId: arnOf(key, west) }));
    expect(await rotationsIn(inWest)).toEqual(there);
    expect((await inWest.send(new ListAliasesCommand({ KeyId: key }))).Aliases).toEqual([]);
  });

  test('starts without a use of its own', async () => {
    const key = await world.makeKey({ MultiRegion: true });
    await world.control('usage', { keyArn: arnOf(key), at: '2026-01-01T00:00:00Z' });
    await replicate(key);
    const usage = await inWest.send(new GetKeyLastUsageCommand({ KeyId: key }));
    expect(usage.KeyLastUsage).toEqual({});
  });

  test('has a policy of its own, which the caller must be able to change', async () => {
    const key = await world.makeKey({ MultiRegion: true });
    const Policy = policyFor(user('app'), 'Encrypt');
    const locked = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: user('app') }, Action: 'kms:*', Resource: '*' }],
    });
    expect(await failure(replicate(key, { Policy: locked }))).toBe(
      'MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.',
    );
    expect(await failure(replicate(key, { Policy: policyFor(user('nobody'), 'Encrypt') }))).toMatch(
      /^MalformedPolicyDocumentException: .*invalid principals/,
    );
    await replicate(key, { Policy });
    const stored = await inWest.send(new GetKeyPolicyCommand({ KeyId: key, PolicyName: 'default' }));
    expect(JSON.parse(stored.Policy ?? '')).toEqual(JSON.parse(Policy));
    const bypassed = { ReplicaRegion: north, Policy: locked, BypassPolicyLockoutSafetyCheck: true };
    expect(await failure(replicate(key, bypassed))).toBe('answered');
  });

  test('is refused twice in a Region, for single-Region keys and for replicas', async () => {
    const key = await makePair();
    expect(await failure(replicate(key))).toMatch(/^AlreadyExistsException/);
    await inWest.send(new ScheduleKeyDeletionCommand({ KeyId: key, PendingWindowInDays: 7 }));
    expect(await failure(replicate(key))).toMatch(/^AlreadyExistsException/);
    await inWest.send(new CancelKeyDeletionCommand({ KeyId: key }));
    expect(await failure(replicate(key, { ReplicaRegion: 'eu-central-1' }))).toBe(
      'ValidationException: eu-central-1 cannot have a replica because it contains the primary.',
    );
    const single = await world.makeKey();
    expect(await failure(replicate(single))).toBe(
      `UnsupportedOperationException: ${arnOf(single)} is not a multi-region primary key.`,
    );
    const other = await makePair();
    expect(await failure(replicate(other, { ReplicaRegion: north }, inWest))).toBe(
      `UnsupportedOperationException: ${arnOf(other, west)} is not a multi-region primary key.`,
    );
  });

  test('is refused for Regions of other partitions, and for keys that can’t be used', async () => {
    const key = await world.makeKey({ MultiRegion: true });
    expect(await failure(replicate(key, { ReplicaRegion: 'cn-north-1' }))).toMatch(/^ValidationException/);
    expect(await failure(replicate(key, { ReplicaRegion: 'nowhere' }))).toMatch(/^ValidationException/);
    await world.admin.send(new DisableKeyCommand({ KeyId: key }));
    expect(await failure(replicate(key))).toBe(`DisabledException: ${arnOf(key)} is disabled.`);
    expect(await failure(describeIn(inWest, key))).toMatch(/^NotFoundException/);
  });

  test('takes kms:ReplicateKey on the key and kms:CreateKey in the other Region', async () => {
    const allow = (Action: string[], Condition: object = {}) => ({
      Effect: 'Allow',
      Action,
      Resource: '*',
      ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
    });
    const maker = (policies: object[]) => ({
      arn: user('maker'),
      policies: [{ Version: '2012-10-17', Statement: policies }],
    });
    const inRegion = (region: string) => ({ StringEquals: { 'aws:RequestedRegion': region } });
    const key = await world.makeKey({ MultiRegion: true });
    await world.control('principals', {
      ...maker([allow(['kms:ReplicateKey'])]),
      accessKeys: [{ id: 'maker', secret: 'secret' }],
    });
    const kms = world.as('maker');
    expect(await failure(replicate(key, {}, kms))).toMatch(/^AccessDeniedException: .*kms:CreateKey/);
    const here = [
      allow(['kms:ReplicateKey', 'kms:PutKeyPolicy']),
      allow(['kms:CreateKey'], inRegion('eu-central-1')),
    ];
    await world.control('principals/update', maker(here));
    expect(await failure(replicate(key, {}, kms))).toMatch(/^AccessDeniedException: .*kms:CreateKey/);
    const there = [allow(['kms:ReplicateKey', 'kms:PutKeyPolicy']), allow(['kms:CreateKey'], inRegion(west))];
    await world.control('principals/update', maker(there));
    const tagged = { Tags: [{ TagKey: 'team', TagValue: 'a' }] };
    expect(await failure(replicate(key, tagged, kms))).toMatch(/^AccessDeniedException: .*kms:TagResource/);
    expect(await failure(replicate(key, {}, kms))).toBe('answered');
    await world.control('principals/update', maker([allow(['kms:CreateKey'])]));
    expect(await failure(replicate(key, { ReplicaRegion: north }, kms))).toMatch(
      /^AccessDeniedException: .*kms:ReplicateKey/,
    );
  });
});

describe('imported material', () => {
  const importInto = async (kms: KMSClient, KeyId: string, material: Buffer, more: object = {}) => {
    const { PublicKey, ImportToken } = await kms.send(
      new GetParametersForImportCommand({
        KeyId,
        WrappingAlgorithm: 'RSAES_OAEP_SHA_256',
        WrappingKeySpec: 'RSA_2048',
      }),
    );
    const EncryptedKeyMaterial = publicEncrypt(
      {
        key: createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' }),
        oaepHash: 'sha256',
        padding: constants.RSA_PKCS1_OAEP_PADDING,
      },
      material,
    );
    await kms.send(
      new ImportKeyMaterialCommand({
        KeyId,
        ImportToken,
        EncryptedKeyMaterial,
        ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
        ...more,
      }),
    );
  };
  const stateIn = async (kms: KMSClient, key: string) => (await describeIn(kms, key))?.KeyState;

  test('has to be imported into a replica again, before it works and before it rotates', async () => {
    const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const key = await world.makeKey({ MultiRegion: true, Origin: 'EXTERNAL' });
    await importInto(world.admin, key, first);
    await importInto(world.admin, key, second, { ImportType: 'NEW_KEY_MATERIAL' });
    await replicate(key);
    await world.advance(5);
    expect(await stateIn(inWest, key)).toBe('PendingImport');
    const rotate = () => failure(world.admin.send(new RotateKeyOnDemandCommand({ KeyId: key })));
    expect(await rotate()).toBe(
      'KMSInvalidStateException: Cannot perform key material rotation: Key material has not been imported for replicas of the Multi-Region key.',
    );
    expect(await failure(importInto(inWest, key, Buffer.alloc(32, 3)))).toMatch(
      /^IncorrectKeyMaterialException/,
    );
    await importInto(inWest, key, first);
    expect(await stateIn(inWest, key)).toBe('Enabled');
    await importInto(inWest, key, second);
    expect(await rotate()).toBe('answered');
    await world.advance(5);
    await importInto(world.admin, key, Buffer.alloc(32, 4), { ImportType: 'NEW_KEY_MATERIAL' });
    const inPrimary = await world.admin.send(
      new ListKeyRotationsCommand({ KeyId: key, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' }),
    );
    expect(inPrimary.Rotations?.map(({ KeyMaterialState }) => KeyMaterialState)).toEqual([
      'NON_CURRENT',
      'CURRENT',
      'PENDING_MULTI_REGION_IMPORT_AND_ROTATION',
    ]);
    const { Rotations } = await inWest.send(
      new ListKeyRotationsCommand({ KeyId: key, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' }),
    );
    expect(Rotations).toMatchObject([
      { KeyMaterialState: 'NON_CURRENT', ImportState: 'IMPORTED' },
      {
        KeyMaterialState: 'CURRENT',
        ImportState: 'IMPORTED',
        ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
        RotationType: 'ON_DEMAND',
      },
      { KeyMaterialState: 'PENDING_MULTI_REGION_IMPORT_AND_ROTATION', ImportState: 'PENDING_IMPORT' },
    ]);
  });
});

describe('UpdatePrimaryRegion', () => {
  const move = (KeyId: string, PrimaryRegion = west, kms = world.admin) =>
    kms.send(new UpdatePrimaryRegionCommand({ KeyId, PrimaryRegion }));

  test('swaps the roles of two keys, both Updating for a moment', async () => {
    const key = await makePair();
    await replicate(key, { ReplicaRegion: north });
    await world.advance(5);
    await move(key);
    expect(await describeIn(world.admin, key)).toMatchObject({ KeyState: 'Updating' });
    expect(await describeIn(inWest, key)).toMatchObject({ KeyState: 'Updating' });
    const inNorth = world.as('administrator', north);
    expect(await describeIn(inNorth, key)).toMatchObject({
      KeyState: 'Enabled',
      MultiRegionConfiguration: { PrimaryKey: { Region: west } },
    });
    expect(await failure(replicate(key, { ReplicaRegion: 'eu-south-1' }, inWest))).toBe(
      `KMSInvalidStateException: ${arnOf(key, west)} is updating.`,
    );
    await world.advance(5);
    const type = async (kms: KMSClient) => {
      const metadata = await describeIn(kms, key);
      return [metadata?.KeyState, metadata?.MultiRegionConfiguration?.MultiRegionKeyType];
    };
    expect(await type(world.admin)).toEqual(['Enabled', 'REPLICA']);
    expect(await type(inWest)).toEqual(['Enabled', 'PRIMARY']);
    expect(await failure(replicate(key, { ReplicaRegion: 'eu-south-1' }, inWest))).toBe('answered');
    const status = await inWest.send(new GetKeyRotationStatusCommand({ KeyId: key }));
    expect(status.KeyRotationEnabled).toBe(false);
  });

  test('can be undone before it has settled', async () => {
    const key = await makePair();
    await move(key);
    await move(key, 'eu-central-1', inWest);
    await world.advance(5);
    for (const kms of [world.admin, inWest]) {
      expect(await describeIn(kms, key)).toMatchObject({
        KeyState: 'Enabled',
        MultiRegionConfiguration: { PrimaryKey: { Region: 'eu-central-1' } },
      });
    }
  });

  test('needs a primary and a replica in the Region', async () => {
    const key = await makePair();
    expect(await failure(move(key, north))).toBe(
      `ValidationException: ${key} does not have a replica key in the specified Region.`,
    );
    expect(await failure(move(key, 'eu-central-1'))).toBe('answered');
    expect(await failure(move(key, 'eu-central-1', inWest))).toBe(
      `KMSInvalidStateException: ${arnOf(key, west)} is not a multi-Region primary key.`,
    );
    const off = await makePair();
    await inWest.send(new DisableKeyCommand({ KeyId: off }));
    expect(await failure(move(off))).toBe(`DisabledException: ${arnOf(off, west)} is disabled.`);
    const single = await world.makeKey();
    expect(await failure(move(single))).toMatch(/^UnsupportedOperationException/);
    await world.admin.send(new DisableKeyCommand({ KeyId: key }));
    expect(await failure(move(key))).toMatch(/^DisabledException/);
  });

  test('takes permission on both keys', async () => {
    const key = await world.makeKey({
      MultiRegion: true,
      Policy: policyFor(user('app'), 'UpdatePrimaryRegion'),
    });
    await replicate(key);
    await world.advance(5);
    const app = world.as('app');
    expect(await failure(move(key, west, app))).toMatch(
      new RegExp(`^AccessDeniedException: .*arn:aws:kms:${west}:${account}:key`),
    );
    await replicate(key, { ReplicaRegion: north, Policy: policyFor(user('app'), 'UpdatePrimaryRegion') });
    await world.advance(5);
    expect(await failure(move(key, north, app))).toBe('answered');
    expect(await failure(move(key, north, world.as('helper')))).toMatch(/^AccessDeniedException/);
  });
});
