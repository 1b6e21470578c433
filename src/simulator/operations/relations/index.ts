import type { Operation } from '../../operation.js';
import { aliasOperations } from './aliases/index.js';
import { grantOperations } from './grants/index.js';
import { replicaOperations } from './replicas/index.js';
import { rotationOperations } from './rotation/index.js';
import { tagOperations } from './tags/index.js';

/** What is attached to keys: aliases, grants, tags, rotation and their replicas in other Regions. */
export const relationOperations: readonly Operation[] = [
  ...aliasOperations,
  ...grantOperations,
  ...tagOperations,
  ...rotationOperations,
  ...replicaOperations,
];
