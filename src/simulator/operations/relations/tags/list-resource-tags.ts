import type { Operation } from '../../../operation.js';
import { requiredText } from '../../input.js';
import { page } from '../../paging.js';

/** AWS KMS API reference, ListResourceTags. */
export const listResourceTags: Operation = {
  name: 'ListResourceTags',
  run: (input, call) => {
    const keyId = requiredText(input, 'KeyId', { max: 2048 });
    const key = call.findKey(keyId, { alias: false, crossAccount: false });
    call.authorize({ action: 'ListResourceTags', key });
    const { items, ...rest } = page(
      Object.entries(key.tags),
      input,
      { default: 50, max: 50 },
      ([name]) => name,
    );
    return { Tags: items.map(([TagKey, TagValue]) => ({ TagKey, TagValue })), ...rest };
  },
};
