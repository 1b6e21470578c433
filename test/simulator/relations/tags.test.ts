import {
  ListResourceTagsCommand,
  ScheduleKeyDeletionCommand,
  type Tag,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failure, openWorld, root, user, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const tags = (from: number, count: number): Tag[] =>
  Array.from({ length: count }, (_, index) => ({ TagKey: `tag-${from + index}`, TagValue: 'x' }));
const tag = (KeyId: string, Tags: Tag[], kms = world.admin) =>
  kms.send(new TagResourceCommand({ KeyId, Tags }));
const untag = (KeyId: string, ...TagKeys: string[]) =>
  world.admin.send(new UntagResourceCommand({ KeyId, TagKeys }));

async function tagsOf(KeyId: string) {
  const { Tags } = await world.admin.send(new ListResourceTagsCommand({ KeyId }));
  return Object.fromEntries((Tags ?? []).map(({ TagKey, TagValue }) => [TagKey, TagValue]));
}

test('tags are added, changed and removed; a tag that is not there is no error', async () => {
  const key = await world.makeKey({ Tags: [{ TagKey: 'team', TagValue: 'a' }] });
  await tag(key, [
    { TagKey: 'team', TagValue: 'b' },
    { TagKey: 'empty', TagValue: '' },
  ]);
  expect(await tagsOf(key)).toEqual({ team: 'b', empty: '' });
  await untag(key, 'empty', 'never-there');
  expect(await tagsOf(key)).toEqual({ team: 'b' });
});

test('a key has at most 50 tags, counted with those it has', async () => {
  const key = await world.makeKey({ Tags: tags(0, 45) });
  expect(await failure(tag(key, tags(45, 6)))).toBe('TagException: Too many tags');
  await tag(key, tags(40, 10));
  expect(Object.keys(await tagsOf(key))).toHaveLength(50);
  expect(await failure(tag(key, tags(0, 51)))).toBe('TagException: Too many tags');
});

test('lists are paged by 50 at most', async () => {
  const key = await world.makeKey({ Tags: tags(0, 30) });
  const first = await world.admin.send(new ListResourceTagsCommand({ KeyId: key, Limit: 20 }));
  const rest = await world.admin.send(new ListResourceTagsCommand({ KeyId: key, Marker: first.NextMarker }));
  expect([first.Tags?.length, first.Truncated, rest.Tags?.length, rest.Truncated]).toEqual([
    20,
    true,
    10,
    false,
  ]);
  const tooMany = world.admin.send(new ListResourceTagsCommand({ KeyId: key, Limit: 51 }));
  expect(await failure(tooMany)).toMatch(/^ValidationException/);
});

test('reserved and doubled tag keys are refused', async () => {
  const key = await world.makeKey();
  expect(await failure(tag(key, [{ TagKey: 'aws:mine', TagValue: 'x' }]))).toBe(
    'TagException: Tags beginning with aws: are reserved',
  );
  expect(await failure(tag(key, [...tags(0, 1), ...tags(0, 1)]))).toBe('TagException: Duplicate tag keys');
  expect(await failure(untag(key, 'aws:theirs'))).toMatch(/^TagException/);
  expect(await failure(untag(key))).toMatch(/^ValidationException/);
});

test('a policy can ask for tags in the request', async () => {
  const allow = (Condition: object, Action = 'kms:TagResource') => ({
    Effect: 'Allow',
    Principal: { AWS: user('app') },
    Action,
    Resource: '*',
    Condition,
  });
  const key = await world.makeKey({
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: root() }, Action: 'kms:*', Resource: '*' },
        allow({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['stage'] } }, 'kms:UntagResource'),
        allow({
          StringEquals: { 'aws:RequestTag/team': 'a' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'stage'] },
        }),
      ],
    }),
  });
  const app = world.as('app');
  expect(await failure(tag(key, [{ TagKey: 'team', TagValue: 'b' }], app))).toMatch(/^AccessDeniedException/);
  const other = [
    { TagKey: 'team', TagValue: 'a' },
    { TagKey: 'owner', TagValue: 'x' },
  ];
  expect(await failure(tag(key, other, app))).toMatch(/^AccessDeniedException/);
  await tag(key, [{ TagKey: 'team', TagValue: 'a' }], app);
  expect(await tagsOf(key)).toEqual({ team: 'a' });
  const asApp = (name: string) =>
    failure(app.send(new UntagResourceCommand({ KeyId: key, TagKeys: [name] })));
  expect(await asApp('team')).toMatch(/^AccessDeniedException/);
  expect(await asApp('stage')).toBe('answered');
});

test('a key that is pending deletion keeps its tags as they are, and lists them', async () => {
  const key = await world.makeKey({ Tags: tags(0, 1) });
  await world.admin.send(new ScheduleKeyDeletionCommand({ KeyId: key, PendingWindowInDays: 7 }));
  expect(await failure(tag(key, tags(1, 1)))).toMatch(/^KMSInvalidStateException/);
  expect(await failure(untag(key, 'tag-0'))).toMatch(/^KMSInvalidStateException/);
  expect(await tagsOf(key)).toEqual({ 'tag-0': 'x' });
});
