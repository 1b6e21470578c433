import type { DesiredKey } from '../model/desired.js';
import type { ObservedKey, ObservedTarget } from '../model/observed.js';
import type { Blocked } from '../model/plan.js';
import { block } from './block.js';

/** Which live key is the declared one. */
export type Match =
  | { readonly kind: 'live'; readonly key: ObservedKey }
  | { readonly kind: 'absent' }
  | { readonly kind: 'blocked'; readonly blocked: Blocked };

/** What a target holds, by what keys are looked for. */
export interface TargetIndex {
  readonly aliases: ObservedTarget['aliases'];
  /** Live keys by their ownership tag. */
  readonly byOwner: ReadonlyMap<string, readonly ObservedKey[]>;
  /** The ownership tag of each key by its ARN, where it has one that was read. */
  readonly ownerOf: ReadonlyMap<string, string>;
  /** How many keys' tags couldn't be read. */
  readonly unread: number;
}

/** Made once a target: with it, matching all keys takes time in proportion to their number. */
export function indexTarget({ aliases, keys, unmanaged }: ObservedTarget): TargetIndex {
  const byOwner = new Map<string, ObservedKey[]>();
  const ownerOf = new Map<string, string>();
  for (const { arn, owner } of unmanaged) if (owner !== null) ownerOf.set(arn, owner);
  for (const key of keys) {
    if (!key.owner.read || key.owner.value === null) continue;
    ownerOf.set(key.arn, key.owner.value);
    const others = byOwner.get(key.owner.value);
    if (others === undefined) byOwner.set(key.owner.value, [key]);
    else others.push(key);
  }
  const unread =
    unmanaged.filter((key) => key.unread !== null).length + keys.filter(({ owner }) => !owner.read).length;
  return { aliases, byOwner, ownerOf, unread };
}

/**
 * A live key is ours by its ownership tag, and by nothing else: an alias can be moved by others. Where tags
 * can't be read, a key that seems absent may exist, so nothing is created.
 */
export function matchKey(desired: DesiredKey, target: TargetIndex): Match {
  const owned = target.byOwner.get(desired.owner) ?? [];
  const [key, ...others] = owned;
  if (others.length > 0)
    return blocked(
      desired,
      'KW4002',
      `${owned.length} live keys carry the ownership tag \`${desired.owner}\`: ${owned.map(({ arn }) => `\`${arn}\``).join(', ')}`,
      'find out which one holds the data, and remove the tag `keywright.dev/key` from the others',
    );
  const foreign = foreignHolder(desired, target, key);
  if (foreign !== null) return foreign;
  if (key !== undefined) return { kind: 'live', key };
  if (target.unread > 0)
    return blocked(
      desired,
      'KW4005',
      `it seems to be absent, but the tags of ${target.unread} key(s) can't be read and one of them may be it`,
      'allow kms:ListResourceTags on every key to the principal that keywright runs as',
    );
  return { kind: 'absent' };
}

/** A live key that isn't the estate's and holds an alias that this key wants. */
function foreignHolder(desired: DesiredKey, target: TargetIndex, own: ObservedKey | undefined): Match | null {
  for (const alias of desired.state.aliases) {
    const arn = target.aliases[alias];
    if (arn === undefined || arn === own?.arn) continue;
    if (own !== undefined || ownedByEstate(arn, desired, target)) continue;
    return blocked(
      desired,
      'KW4003',
      `\`${alias}\` points to \`${arn}\`, which this estate doesn't own`,
      `to adopt that key, give it the tag \`keywright.dev/key\` with the value \`${desired.owner}\`; else choose another alias`,
    );
  }
  return null;
}

function ownedByEstate(arn: string, desired: DesiredKey, target: TargetIndex): boolean {
  const estate = `${desired.owner.slice(0, desired.owner.indexOf('/'))}/`;
  return target.ownerOf.get(arn)?.startsWith(estate) ?? false;
}

function blocked(desired: DesiredKey, code: Blocked['code'], message: string, remedy: string): Match {
  return { kind: 'blocked', blocked: block(desired.id, code, message, remedy) };
}
