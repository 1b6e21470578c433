import { compileCodes } from './error-codes/compile.js';
import type { ErrorEntry } from './error-codes/entry.js';
import { estateCodes } from './error-codes/estate.js';
import { fileCodes } from './error-codes/files.js';
import { guardrailCodes } from './error-codes/guardrails.js';
import { planCodes } from './error-codes/plan.js';
import { providerCodes } from './error-codes/provider.js';
import { shellCodes } from './error-codes/shell.js';

/**
 * Every code, by range: KW10xx reading files and YAML, KW20xx the estate's shape and links, KW21xx guardrails,
 * KW30xx compiling for a provider, KW40xx planning and applying, KW50xx what a provider answers, KW60xx command line and files.
 */
export const errorCatalogue = {
  ...fileCodes,
  ...estateCodes,
  ...guardrailCodes,
  ...compileCodes,
  ...planCodes,
  ...providerCodes,
  ...shellCodes,
} as const satisfies Record<`KW${number}`, ErrorEntry>;

export type { ErrorEntry };

/** A stable code; it never changes its meaning. */
export type ErrorCode = keyof typeof errorCatalogue;
