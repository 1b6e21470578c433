import type { Call } from './operation.js';
import { invalidGrantToken } from './service-error.js';
import type { GrantRecord, KeyRecord } from './state.js';
import type { Store } from './store.js';

/** Every grant that one of the tokens stands for; throws for a token that stands for none. */
export function grantsByToken(store: Store, tokens: readonly string[]): readonly GrantRecord[] {
  if (tokens.length === 0) return [];
  const grants = [...store.grants.values()].filter((grant) =>
    grant.tokens.some((token) => tokens.includes(token)),
  );
  const known = new Set(grants.flatMap((grant) => grant.tokens));
  if (tokens.some((token) => !known.has(token))) throw invalidGrantToken('The grant token is not valid.');
  return grants;
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
