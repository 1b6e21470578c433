import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../model/json.js';
import type { Operation } from '../../operation.js';
import { drawUuid } from '../../randomness.js';
import type { LastUsage } from '../../state.js';
import { ownKey } from './own-key.js';

/**
 * AWS KMS API reference, GetKeyLastUsage. The simulator tracks a key from its creation on, so an empty `KeyLastUsage` always
 * means that the key was never used.
 */
export const getKeyLastUsage: Operation = {
  name: 'GetKeyLastUsage',
  run: (input, call) => {
    const { id, lastUsage, createdAt } = ownKey(input, call, 'GetKeyLastUsage');
    return {
      KeyId: id,
      KeyCreationDate: createdAt / 1000,
      TrackingStartDate: createdAt / 1000,
      KeyLastUsage: lastUsage === null ? {} : usageEntry(lastUsage),
    };
  },
};

function usageEntry({ operation, at, requestId }: LastUsage): JsonObject {
  return {
    Operation: operation,
    Timestamp: at / 1000,
    KmsRequestId: requestId,
    CloudTrailEventId: drawUuid((bytes) => digest(`event ${requestId}`).subarray(0, bytes)),
  };
}

/** CloudTrail isn't simulated, but its event has an id of its own, the same each time it is asked for. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
