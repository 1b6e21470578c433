import type { GrantListEntry } from '@aws-sdk/client-kms';
import type { Session } from '../session/open-session.js';
import { listAll, nextMarker } from './list-all.js';

/** The ARNs of every key of the target, AWS's own included. */
export function listKeyArns({ call }: Session): Promise<readonly string[]> {
  return listAll('ListKeys', async (Marker) => {
    const answer = await call('ListKeys', (kms) => kms.listKeys({ Limit: 1000, ...marked(Marker) }));
    const items = (answer.Keys ?? []).flatMap(({ KeyArn }) => (KeyArn === undefined ? [] : [KeyArn]));
    return { items, next: nextMarker(answer) };
  });
}

/** Every alias that points to a key: name and key ARN. */
export async function listAliases({
  call,
  target,
}: Session): Promise<readonly (readonly [string, string])[]> {
  const prefix = `arn:${target.partition}:kms:${target.region}:${target.account}:key/`;
  return await listAll('ListAliases', async (Marker) => {
    const answer = await call('ListAliases', (kms) => kms.listAliases({ Limit: 100, ...marked(Marker) }));
    const items = (answer.Aliases ?? []).flatMap(({ AliasName, TargetKeyId }): [string, string][] =>
      AliasName === undefined || TargetKeyId === undefined ? [] : [[AliasName, prefix + TargetKeyId]],
    );
    return { items, next: nextMarker(answer) };
  });
}

/** A key's tags. */
export async function listTags({ call }: Session, KeyId: string): Promise<Readonly<Record<string, string>>> {
  const tags = await listAll('ListResourceTags', async (Marker) => {
    const answer = await call('ListResourceTags', (kms) =>
      kms.listResourceTags({ KeyId, ...marked(Marker) }),
    );
    const items = (answer.Tags ?? []).map(({ TagKey = '', TagValue = '' }) => [TagKey, TagValue] as const);
    return { items, next: nextMarker(answer) };
  });
  return Object.fromEntries(tags);
}

/** A key's native grants. */
export function listGrants({ call }: Session, KeyId: string): Promise<readonly GrantListEntry[]> {
  return listAll('ListGrants', async (Marker) => {
    const answer = await call('ListGrants', (kms) =>
      kms.listGrants({ KeyId, Limit: 100, ...marked(Marker) }),
    );
    return { items: answer.Grants ?? [], next: nextMarker(answer) };
  });
}

function marked(Marker: string | undefined) {
  return Marker === undefined ? {} : { Marker };
}
