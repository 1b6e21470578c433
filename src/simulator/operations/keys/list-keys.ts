import type { Operation } from '../../operation.js';
import { regionIndex } from '../../store.js';
import { page } from '../paging.js';

/** AWS KMS API reference, ListKeys: the caller's account and Region, whatever the key policies say. */
export const listKeys: Operation = {
  name: 'ListKeys',
  run: (input, call) => {
    call.authorizeInAccount('ListKeys', '*');
    const keys = call.shown.keys.where('region', regionIndex(call.account, call.region));
    const { items, ...rest } = page(keys, input, { default: 100, max: 1000 }, ({ id }) => id);
    return { Keys: items.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })), ...rest };
  },
};
