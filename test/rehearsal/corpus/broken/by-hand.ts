import { CreateAliasCommand, CreateKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { ownerTag } from '../../../../src/model/ownership.js';
import type { Stand } from '../../stand.js';

/** Somebody does something with the key `cards` by hand. */
export const byHand = (act: (kms: KMSClient, KeyId: string) => Promise<unknown>) => async (live: Stand) =>
  act(await live.as(), await live.arnOf('alias/cards'));

/** Somebody else's key takes the alias that `cards` is to have. */
export async function foreignKeyWithAlias(live: Stand) {
  const kms = await live.as();
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/cards', TargetKeyId: KeyMetadata?.KeyId }));
}

/** Another key says that it is `cards`. */
export async function secondOwner(live: Stand) {
  const kms = await live.as();
  const Tags = [{ TagKey: ownerTag, TagValue: 'corpus/cards' }];
  await kms.send(new CreateKeyCommand({ Tags }));
}
