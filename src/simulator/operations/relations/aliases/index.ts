import type { Operation } from '../../../operation.js';
import { createAlias } from './create-alias.js';
import { deleteAlias } from './delete-alias.js';
import { listAliases } from './list-aliases.js';
import { updateAlias } from './update-alias.js';

export const aliasOperations: readonly Operation[] = [createAlias, updateAlias, deleteAlias, listAliases];
