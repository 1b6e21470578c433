import type { JsonObject } from '../../../../model/json.js';
import { requireState } from '../../../key-state-table.js';
import type { Operation } from '../../../operation.js';
import { wrongOrigin } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { requiredText } from '../../input.js';
import { keyIdLimits } from '../../key-id.js';
import { rotatesAutomatically } from './rotatable.js';

/**
 * AWS KMS API reference, GetKeyRotationStatus. False for keys that can't rotate, and while a key is pending deletion, whatever
 * was set before; but not while a primary key waits for its replicas' deletion. Refused for keys in custom key stores (developer
 * guide, "Key states of AWS KMS keys", note 7).
 */
export const getKeyRotationStatus: Operation = {
  name: 'GetKeyRotationStatus',
  run: (input, call) => {
    const keyId = requiredText(input, 'KeyId', keyIdLimits);
    const key = call.findKey(keyId, { alias: false });
    call.authorize({ action: 'GetKeyRotationStatus', key });
    requireState(key, 'GetKeyRotationStatus');
    if (key.customKeyStoreId !== null) throw wrongOrigin(key.arn, key.origin);
    const { inProgress } = key.rotation;
    return {
      KeyId: key.arn,
      ...automaticStatus(key),
      ...(inProgress === null ? {} : { OnDemandRotationStartDate: inProgress.startedAt / 1000 }),
    };
  },
};

function automaticStatus(key: KeyRecord): JsonObject {
  const { periodInDays, nextAt } = key.rotation;
  if (!rotatesAutomatically(key) || key.state === 'PendingDeletion' || periodInDays === null)
    return { KeyRotationEnabled: false };
  return {
    KeyRotationEnabled: true,
    RotationPeriodInDays: periodInDays,
    ...(nextAt === null ? {} : { NextRotationDate: nextAt / 1000 }),
  };
}
