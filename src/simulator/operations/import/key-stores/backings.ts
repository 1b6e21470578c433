import { ServiceError } from '../../../service-error.js';
import type { CustomKeyStoreRecord, KeyStoreBackingRecord } from '../../../state.js';
import type { Store } from '../../../store.js';
import { type BackingProblem, clusterProblems, proxyProblems, refusalOf } from './backing-problems.js';

/** The cluster or proxy of a custom key store, by which it is found; null: a world file said nothing of it. */
export function backingIdOf({
  cloudHsmClusterId,
  xksProxy,
}: Pick<CustomKeyStoreRecord, 'cloudHsmClusterId' | 'xksProxy'>): string | null {
  return xksProxy?.uriEndpoint ?? cloudHsmClusterId;
}

/** What stands behind a custom key store; what nobody described works, and at once. */
export function backingOf(store: Store, of: string | null): KeyStoreBackingRecord {
  const described = of === null ? undefined : store.keyStoreBackings.get(of);
  return described ?? { of: of ?? '', problem: null, takesMilliseconds: 0, externalKeys: null };
}

/** Null where nothing is wrong. */
export function problemOf({ of, problem }: KeyStoreBackingRecord): BackingProblem | null {
  if (problem === null) return null;
  return problemsOf(of)[problem] ?? null;
}

/** What can be wrong with a cluster or, by its URI endpoint, with a proxy. */
export function problemsOf(of: string): Readonly<Record<string, BackingProblem>> {
  return of.startsWith('https://') ? proxyProblems : clusterProblems;
}

/** Throws AWS's error where a custom key store can't be made on, or changed to, this cluster or proxy. */
export function requireBacking(store: Store, of: string | null): void {
  const backing = backingOf(store, of);
  const refusal = problemOf(backing)?.refusal ?? null;
  if (refusal !== null) throw refusalOf(backing.of, backing.problem ?? '', refusal);
}

/**
 * Throws where no key can be made in the store: CloudHsmClusterInvalidConfigurationException for its cluster,
 * XksKeyNotFoundException or XksKeyInvalidConfigurationException for the external key.
 */
export function requireKeyBacking(
  store: Store,
  keyStore: CustomKeyStoreRecord,
  xksKeyId: string | null,
): void {
  const backing = backingOf(store, backingIdOf(keyStore));
  const refusal = problemOf(backing)?.refusal ?? null;
  if (refusal === 'CloudHsmClusterInvalidConfigurationException')
    throw refusalOf(backing.of, backing.problem ?? '', refusal);
  if (xksKeyId === null || backing.externalKeys === null) return;
  const externalKey = backing.externalKeys[xksKeyId];
  if (externalKey === undefined)
    throw new ServiceError('XksKeyNotFoundException', `There is no external key ${xksKeyId}.`);
  if (externalKey === 'unusable')
    throw new ServiceError(
      'XksKeyInvalidConfigurationException',
      `The external key ${xksKeyId} is not an enabled AES-256 key that can encrypt and decrypt.`,
    );
}
