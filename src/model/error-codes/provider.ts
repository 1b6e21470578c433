import type { ErrorEntry } from './entry.js';

export const providerCodes = {} as const satisfies Record<`KW${number}`, ErrorEntry>;
