import {
  CreateAliasCommand,
  CreateKeyCommand,
  type KMSClient,
  PutKeyPolicyCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-kms';
import { ownerTag } from '../../../../src/model/ownership.js';
import type { Stand } from '../../stand.js';
import { roleArn } from '../../world.js';

/** Somebody does something with the key `cards` by hand. */
export const byHand = (act: (kms: KMSClient, KeyId: string) => Promise<unknown>) => async (live: Stand) =>
  act(await live.as(), await live.arnOf('alias/cards'));

/** Somebody else's key takes the alias that `cards` is to have. */
export async function foreignKeyWithAlias(live: Stand) {
  const kms = await live.as();
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/cards', TargetKeyId: KeyMetadata?.KeyId }));
}

/** The alias of `cards` is moved to a key that keywright may look at and not more. */
export async function aliasOnKeptKey(live: Stand) {
  const kms = await live.as();
  const looks = ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:ListResourceTags', 'kms:ListAliases'];
  const statements = [
    { Effect: 'Allow', Principal: { AWS: roleArn('key-admin') }, Action: 'kms:*', Resource: '*' },
    { Effect: 'Allow', Principal: { AWS: roleArn('keywright') }, Action: looks, Resource: '*' },
    // Until the alias is moved.
    {
      Effect: 'Allow',
      Principal: { AWS: roleArn('keywright') },
      Action: ['kms:UpdateAlias', 'kms:PutKeyPolicy'],
      Resource: '*',
    },
  ];
  const policy = (count: number) =>
    JSON.stringify({ Version: '2012-10-17', Statement: statements.slice(0, count) });
  const made = await kms.send(
    new CreateKeyCommand({ Policy: policy(3), BypassPolicyLockoutSafetyCheck: true }),
  );
  const KeyId = made.KeyMetadata?.KeyId;
  await kms.send(new UpdateAliasCommand({ AliasName: 'alias/cards', TargetKeyId: KeyId }));
  await kms.send(new PutKeyPolicyCommand({ KeyId, Policy: policy(2), BypassPolicyLockoutSafetyCheck: true }));
}

/** Another key says that it is `cards`. */
export async function secondOwner(live: Stand) {
  const kms = await live.as();
  const Tags = [{ TagKey: ownerTag, TagValue: 'corpus/cards' }];
  await kms.send(new CreateKeyCommand({ Tags }));
}
