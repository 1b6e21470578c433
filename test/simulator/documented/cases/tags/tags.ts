import { expect } from 'vitest';
import type { Desk } from '../../desk.js';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { faultOf, managementErrors } from '../../key-management/management-errors.js';
import { invalidMarker, pageByPage } from '../../key-management/pages.js';
import type { OperationCase } from '../../operation-case.js';
import { failure, nameOfFailure } from '../../policies.js';

const team = (TagValue: string) => [{ TagKey: 'team', TagValue }];

const tagging: KeyManagement = {
  operation: 'TagResource',
  prepare: simply((as, KeyId) => as.tagResource({ KeyId, Tags: team('payments') })),
};

export const tagResource: OperationCase = {
  operation: 'TagResource',
  works: async (desk) => {
    await addsAndReplaces(desk);
    await keepsWithinLimits(desk);
  },
  states: managementStates(tagging),
  errors: {
    ...managementErrors(tagging),
    // Too many tags are a TagException.
    LimitExceededException: faultOf(tagging, 'LimitExceededException', 400),
    TagException: {
      message: null,
      provoke: async ({ admin, makeKey }) => {
        const Tags = Array.from({ length: 51 }, (_, at) => ({ TagKey: `tag${at}`, TagValue: '' }));
        return admin.tagResource({ KeyId: await makeKey(), Tags });
      },
    },
  },
  authorised: managementAuthorised(tagging, {
    conditions: [
      {
        key: 'aws:RequestTag',
        condition: { StringEquals: { 'aws:RequestTag/team': 'payments' } },
        differs: (as, KeyId) => as.tagResource({ KeyId, Tags: team('sales') }),
        fits: (as, KeyId) => as.tagResource({ KeyId, Tags: team('payments') }),
      },
      {
        key: 'aws:TagKeys',
        condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
        differs: (as, KeyId) => as.tagResource({ KeyId, Tags: [{ TagKey: 'owner', TagValue: 'x' }] }),
        fits: (as, KeyId) => as.tagResource({ KeyId, Tags: team('payments') }),
      },
      {
        key: 'aws:ResourceTag',
        kind: { Tags: [{ TagKey: 'stage', TagValue: 'test' }] },
        condition: { StringEquals: { 'aws:ResourceTag/stage': 'production' } },
        differs: (as, KeyId) => as.tagResource({ KeyId, Tags: team('payments') }),
        between: async ({ admin }, KeyId) => {
          await admin.tagResource({ KeyId, Tags: [{ TagKey: 'stage', TagValue: 'production' }] });
        },
        fits: (as, KeyId) => as.tagResource({ KeyId, Tags: team('payments') }),
      },
    ],
  }),
};

async function addsAndReplaces({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey({ Tags: team('sales') });
  await admin.tagResource({ KeyId, Tags: [...team('payments'), { TagKey: 'Team', TagValue: '' }] });
  const { Tags = [] } = await admin.listResourceTags({ KeyId });
  expect(Tags).toHaveLength(2);
  expect(Tags).toEqual(expect.arrayContaining([...team('payments'), { TagKey: 'Team', TagValue: '' }]));
}

async function keepsWithinLimits({ admin, makeKey }: Desk): Promise<void> {
  const tag = (TagKey: string, TagValue = '') => [{ TagKey, TagValue }];
  const fifty = Array.from({ length: 50 }, (_, at) => ({ TagKey: `tag${at}`, TagValue: 'x'.repeat(256) }));
  const KeyId = await makeKey({ Tags: fifty });
  expect(await failure(admin.tagResource({ KeyId, Tags: tag('one-more') }))).toBe(
    'TagException: Too many tags',
  );
  expect(await nameOfFailure(admin.tagResource({ KeyId, Tags: tag('tag0') }))).toBe('answered');
  const other = await makeKey();
  const tries = [
    [tag('x'.repeat(128)), 'answered'],
    [tag('x'.repeat(129)), 'ValidationException'],
    [tag(''), 'ValidationException'],
    [tag('a', 'x'.repeat(257)), 'ValidationException'],
    [[...tag('a'), ...tag('a')], 'TagException'],
    [tag('AWS:a'), 'TagException'],
    [tag('a!'), 'TagException'],
  ] as const;
  for (const [Tags, outcome] of tries)
    expect(await nameOfFailure(admin.tagResource({ KeyId: other, Tags: [...Tags] }))).toBe(outcome);
}

const untagging: KeyManagement = {
  operation: 'UntagResource',
  prepare: simply((as, KeyId) => as.untagResource({ KeyId, TagKeys: ['team'] })),
};

export const untagResource: OperationCase = {
  operation: 'UntagResource',
  works: async ({ admin, makeKey }) => {
    const KeyId = await makeKey({ Tags: [...team('payments'), { TagKey: 'owner', TagValue: 'x' }] });
    await admin.untagResource({ KeyId, TagKeys: ['team', 'missing'] });
    expect((await admin.listResourceTags({ KeyId })).Tags).toEqual([{ TagKey: 'owner', TagValue: 'x' }]);
    for (const key of ['', 'x'.repeat(129)])
      expect(await nameOfFailure(admin.untagResource({ KeyId, TagKeys: [key] }))).toBe('ValidationException');
  },
  states: managementStates(untagging),
  errors: {
    ...managementErrors(untagging),
    TagException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.untagResource({ KeyId: await makeKey(), TagKeys: ['aws:team'] }),
    },
  },
  authorised: managementAuthorised(untagging, {
    conditions: [
      {
        key: 'aws:TagKeys',
        condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
        differs: (as, KeyId) => as.untagResource({ KeyId, TagKeys: ['team', 'owner'] }),
        fits: (as, KeyId) => as.untagResource({ KeyId, TagKeys: ['team'] }),
      },
    ],
  }),
};

const listing: KeyManagement = {
  operation: 'ListResourceTags',
  prepare: simply((as, KeyId) => as.listResourceTags({ KeyId })),
};

export const listResourceTags: OperationCase = {
  operation: 'ListResourceTags',
  works: async ({ admin, makeKey }) => {
    const Tags = ['a', 'b', 'c'].map((TagKey) => ({ TagKey, TagValue: TagKey.toUpperCase() }));
    const KeyId = await makeKey({ Tags });
    const pages = await pageByPage((paging) => admin.listResourceTags({ KeyId, ...paging }));
    expect(pages.flatMap((page) => page.Tags ?? [])).toEqual(Tags);
    for (const Limit of [0, 51])
      expect(await nameOfFailure(admin.listResourceTags({ KeyId, Limit }))).toBe('ValidationException');
  },
  states: managementStates(listing),
  errors: {
    ...managementErrors(listing),
    InvalidMarkerException: invalidMarker(async ({ admin, makeKey }, paging) =>
      admin.listResourceTags({ KeyId: await makeKey(), ...paging }),
    ),
  },
  authorised: managementAuthorised(listing),
};
