import { type KeyId, keyIdText } from '../model/key-state.js';
import type { LiveKeys } from '../model/provider.js';

/** The ARNs known so far; a run adds those of the keys that it creates. */
export interface KnownKeys extends LiveKeys {
  add(id: KeyId, arn: string): void;
}

/** Known keys from what was observed. */
export function knownKeys(observed: readonly (readonly [KeyId, string])[]): KnownKeys {
  const arns = new Map(observed.map(([id, arn]) => [keyIdText(id), arn]));
  return {
    arnOf: (id) => arns.get(keyIdText(id)) ?? null,
    add: (id, arn) => {
      arns.set(keyIdText(id), arn);
    },
  };
}
