import type { ErrorEntry } from './entry.js';

export const compileCodes = {} as const satisfies Record<`KW${number}`, ErrorEntry>;
