import type { JsonObject } from '../../../../model/json.js';
import { requireState } from '../../../key-state-table.js';
import type { Call, Operation } from '../../../operation.js';
import { invalidGrantToken, keyMissing, validation } from '../../../service-error.js';
import type { GrantRecord, KeyRecord } from '../../../state.js';
import { dryRun, optionalText } from '../../input.js';
import { keyIdLimits } from '../../key-id.js';
import { findGrant } from './find-grant.js';
import { requireRetirer } from './require-retirer.js';

/** AWS KMS API reference, RetireGrant: by a grant token, or by key and grant id. */
export const retireGrant: Operation = {
  name: 'RetireGrant',
  run: (input, call) => {
    const { grant, key } = grantIn(input, call);
    requireRetirer(call, key, grant);
    requireState(key, 'RetireGrant');
    dryRun(input);
    call.store.grants.delete(`${grant.keyArn} ${grant.id}`);
    return {};
  },
};

function grantIn(input: JsonObject, call: Call): { readonly grant: GrantRecord; readonly key: KeyRecord } {
  const token = optionalText(input, 'GrantToken', { min: 1, max: 8192 });
  const keyId = optionalText(input, 'KeyId', keyIdLimits);
  const grantId = optionalText(input, 'GrantId', { min: 1, max: 128 });
  if (token !== null && keyId === null && grantId === null) return grantByToken(call, token);
  if (token !== null || keyId === null || grantId === null)
    throw validation('Grant token OR (grant ID, key ID) must be specified');
  const key = call.findKey(keyId, { alias: false });
  return { key, grant: findGrant(call, key.arn, grantId) };
}

function grantByToken(call: Call, token: string) {
  const [grant] = call.grantsByToken([token]);
  if (grant === undefined || grant.keyArn.split(':')[3] !== call.region)
    throw invalidGrantToken('The grant token is not valid.');
  const key = call.store.keys.get(grant.keyArn);
  if (key === undefined) throw keyMissing(grant.keyArn);
  return { grant, key };
}
