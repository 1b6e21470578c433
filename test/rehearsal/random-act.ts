import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  PutKeyPolicyCommand,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
} from '@aws-sdk/client-kms';
import fc from 'fast-check';
import { ownerTag } from '../../src/model/ownership.js';
import type { Stand } from './stand.js';
import { roleArn } from './world.js';

/** What somebody does behind Git's back: with one of the account's keys, or beside them. */
export const randomAct = fc.record({
  kind: fc.constantFrom(
    ...([
      'foreign-alias',
      'foreign-owner',
      'alias-gone',
      'disable',
      'end',
      'grant',
      'policy',
      'tag',
    ] as const),
    ...(['rotate', 'replicate', 'delete-role', 'remake-role'] as const),
  ),
  on: fc.nat(3),
  alias: fc.constantFrom('alias/a', 'alias/b', 'alias/c', 'alias/d'),
});

export type RandomAct = typeof randomAct extends fc.Arbitrary<infer T> ? T : never;

/** Does it; what can't be done in the state that there is isn't. */
export async function act(
  live: Stand,
  { kind, on, alias }: RandomAct,
  arns: readonly string[],
): Promise<void> {
  const kms = await live.as();
  const KeyId = arns[on % Math.max(arns.length, 1)];
  const app = roleArn('app');
  const control = (path: string) => live.control(path, { arn: app });
  const policy = {
    Effect: 'Allow',
    Principal: { AWS: roleArn('keywright') },
    Action: 'kms:*',
    Resource: '*',
  };
  const doings: Readonly<Record<RandomAct['kind'], () => Promise<unknown>>> = {
    'foreign-alias': async () => {
      const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
      await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: KeyMetadata?.KeyId }));
    },
    'foreign-owner': () =>
      kms.send(new CreateKeyCommand({ Tags: [{ TagKey: ownerTag, TagValue: 'corpus/one' }] })),
    'alias-gone': () => kms.send(new DeleteAliasCommand({ AliasName: alias })),
    disable: () => kms.send(new DisableKeyCommand({ KeyId })),
    end: () => kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 })),
    grant: () =>
      kms.send(new CreateGrantCommand({ KeyId, GranteePrincipal: app, Operations: ['DescribeKey'] })),
    policy: () =>
      kms.send(
        new PutKeyPolicyCommand({
          KeyId,
          Policy: JSON.stringify({ Version: '2012-10-17', Statement: [policy] }),
        }),
      ),
    tag: () => kms.send(new TagResourceCommand({ KeyId, Tags: [{ TagKey: 'team', TagValue: 'by hand' }] })),
    rotate: () => kms.send(new EnableKeyRotationCommand({ KeyId })),
    replicate: () => kms.send(new ReplicateKeyCommand({ KeyId, ReplicaRegion: 'eu-central-1' })),
    'delete-role': () => control('principals/delete'),
    'remake-role': async () => {
      await control('principals/delete');
      await control('principals');
    },
  };
  await doings[kind]().catch(() => undefined);
}
