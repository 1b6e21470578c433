import type { TextLimits } from './input.js';

/**
 * What any member that names a key may look like, before it is looked up. Source: AWS KMS API reference, parameter KeyId of each
 * operation; the pattern as recorded answers of AWS have it.
 */
export const keyIdLimits: TextLimits = { min: 1, max: 2048, pattern: /^\p{ASCII}+$/u };
