import type { Rehearsing } from '../../../model/provider.js';
import { trialsOf } from './trials.js';
import { tryAccess } from './try-access.js';

/** AWS KMS's way to try what an estate declares. */
export const rehearsing: Rehearsing = { trials: trialsOf, tryAccess };
