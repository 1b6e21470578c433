import { authorizeOnKey } from '../../../authorize-call.js';
import { requireState } from '../../../key-state-table.js';
import type { Call, Operation } from '../../../operation.js';
import { validation } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { requiredText } from '../../input.js';
import { keyIdLimits } from '../../key-id.js';
import {
  arnInRegion,
  regionIn,
  relatedKeys,
  requireNoReplica,
  requirePrimary,
  settlesInMilliseconds,
} from './related-regions.js';

/**
 * AWS KMS API reference, UpdatePrimaryRegion. It takes permission on the primary and, in its Region, on the replica that becomes
 * the primary; both are Updating for a moment. For the Region that is the primary's already, nothing happens.
 */
export const updatePrimaryRegion: Operation = {
  name: 'UpdatePrimaryRegion',
  run: (input, call) => {
    const keyId = requiredText(input, 'KeyId', keyIdLimits);
    const region = regionIn(input, 'PrimaryRegion', call);
    const primary = call.findKey(keyId, { alias: false, crossAccount: false });
    const conditions = { 'kms:PrimaryRegion': region };
    call.authorize({ action: 'UpdatePrimaryRegion', key: primary, conditions });
    requireState(primary, 'UpdatePrimaryRegion');
    requireNoReplica(primary);
    requirePrimary(primary);
    if (region === primary.region) return {};
    const arn = arnInRegion(primary, region);
    const replica = call.shown.keys.get(arn) === undefined ? undefined : call.store.keys.get(arn);
    if (replica === undefined)
      throw validation(`${primary.id} does not have a replica key in the specified Region.`);
    authorizeOnKey({ ...call, region }, { action: 'UpdatePrimaryRegion', key: replica, conditions });
    requireState(replica, 'UpdatePrimaryRegion');
    for (const key of relatedKeys(call, primary)) {
      const moves = key.arn === primary.arn || key.arn === replica.arn;
      const moved = { ...key, multiRegion: { primaryRegion: region } };
      call.store.keys.put(key.arn, moves ? updating(moved, call) : moved);
    }
    return {};
  },
};

function updating(key: KeyRecord, { now }: Call): KeyRecord {
  const into = key.settles?.into ?? key.state;
  return { ...key, state: 'Updating', settles: { at: now + settlesInMilliseconds, into } };
}
