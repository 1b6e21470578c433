import type { Operation } from '../operation.js';
import { controlOperations } from './control/index.js';
import { cryptographicOperations } from './cryptographic/index.js';
import { importOperations } from './import/index.js';

/** Every operation of KMS that the simulator has. */
export const kmsOperations: readonly Operation[] = [
  ...controlOperations,
  ...cryptographicOperations,
  ...importOperations,
];
