import type { Operation } from '../../../operation.js';
import { replicateKey } from './replicate-key.js';
import { updatePrimaryRegion } from './update-primary-region.js';

export const replicaOperations: readonly Operation[] = [replicateKey, updatePrimaryRegion];
