import {
  CreateGrantCommand,
  DeleteAliasCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
  UpdateAliasCommand,
  UpdateKeyDescriptionCommand,
} from '@aws-sdk/client-kms';
import type { BrokenCase } from '../../case.js';
import { grant, key, second } from '../../documents.js';
import { home, roleArn } from '../../world.js';
import { byHand, foreignKeyWithAlias, secondOwner } from './by-hand.js';

const use = grant('use', { role: 'app' });
const before = key('cards') + use;
const estate = key('cards', { description: 'new' }) + use;

const stale = (says = /`cards@main` is not as it was when the plan was made/) =>
  ({ kind: 'refused', code: 'KW4030', says }) as const;

/** The target or the estate moved after the plan was made. */
export const movedCases: readonly BrokenCase[] = [
  {
    name: 'a key that is pending deletion since the plan was made',
    before,
    estate,
    since: byHand((kms, KeyId) =>
      kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 })),
    ),
    finds: stale(),
  },
  {
    name: 'a key that is disabled since',
    before,
    estate,
    since: byHand((kms, KeyId) => kms.send(new DisableKeyCommand({ KeyId }))),
    finds: stale(),
  },
  {
    name: 'a key that is gone since',
    before,
    estate,
    since: async (live) => {
      await byHand((kms, KeyId) =>
        kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 })),
      )(live);
      await live.control('clock', { advanceSeconds: 8 * 86_400 });
    },
    finds: stale(/`cards@main` would now need what the plan doesn't have: create the key/),
  },
  {
    name: 'a policy that somebody changed since',
    before,
    estate,
    since: byHand((kms, KeyId) => kms.send(new PutKeyPolicyCommand({ KeyId, Policy: rootOnly }))),
    finds: { kind: 'refused', code: 'KW4030', says: /cards@main/ },
  },
  {
    name: 'a description that somebody changed since',
    before,
    estate,
    since: byHand((kms, KeyId) =>
      kms.send(new UpdateKeyDescriptionCommand({ KeyId, Description: 'by hand' })),
    ),
    finds: stale(),
  },
  {
    name: 'a tag that somebody gave since',
    before,
    estate,
    since: byHand((kms, KeyId) =>
      kms.send(new TagResourceCommand({ KeyId, Tags: [{ TagKey: 'team', TagValue: 'x' }] })),
    ),
    finds: stale(),
  },
  {
    name: 'rotation that somebody began since',
    before,
    estate,
    since: byHand((kms, KeyId) => kms.send(new EnableKeyRotationCommand({ KeyId }))),
    finds: stale(),
  },
  {
    name: 'an alias that somebody took away since',
    before,
    estate,
    since: byHand((kms) => kms.send(new DeleteAliasCommand({ AliasName: 'alias/cards' }))),
    finds: stale(),
  },
  {
    name: 'a native grant that somebody made since on a key that has only the estate’s',
    before: key('cards', { nativeGrants: 'exclusive' }) + use,
    estate: key('cards', { nativeGrants: 'exclusive', description: 'new' }) + use,
    since: byHand((kms, KeyId) =>
      kms.send(
        new CreateGrantCommand({ KeyId, GranteePrincipal: roleArn('batch'), Operations: ['Decrypt'] }),
      ),
    ),
    finds: stale(),
  },
  {
    name: 'an alias that another key of the estate has by hand since',
    before: before + key('next'),
    estate: estate + key('next'),
    since: async (live) => {
      const TargetKeyId = await live.arnOf('alias/next');
      await (await live.as()).send(new UpdateAliasCommand({ AliasName: 'alias/cards', TargetKeyId }));
    },
    finds: stale(),
  },
  {
    name: 'an alias that somebody else’s key has since the plan to make it',
    estate: before,
    since: foreignKeyWithAlias,
    finds: {
      kind: 'refused',
      code: 'KW4030',
      says: /`alias\/cards` points to .* which this estate doesn't own/,
    },
  },
  {
    name: 'a second key with the same ownership tag since the plan was made',
    before,
    estate,
    since: secondOwner,
    finds: { kind: 'refused', code: 'KW4030', says: /2 live keys carry the ownership tag/ },
  },
  {
    name: 'a primary key that is disabled since its replica was planned',
    targets: [second],
    before: key('cards', { multiRegion: true }) + use,
    estate: key('cards', { replicas: [{ target: 'second' }] }) + use,
    since: byHand((kms, KeyId) => kms.send(new DisableKeyCommand({ KeyId }))),
    finds: { kind: 'refused', code: 'KW4030', says: /cards@main|cards@second/ },
  },
  {
    name: 'an estate that asks for something else since',
    before,
    estate,
    estateSince: key('cards', { description: 'newer' }) + use,
    finds: { kind: 'refused', code: 'KW4030', says: /cards@main/ },
  },
  {
    name: 'an estate that doesn’t have the key any more',
    before,
    estate,
    estateSince: key('next'),
    finds: { kind: 'refused', code: 'KW4030', says: /cards@main/ },
  },
];

const rootOnly = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${home}:root` }, Action: 'kms:*', Resource: '*' },
    { Effect: 'Allow', Principal: { AWS: roleArn('keywright') }, Action: 'kms:*', Resource: '*' },
  ],
});
