import { grantPartyOf } from '../../../grant-form.js';
import type { Operation } from '../../../operation.js';
import { invalidArn, validation } from '../../../service-error.js';
import { page } from '../../paging.js';
import { grantEntry } from './grant-entry.js';
import { partyIn } from './grant-parties.js';

/**
 * AWS KMS API reference, ListRetirableGrants: grants in the Region, of keys in any account, with this retiring principal of
 * the caller's account. The permission's resource is that principal.
 */
export const listRetirableGrants: Operation = {
  name: 'ListRetirableGrants',
  run: (input, call) => {
    const { partition, account, region } = call;
    const retiring = partyIn(input, 'Retiring');
    if (retiring === null) throw validation('Specify either RetiringPrincipal or RetiringServicePrincipal.');
    if (retiring.kind === 'service')
      throw validation(
        'The filter RetiringServicePrincipal is only usable by callers in a service principal.',
      );
    const own = new RegExp(`^arn:${partition}:(iam|sts)::${account}:`);
    if (!own.test(retiring.arn))
      throw invalidArn(`The retiring principal is none of account ${account}: ${retiring.arn}`);
    call.authorizeInAccount('ListRetirableGrants', retiring.arn);
    const listed = call.shown.grants.where('retiring', retiring.arn).filter((grant) => {
      const shown = grant.retiring === null ? null : grantPartyOf(call.shown, grant.retiring);
      return (
        shown?.kind === 'principal' && shown.arn === retiring.arn && grant.keyArn.split(':')[3] === region
      );
    });
    const idOf = ({ keyArn, id }: (typeof listed)[number]) => `${keyArn} ${id}`;
    const { items, ...rest } = page(listed, input, { default: 50, max: 100 }, idOf);
    return { Grants: items.map((grant) => grantEntry(call.shown, grant)), ...rest };
  },
};
