import type { Operation } from '../../operation.js';
import { page } from '../paging.js';
import { ownKey } from './own-key.js';

/** AWS KMS API reference, ListKeyPolicies: there is only `default`. */
export const listKeyPolicies: Operation = {
  name: 'ListKeyPolicies',
  run: (input, call) => {
    ownKey(input, call, 'ListKeyPolicies');
    const { items, ...rest } = page(['default'], input, { default: 100, max: 1000 }, (name) => name);
    return { PolicyNames: items, ...rest };
  },
};
