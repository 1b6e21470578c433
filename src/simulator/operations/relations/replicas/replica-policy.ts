import type { Call } from '../../../operation.js';
import { storePolicy } from '../../../stored-policy.js';
import { defaultPolicy } from '../../default-policy.js';

/**
 * The replica's policy in its stored form: the request's, or AWS's default one, which gives the account everything whatever the
 * primary's policy says (AWS KMS API reference, ReplicateKey). Throws what `storePolicy` throws.
 */
export function replicaPolicy(text: string | null, { store, shown, partition, account }: Call): string {
  return storePolicy(store, text ?? defaultPolicy(partition, account), partition, shown);
}
