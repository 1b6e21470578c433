import { expect, it } from 'vitest';
import { type LateWorld, openLateWorld, policyFor, role, user } from './late-world.js';

const writers = [...Array(20).keys()];

it('twenty writers at once lose nothing of each other', async () => {
  const world = await openLateWorld();
  try {
    const KeyId = await world.visibleKey({ Description: '' });
    await Promise.all(writers.map((writer) => write(world, KeyId, writer)));
    await world.wait();
    expect(await world.pending()).toEqual([]);
    const { Tags = [] } = await world.admin.listResourceTags({ KeyId, Limit: 50 });
    expect(Object.fromEntries(Tags.map(({ TagKey, TagValue }) => [TagKey, TagValue]))).toEqual(
      Object.fromEntries(writers.map((writer) => [`tag-${writer}`, 'kept'])),
    );
    const { Aliases = [] } = await world.admin.listAliases({ KeyId, Limit: 100 });
    expect(Aliases.map(({ AliasName }) => AliasName).sort()).toEqual(
      writers.map((writer) => `alias/a-${writer}`).sort(),
    );
    const { Grants = [] } = await world.admin.listGrants({ KeyId, Limit: 100 });
    expect(Grants.map(({ Name }) => Name).sort()).toEqual(writers.map((writer) => `g-${writer}`).sort());
    const { Policy } = await world.admin.getKeyPolicy({ KeyId });
    expect(JSON.parse(Policy ?? '')).toEqual(JSON.parse(policyFor(role('reader'), 'Encrypt')));
    expect((await world.admin.describeKey({ KeyId })).KeyMetadata).toMatchObject({
      KeyState: 'Enabled',
      Description: expect.stringMatching(/^by \d+$/),
    });
  } finally {
    await world.close();
  }
});

/** Changes everything there is, some of it back and forth, while nobody sees it. */
async function write({ admin }: LateWorld, KeyId: string, writer: number): Promise<void> {
  const TagKey = `tag-${writer}`;
  await admin.tagResource({ KeyId, Tags: [{ TagKey, TagValue: 'first' }] });
  await admin.putKeyPolicy({ KeyId, Policy: policyFor(user('app'), 'Encrypt') });
  await admin.createAlias({ AliasName: `alias/a-${writer}`, TargetKeyId: KeyId });
  await admin.untagResource({ KeyId, TagKeys: [TagKey] });
  const grant = { KeyId, GranteePrincipal: user('app'), Operations: ['Decrypt' as const] };
  const { GrantId } = await admin.createGrant({ ...grant, Name: `old-${writer}` });
  await admin.updateKeyDescription({ KeyId, Description: `by ${writer}` });
  await admin.revokeGrant({ KeyId, GrantId });
  await admin.createGrant({ ...grant, Name: `g-${writer}` });
  await admin.deleteAlias({ AliasName: `alias/a-${writer}` });
  await admin.tagResource({ KeyId, Tags: [{ TagKey, TagValue: 'kept' }] });
  await admin.createAlias({ AliasName: `alias/a-${writer}`, TargetKeyId: KeyId });
  await admin.putKeyPolicy({ KeyId, Policy: policyFor(role('reader'), 'Encrypt') });
}
