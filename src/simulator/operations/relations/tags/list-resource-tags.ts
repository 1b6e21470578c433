import type { Operation } from '../../../operation.js';
import { ownKey } from '../../keys/own-key.js';
import { page } from '../../paging.js';

/** AWS KMS API reference, ListResourceTags. */
export const listResourceTags: Operation = {
  name: 'ListResourceTags',
  run: (input, call) => {
    const key = ownKey(input, call, 'ListResourceTags');
    const { tags } = call.shown.keys.get(key.arn) ?? key;
    const { items, ...rest } = page(Object.entries(tags), input, { default: 50, max: 50 }, ([name]) => name);
    return { Tags: items.map(([TagKey, TagValue]) => ({ TagKey, TagValue })), ...rest };
  },
};
