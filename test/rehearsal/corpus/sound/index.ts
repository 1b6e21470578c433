import type { SoundCase } from '../../case.js';
import { conditionCases } from './conditions.js';
import { fieldCases } from './fields.js';
import { kindCases } from './kinds.js';
import { lifeCases } from './lives.js';
import { nativeGrantCases } from './native-grants.js';
import { placeCases } from './places.js';
import { principalCases } from './principals.js';

/** Plans that are fine. */
export const sound: readonly SoundCase[] = [
  ...kindCases,
  ...principalCases,
  ...conditionCases,
  ...nativeGrantCases,
  ...fieldCases,
  ...lifeCases,
  ...placeCases,
];
