import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../server/clients.js';
import { around, type LateWorld, openLateWorld, Plaintext, policyFor, user } from './late-world.js';

let world: LateWorld;
beforeEach(async () => {
  world = await openLateWorld();
});
afterEach(() => world.close());

const encryptAs = (name: string, KeyId: string, GrantTokens?: string[]) =>
  failureOf(
    world.as(name).encrypt({ KeyId, Plaintext, ...(GrantTokens === undefined ? {} : { GrantTokens }) }),
  );

describe('a new key', () => {
  it('answers at once, and is not found until it is visible', async () => {
    const { KeyMetadata } = await world.admin.createKey({});
    const KeyId = KeyMetadata?.Arn ?? '';
    const { kind, shownFrom, inForceFrom } = await world.onlyPending();
    expect([kind, inForceFrom]).toEqual(['keys', shownFrom]);
    const look = async () => [
      await failureOf(world.admin.describeKey({ KeyId })),
      await failureOf(world.admin.createAlias({ AliasName: 'alias/new', TargetKeyId: KeyId })),
      (await world.admin.listKeys({})).Keys?.length,
    ];
    expect(await around(world, shownFrom, look)).toEqual([
      ['NotFoundException', 'NotFoundException', 0],
      ['answered', 'answered', 1],
    ]);
  });

  it('takes a replica with it into what DescribeKey shows only when that is visible', async () => {
    const KeyId = await world.visibleKey({ MultiRegion: true });
    await world.admin.replicateKey({ KeyId, ReplicaRegion: 'eu-west-1' });
    const { shownFrom } = await world.onlyPending();
    const replicas = async () =>
      (await world.admin.describeKey({ KeyId })).KeyMetadata?.MultiRegionConfiguration?.ReplicaKeys?.length;
    expect(await around(world, shownFrom, replicas)).toEqual([0, 1]);
  });

  it('that is a replica can’t become the primary before', async () => {
    const KeyId = await world.visibleKey({ MultiRegion: true });
    await world.admin.replicateKey({ KeyId, ReplicaRegion: 'eu-west-1' });
    const { shownFrom } = await world.onlyPending();
    const promote = () => failureOf(world.admin.updatePrimaryRegion({ KeyId, PrimaryRegion: 'eu-west-1' }));
    await world.moveTo(Date.parse(shownFrom) - 1);
    expect(await promote()).not.toBe('answered');
    await world.wait();
    expect(await promote()).toBe('answered');
  });
});

describe('a key policy', () => {
  it('gives nothing before it is visible, and takes nothing either', async () => {
    const KeyId = await world.visibleKey();
    const shown = async () => /user\/app/.test((await world.admin.getKeyPolicy({ KeyId })).Policy ?? '');
    const look = async () => [await shown(), await encryptAs('app', KeyId)];
    await world.admin.putKeyPolicy({ KeyId, Policy: policyFor(user('app'), 'Encrypt') });
    expect(await around(world, (await world.onlyPending()).inForceFrom, look)).toEqual([
      [false, 'AccessDeniedException'],
      [true, 'answered'],
    ]);
    await world.admin.putKeyPolicy({ KeyId, Policy: policyFor(user('administrator'), 'Encrypt') });
    expect(await around(world, (await world.onlyPending()).inForceFrom, look)).toEqual([
      [true, 'answered'],
      [false, 'AccessDeniedException'],
    ]);
  });

  it('is checked for a lockout as it will be, not as the old one is', async () => {
    const KeyId = await world.visibleKey();
    const lockedOut = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: user('app') }, Action: 'kms:*', Resource: '*' }],
    });
    const put = world.admin.putKeyPolicy({ KeyId, Policy: lockedOut });
    expect(await failureOf(put)).toBe('MalformedPolicyDocumentException');
    expect(await world.pending()).toEqual([]);
  });
});

describe('an alias', () => {
  const target = async () => {
    const found = await world.admin
      .describeKey({ KeyId: 'alias/blue' })
      .catch((error: Error) => ({ KeyMetadata: { Arn: error.name } }));
    const { Aliases = [] } = await world.admin.listAliases({});
    return { found: found.KeyMetadata?.Arn, listed: Aliases.map(({ TargetKeyId }) => TargetKeyId) };
  };
  const as = (arn: string) => ({ found: arn, listed: [arn.split('/')[1]] });
  const none = { found: 'NotFoundException', listed: [] };

  it('is made, moved and deleted late', async () => {
    const [one, two] = [await world.visibleKey(), await world.visibleKey()];
    await world.admin.createAlias({ AliasName: 'alias/blue', TargetKeyId: one });
    expect(await around(world, (await world.onlyPending()).shownFrom, target)).toEqual([none, as(one)]);
    await world.wait();
    await world.admin.updateAlias({ AliasName: 'alias/blue', TargetKeyId: two });
    expect((await world.admin.listAliases({ KeyId: one })).Aliases).toHaveLength(1);
    expect((await world.admin.listAliases({ KeyId: two })).Aliases).toHaveLength(0);
    expect(await around(world, (await world.onlyPending()).shownFrom, target)).toEqual([as(one), as(two)]);
    expect((await world.admin.listAliases({ KeyId: one })).Aliases).toHaveLength(0);
    await world.wait();
    await world.admin.deleteAlias({ AliasName: 'alias/blue' });
    expect(await around(world, (await world.onlyPending()).shownFrom, target)).toEqual([as(two), none]);
  });

  it('decides about access later than it is shown', async () => {
    const KeyId = await world.visibleKey();
    await world.admin.createAlias({ AliasName: 'alias/blue', TargetKeyId: KeyId });
    const { shownFrom, inForceFrom } = await world.onlyPending();
    expect(Date.parse(shownFrom)).toBeLessThan(Date.parse(inForceFrom));
    const look = async () => [await encryptAs('byAlias', KeyId), (await target()).found];
    expect(await around(world, inForceFrom, look)).toEqual([
      ['AccessDeniedException', KeyId],
      ['answered', KeyId],
    ]);
  });

  it('is created, moved and deleted by what is true', async () => {
    const [one, two] = [await world.visibleKey(), await world.visibleKey()];
    await world.admin.createAlias({ AliasName: 'alias/blue', TargetKeyId: one });
    const again = world.admin.createAlias({ AliasName: 'alias/blue', TargetKeyId: two });
    expect(await failureOf(again)).toBe('AlreadyExistsException');
    await world.admin.updateAlias({ AliasName: 'alias/blue', TargetKeyId: two });
    await world.admin.deleteAlias({ AliasName: 'alias/blue' });
    await world.admin.createAlias({ AliasName: 'alias/blue', TargetKeyId: two });
    expect(await target()).toEqual(none);
    await world.wait();
    expect(await target()).toEqual(as(two));
  });
});

describe('tags', () => {
  it('are shown first, and decide about access later', async () => {
    const KeyId = await world.visibleKey();
    const shown = async () => (await world.admin.listResourceTags({ KeyId })).Tags?.length;
    await world.admin.tagResource({ KeyId, Tags: [{ TagKey: 'team', TagValue: 'blue' }] });
    const tagged = await world.onlyPending();
    expect(Date.parse(tagged.shownFrom)).toBeLessThan(Date.parse(tagged.inForceFrom));
    expect(await around(world, tagged.shownFrom, shown)).toEqual([0, 1]);
    const encrypt = () => encryptAs('byTag', KeyId);
    expect(await around(world, tagged.inForceFrom, encrypt)).toEqual(['AccessDeniedException', 'answered']);
    await world.admin.untagResource({ KeyId, TagKeys: ['team'] });
    const untagged = await world.onlyPending();
    expect(await around(world, untagged.shownFrom, shown)).toEqual([1, 0]);
    expect(await around(world, untagged.inForceFrom, encrypt)).toEqual(['answered', 'AccessDeniedException']);
  });
});
