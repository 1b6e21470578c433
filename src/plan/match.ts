import type { DesiredKey } from '../model/desired.js';
import type { ObservedKey, ObservedTarget } from '../model/observed.js';
import type { Blocked } from '../model/plan.js';
import { block } from './block.js';

/** Which live key is the declared one. */
export type Match =
  | { readonly kind: 'live'; readonly key: ObservedKey }
  | { readonly kind: 'absent' }
  | { readonly kind: 'blocked'; readonly blocked: Blocked };

/**
 * A live key is ours by its ownership tag, and by nothing else: an alias can be moved by others. Where tags
 * can't be read, a key that seems absent may exist, so nothing is created.
 */
export function matchKey(desired: DesiredKey, target: ObservedTarget): Match {
  const owned = target.keys.filter(({ owner }) => owner.read && owner.value === desired.owner);
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
  const unread = target.unmanaged.filter(({ unread }) => unread !== null).length;
  const unreadOurs = target.keys.filter(({ owner }) => !owner.read).length;
  if (unread + unreadOurs > 0)
    return blocked(
      desired,
      'KW4005',
      `it seems to be absent, but the tags of ${unread + unreadOurs} key(s) can't be read and one of them may be it`,
      'allow kms:ListResourceTags on every key to the principal that keywright runs as',
    );
  return { kind: 'absent' };
}

/** A live key that isn't the estate's and holds an alias that this key wants. */
function foreignHolder(
  desired: DesiredKey,
  target: ObservedTarget,
  own: ObservedKey | undefined,
): Match | null {
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

function ownedByEstate(arn: string, desired: DesiredKey, target: ObservedTarget): boolean {
  const estate = `${desired.owner.slice(0, desired.owner.indexOf('/'))}/`;
  const owner = target.keys.find((key) => key.arn === arn)?.owner;
  if (owner?.read === true) return owner.value?.startsWith(estate) ?? false;
  return target.unmanaged.find((key) => key.arn === arn)?.owner?.startsWith(estate) ?? false;
}

function blocked(desired: DesiredKey, code: Blocked['code'], message: string, remedy: string): Match {
  return { kind: 'blocked', blocked: block(desired.id, code, message, remedy) };
}
