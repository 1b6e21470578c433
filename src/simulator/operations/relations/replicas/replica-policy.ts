import type { JsonObject } from '../../../../model/json.js';
import type { Call } from '../../../operation.js';
import { storePolicy } from '../../../stored-policy.js';
import { defaultPolicy } from '../../default-policy.js';
import { optionalText } from '../../input.js';

/**
 * The replica's policy in its stored form: the request's, or AWS's default one, which gives the account everything whatever the
 * primary's policy says (AWS KMS API reference, ReplicateKey). Throws what `storePolicy` throws.
 */
export function replicaPolicy(input: JsonObject, { store, partition, account }: Call): string {
  const text = optionalText(input, 'Policy', { min: 1 });
  return storePolicy(store, text ?? defaultPolicy(partition, account), partition);
}
