import type { Operation } from '../../operation.js';
import { ownKey } from './own-key.js';

/**
 * AWS KMS API reference, GetKeyLastUsage. The simulator tracks a key from its creation on, so a missing `KeyLastUsage` always
 * means that the key was never used.
 */
export const getKeyLastUsage: Operation = {
  name: 'GetKeyLastUsage',
  run: (input, call) => {
    const key = ownKey(input, call, 'GetKeyLastUsage');
    const { lastUsage, createdAt } = key;
    return {
      KeyId: key.arn,
      KeyCreationDate: createdAt / 1000,
      TrackingStartDate: createdAt / 1000,
      ...(lastUsage === null
        ? {}
        : {
            KeyLastUsage: {
              Operation: lastUsage.operation,
              Timestamp: lastUsage.at / 1000,
              CloudTrailEventId: lastUsage.requestId,
              KmsRequestId: lastUsage.requestId,
            },
          }),
    };
  },
};
