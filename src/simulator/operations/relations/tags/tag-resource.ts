import { requireState } from '../../../key-state-table.js';
import type { Operation } from '../../../operation.js';
import { tagError } from '../../../service-error.js';
import { constraint } from '../../input.js';
import { ownKey } from '../../keys/own-key.js';
import { parseTags, requestTagConditions } from '../../tag-rules.js';

/** AWS KMS developer guide, "Tags in AWS KMS": the quota of user tags on a key. */
const mostTags = 50;

/** AWS KMS API reference, TagResource: adds tags, and gives those that are there their new values. */
export const tagResource: Operation = {
  name: 'TagResource',
  run: (input, call) => {
    if ((input['Tags'] ?? null) === null) throw constraint(null, 'Tags', 'Member must not be null');
    const tags = parseTags(input, 'Tags');
    const key = ownKey(input, call, 'TagResource', requestTagConditions(tags));
    requireState(key, 'TagResource');
    const all = { ...key.tags, ...tags };
    if (Object.keys(all).length > mostTags) throw tagError('Too many tags');
    call.store.keys.put(key.arn, { ...key, tags: all });
    return {};
  },
};
