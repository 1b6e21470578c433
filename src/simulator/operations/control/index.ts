import type { Operation } from '../../operation.js';
import { keyOperations } from '../keys/index.js';
import { relationOperations } from '../relations/index.js';

/** Everything that manages keys and who may use them, but imported material and custom key stores. */
export const controlOperations: readonly Operation[] = [...keyOperations, ...relationOperations];
