import { requireState } from '../../key-state-table.js';
import type { Call, Operation } from '../../operation.js';
import type { KeyRecord } from '../../state.js';
import { optionalInteger, requiredText } from '../input.js';
import { keyIdLimits } from '../key-id.js';
import { trailingDays } from './trailing-days.js';

const day = 86_400_000;

/**
 * AWS KMS API reference, ScheduleKeyDeletion. A multi-Region primary key with replicas waits for them first, and its window begins
 * when the last of them is gone.
 */
export const scheduleKeyDeletion: Operation = {
  name: 'ScheduleKeyDeletion',
  run: (input, call) => {
    const keyId = requiredText(input, 'KeyId', keyIdLimits);
    const windowInDays = optionalInteger(input, 'PendingWindowInDays', { min: 7, max: 30 }) ?? 30;
    const key = call.findKey(keyId, { alias: false, crossAccount: false });
    const conditions = {
      'kms:ScheduleKeyDeletionPendingWindowInDays': String(windowInDays),
      ...trailingDays(key, call.now),
    };
    call.authorize({ action: 'ScheduleKeyDeletion', key, conditions });
    requireState(key, 'ScheduleKeyDeletion');
    const next = ending(call, key, windowInDays);
    call.store.keys.put(key.arn, next);
    return {
      KeyId: key.arn,
      KeyState: next.state,
      PendingWindowInDays: windowInDays,
      ...(next.deletion?.at == null ? {} : { DeletionDate: next.deletion.at / 1000 }),
    };
  },
};

function ending(call: Call, key: KeyRecord, windowInDays: number): KeyRecord {
  const waits = key.multiRegion?.primaryRegion === key.region && hasReplicas(call, key);
  return {
    ...key,
    state: waits ? 'PendingReplicaDeletion' : 'PendingDeletion',
    settles: null,
    deletion: { windowInDays, at: waits ? null : call.now + windowInDays * day },
  };
}

function hasReplicas({ store }: Call, { account, id }: KeyRecord): boolean {
  return store.keys.count('group', `${account} ${id}`) > 1;
}
