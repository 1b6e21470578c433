import { requireState } from '../../../key-state-table.js';
import type { Operation } from '../../../operation.js';
import { dryRun, requiredText } from '../../input.js';
import { keyIdLimits } from '../../key-id.js';
import { findGrant } from './find-grant.js';

/** AWS KMS API reference, RevokeGrant. */
export const revokeGrant: Operation = {
  name: 'RevokeGrant',
  run: (input, call) => {
    const keyId = requiredText(input, 'KeyId', keyIdLimits);
    const grantId = requiredText(input, 'GrantId', { max: 128 });
    const key = call.findKey(keyId, { alias: false });
    call.authorize({ action: 'RevokeGrant', key });
    requireState(key, 'RevokeGrant');
    const grant = findGrant(call, key.arn, grantId);
    dryRun(input);
    call.store.grants.delete(`${grant.keyArn} ${grant.id}`);
    return {};
  },
};
