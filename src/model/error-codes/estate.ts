import type { ErrorEntry } from './entry.js';

export const estateCodes = {} as const satisfies Record<`KW${number}`, ErrorEntry>;
