import { requireState } from '../../../key-state-table.js';
import type { Operation } from '../../../operation.js';
import { tagError } from '../../../service-error.js';
import { constraint, requiredTexts } from '../../input.js';
import { ownKey } from '../../keys/own-key.js';

/** AWS KMS API reference, UntagResource: a tag that isn't there is no error. */
export const untagResource: Operation = {
  name: 'UntagResource',
  run: (input, call) => {
    const names = requiredTexts(input, 'TagKeys');
    if (names.some((name) => name.length === 0 || name.length > 128))
      throw constraint(
        `[${names.join(', ').slice(0, 256)}]`,
        'TagKeys',
        'Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]',
      );
    if (names.some((name) => /^aws:/i.test(name))) throw tagError('Tags beginning with aws: are reserved');
    const key = ownKey(input, call, 'UntagResource', { 'aws:TagKeys': names });
    requireState(key, 'UntagResource');
    const left = Object.entries(key.tags).filter(([name]) => !names.includes(name));
    call.store.keys.put(key.arn, { ...key, tags: Object.fromEntries(left) });
    return {};
  },
};
