import type { ErrorEntry } from './entry.js';

export const fileCodes = {} as const satisfies Record<`KW${number}`, ErrorEntry>;
