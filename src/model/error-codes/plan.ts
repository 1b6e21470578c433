import type { ErrorEntry } from './entry.js';

export const planCodes = {} as const satisfies Record<`KW${number}`, ErrorEntry>;
