import type { Operation } from '../../../operation.js';
import { listResourceTags } from './list-resource-tags.js';
import { tagResource } from './tag-resource.js';
import { untagResource } from './untag-resource.js';

export const tagOperations: readonly Operation[] = [tagResource, untagResource, listResourceTags];
