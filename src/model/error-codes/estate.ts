import type { ErrorEntry } from './entry.js';
import { estateLinkCodes } from './estate-links.js';
import { estateShapeCodes } from './estate-shape.js';

/** KW2001 to KW2019: the shape of one document. KW2020 and above: what documents say of each other. */
export const estateCodes = { ...estateShapeCodes, ...estateLinkCodes } as const satisfies Record<
  `KW${number}`,
  ErrorEntry
>;
