import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  type KMSClient,
  ListResourceTagsCommand,
  paginateListAliases,
  paginateListGrants,
  paginateListKeys,
} from '@aws-sdk/client-kms';
import { policyWith } from './client.js';
import type { KeyEntry, Ledger } from './ledger.js';

export interface Observed {
  readonly ledgers: ReadonlyMap<string, Ledger>;
  /** By the names that clients gave: keys' and grants' ids. */
  readonly ids: ReadonlyMap<string, string>;
}

/** What KMS answers, by client: everything but keys that nobody of them made (`others`). */
export async function observe(
  kms: KMSClient,
  sharedKey: string,
  others: ReadonlySet<string>,
): Promise<Observed> {
  const keys = (await allKeys(kms)).filter((id) => id !== sharedKey && !others.has(id));
  const ids = new Map<string, string>();
  const entries = new Map<string, KeyEntry>();
  await eachOf(keys, 16, async (KeyId) => {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
    const name = KeyMetadata?.Description ?? '';
    if (ids.has(name)) throw new Error(`two keys ${name}`);
    ids.set(name, KeyId);
    entries.set(name, await entryOf(kms, KeyId, ids));
  });
  const aliases = await aliasesOf(kms, new Map([...ids].map(([name, id]) => [id, name])));
  const shared = await tagsOf(kms, sharedKey);
  const clients = new Set([...entries.keys(), ...Object.keys(shared)].map(clientOf));
  const ledgers = [...clients].map((client): [string, Ledger] => [
    client,
    {
      keys: Object.fromEntries([...entries].filter(([name]) => clientOf(name) === client)),
      aliases: Object.fromEntries(
        aliases.filter(([alias]) => clientOf(alias.slice('alias/'.length)) === client),
      ),
      sharedTag: shared[client] ?? null,
    },
  ]);
  return { ledgers: new Map(ledgers), ids };
}

const clientOf = (name: string) => name.split('-')[0] ?? '';

async function allKeys(kms: KMSClient): Promise<string[]> {
  const ids: string[] = [];
  for await (const { Keys = [] } of paginateListKeys({ client: kms, pageSize: 1000 }, {}))
    ids.push(...Keys.map(({ KeyId = '' }) => KeyId));
  if (new Set(ids).size < ids.length) throw new Error('a key is listed twice');
  return ids;
}

async function entryOf(kms: KMSClient, KeyId: string, ids: Map<string, string>): Promise<KeyEntry> {
  const grants: Record<string, true> = {};
  for await (const { Grants = [] } of paginateListGrants({ client: kms, pageSize: 100 }, { KeyId })) {
    for (const { Name = '', GrantId = '' } of Grants) {
      grants[Name] = true;
      ids.set(Name, GrantId);
    }
  }
  const { Policy = '{}' } = await kms.send(new GetKeyPolicyCommand({ KeyId }));
  return { tags: await tagsOf(kms, KeyId), sid: sidOf(Policy), grants };
}

/** A policy is whole where its role is shown by name. */
function sidOf(policy: string): string {
  const sid = String(JSON.parse(policy).Statement[0].Sid);
  return JSON.stringify(JSON.parse(policy)) === policyWith(sid) ? sid : policy;
}

async function tagsOf(kms: KMSClient, KeyId: string): Promise<Record<string, string>> {
  const { Tags = [] } = await kms.send(new ListResourceTagsCommand({ KeyId }));
  return Object.fromEntries(Tags.map(({ TagKey = '', TagValue = '' }) => [TagKey, TagValue]));
}

async function aliasesOf(kms: KMSClient, names: ReadonlyMap<string, string>): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for await (const { Aliases = [] } of paginateListAliases({ client: kms, pageSize: 100 }, {}))
    found.push(
      ...Aliases.map(({ AliasName = '', TargetKeyId = '' }): [string, string] => [
        AliasName,
        names.get(TargetKeyId) ?? TargetKeyId,
      ]),
    );
  return found;
}

async function eachOf<T>(
  list: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...list];
  const worker = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
