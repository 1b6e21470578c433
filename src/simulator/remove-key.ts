import type { KeyRecord } from './state.js';
import type { Store } from './store.js';

const day = 86_400_000;

/**
 * Removes a key with its aliases, grants and import parameters, as of `at`. A primary that waited for it as its last
 * replica starts its own waiting period (AWS KMS developer guide, "Deleting multi-Region keys").
 */
export function removeKey(store: Store, key: KeyRecord, at: number): void {
  for (const alias of store.aliases.where('target', key.arn)) store.aliases.delete(alias.arn);
  for (const grant of store.grants.where('key', key.arn)) store.grants.delete(`${key.arn} ${grant.id}`);
  for (const { tokenId } of store.importParameters.where('key', key.arn))
    store.importParameters.delete(`${key.arn} ${tokenId}`);
  store.keys.delete(key.arn);
  const [last, ...others] = store.keys.where('group', `${key.account} ${key.id}`);
  if (last?.state !== 'PendingReplicaDeletion' || last.deletion === null || others.length > 0) return;
  const { windowInDays } = last.deletion;
  store.keys.put(last.arn, {
    ...last,
    state: 'PendingDeletion',
    deletion: { windowInDays, at: at + windowInDays * day },
  });
}
