import type { KeyMetadata } from '@aws-sdk/client-kms';
import Bottleneck from 'bottleneck';
import type { DesiredKey, DesiredTarget } from '../../../model/desired.js';
import type { ObservedKey, ObservedTarget, Reading, UnmanagedKey } from '../../../model/observed.js';
import { ownerTag } from '../../../model/ownership.js';
import { failureKind } from '../session/failure.js';
import type { Session } from '../session/open-session.js';
import { readAliasHolders } from './alias-holders.js';
import { listAliases, listKeyArns, listTags } from './listings.js';
import { lifeOf } from './metadata.js';
import { readManagedKey } from './read-managed-key.js';
import { readMetadata } from './read-metadata.js';
import { attempt, unread } from './reading.js';

/** One live key, sorted by whether the estate wants it; null for a key of AWS's own. */
type Sorted =
  | { readonly kind: 'managed'; readonly key: ObservedKey }
  | { readonly kind: 'unmanaged'; readonly key: UnmanagedKey }
  | null;

/** A key so new that not all of KMS knows it says the same as one that is gone: which of them it is can't be known. */
const notFound = 'the key was listed, and not found when it was to be read';

/** How many keys are read side by side; the rates of the APIs are kept apart from this. */
const sideBySide = 32;

/**
 * Everything that a target holds: aliases and keys by pages, then metadata and tags of each key, and the rest of those that the
 * estate declares. Throws what the SDK throws where a listing fails.
 */
export async function observeTarget(
  session: Session,
  desired: DesiredTarget,
  grants: 'all' | 'declared',
): Promise<ObservedTarget> {
  const [aliases, arns] = await Promise.all([listAliases(session), listKeyArns(session)]);
  const aliasesOf = groupByKey(aliases);
  const ofAws = new Set(aliases.flatMap(([name, arn]) => (name.startsWith('alias/aws/') ? [arn] : [])));
  const wanted = new Map(desired.keys.map((key) => [key.owner, key]));
  const todo = arns.filter((arn) => !ofAws.has(arn));
  const { name } = session.target;
  let done = 0;
  const tell = () =>
    session.runtime.progress({ target: name, doing: 'reading keys', done, total: todo.length });
  if (todo.length > 0) tell();
  const limiter = new Bottleneck({ maxConcurrent: sideBySide });
  const sorted = await Promise.all(
    todo.map((arn) =>
      limiter.schedule(async () => {
        const key = await sortKey(session, arn, aliasesOf.get(arn) ?? [], wanted, grants);
        done += 1;
        tell();
        return key;
      }),
    ),
  );
  const unmanaged = sorted.flatMap((entry) => (entry?.kind === 'unmanaged' ? [entry.key] : [])).sort(byArn);
  const holders = await readAliasHolders(session, desired.keys, unmanaged);
  return {
    target: name,
    observer: session.caller,
    keys: sorted.flatMap((entry) => (entry?.kind === 'managed' ? [entry.key] : [])).sort(byArn),
    unmanaged,
    ...(holders.length === 0 ? {} : { holders }),
    aliases: Object.fromEntries(aliases.filter(([alias]) => !alias.startsWith('alias/aws/'))),
  };
}

async function sortKey(
  session: Session,
  arn: string,
  aliases: readonly string[],
  wanted: ReadonlyMap<string, DesiredKey>,
  grants: 'all' | 'declared',
): Promise<Sorted> {
  try {
    const metadata = await readMetadata(session, arn);
    if (metadata.read && metadata.value.KeyManager === 'AWS') return null;
    const tags = await attempt('ListResourceTags', () => listTags(session, arn));
    const owner = tags.read ? tags.value[ownerTag] : undefined;
    const desired = owner === undefined ? undefined : wanted.get(owner);
    if (tags.read && desired !== undefined) {
      const live = { arn, metadata, tags: tags.value, aliases };
      return { kind: 'managed', key: await readManagedKey(session, live, desired, grants) };
    }
    const unreadTags = tags.read ? null : tags.reason;
    return { kind: 'unmanaged', key: unmanagedKey(arn, aliases, metadata, owner ?? null, unreadTags) };
  } catch (error) {
    if (failureKind(error) !== 'missing') throw error;
    return { kind: 'unmanaged', key: unmanagedKey(arn, aliases, unread(notFound), null, notFound) };
  }
}

function unmanagedKey(
  arn: string,
  aliases: readonly string[],
  metadata: Reading<KeyMetadata>,
  owner: string | null,
  unreadTags: string | null,
): UnmanagedKey {
  const described = metadata.read ? metadata.value : null;
  return {
    arn,
    aliases,
    description: described?.Description ?? '',
    life: lifeOf(described?.KeyState) ?? 'unknown',
    owner,
    unread: unreadTags,
  };
}

function groupByKey(aliases: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, arn] of aliases) {
    const group = groups.get(arn);
    if (group === undefined) groups.set(arn, [name]);
    else group.push(name);
  }
  for (const group of groups.values()) group.sort();
  return groups;
}

function byArn(a: { readonly arn: string }, b: { readonly arn: string }): number {
  return a.arn < b.arn ? -1 : a.arn > b.arn ? 1 : 0;
}
