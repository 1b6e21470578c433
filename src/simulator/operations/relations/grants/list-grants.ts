import { grantPartyOf } from '../../../grant-form.js';
import { requireState } from '../../../key-state-table.js';
import type { Operation } from '../../../operation.js';
import { validation } from '../../../service-error.js';
import { optionalText, requiredText } from '../../input.js';
import { keyIdLimits } from '../../key-id.js';
import { page } from '../../paging.js';
import { requireGrantId } from './find-grant.js';
import { grantEntry } from './grant-entry.js';
import { partyIn } from './grant-parties.js';

/** AWS KMS API reference, ListGrants. */
export const listGrants: Operation = {
  name: 'ListGrants',
  run: (input, call) => {
    const keyId = requiredText(input, 'KeyId', keyIdLimits);
    const grantId = optionalText(input, 'GrantId', { min: 1, max: 128 });
    const grantee = partyIn(input, 'Grantee');
    const key = call.findKey(keyId, { alias: false });
    call.authorize({ action: 'ListGrants', key });
    requireState(key, 'ListGrants');
    if (grantId !== null) requireGrantId(grantId);
    if (grantee?.kind === 'service')
      throw validation(
        'The filter GranteeServicePrincipal is only usable by callers in a service principal.',
      );
    const listed = call.shown.grants.where('key', key.arn).filter((grant) => {
      const shown = grantPartyOf(call.shown, grant.grantee);
      return (
        (grantId === null || grant.id === grantId) &&
        (grantee === null || (shown.kind === 'principal' && shown.arn === grantee.arn))
      );
    });
    const { items, ...rest } = page(listed, input, { default: 50, max: 100 }, ({ id }) => id);
    return { Grants: items.map((grant) => grantEntry(call.shown, grant)), ...rest };
  },
};
