import type { Views } from './consistency/store-view.js';
import type { Call } from './operation.js';
import { invalidGrantToken } from './service-error.js';
import type { GrantRecord, KeyRecord } from './state.js';
import type { Store } from './store.js';

/** Every grant that one of the tokens stands for; throws for a token that stands for none. */
export function grantsByToken(
  grantsOfToken: Views['grantsOfToken'],
  tokens: readonly string[],
): readonly GrantRecord[] {
  if (tokens.length === 0) return [];
  const grants = tokens.map(grantsOfToken);
  if (grants.some((ofToken) => ofToken.length === 0))
    throw invalidGrantToken('The grant token is not valid.');
  return [...new Set(grants.flat())];
}

/** Remembers the last cryptographic use, for GetKeyLastUsage. Replicas are tracked apart. */
export function recordUsage(
  { store, now, requestId }: Pick<Call, 'store' | 'now' | 'requestId'>,
  operation: string,
  key: KeyRecord,
): void {
  const current = store.keys.get(key.arn) ?? key;
  store.keys.put(key.arn, { ...current, lastUsage: { operation, at: now, requestId } });
}

/** Puts generated material into a key version, in every Region that shares it; the key as it is then. */
export function fillMaterial(
  store: Store,
  key: KeyRecord,
  materialId: string,
  keyMaterial: string,
): KeyRecord {
  let filled = key;
  for (const sibling of store.keys.where('group', `${key.account} ${key.id}`)) {
    const materials = sibling.materials.map((material) =>
      material.id === materialId ? { ...material, keyMaterial } : material,
    );
    const next = { ...sibling, materials };
    store.keys.put(sibling.arn, next);
    if (sibling.arn === key.arn) filled = next;
  }
  return filled;
}
