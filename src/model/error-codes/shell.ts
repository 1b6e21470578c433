import type { ErrorEntry } from './entry.js';

export const shellCodes = {} as const satisfies Record<`KW${number}`, ErrorEntry>;
