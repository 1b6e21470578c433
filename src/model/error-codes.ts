import { approvalRuleCodes } from './error-codes/approval-rules.js';
import { approveCodes } from './error-codes/approve.js';
import { compileCodes } from './error-codes/compile.js';
import type { ErrorEntry } from './error-codes/entry.js';
import { estateCodes } from './error-codes/estate.js';
import { fileCodes } from './error-codes/files.js';
import { guardrailCodes } from './error-codes/guardrails.js';
import { journalCodes } from './error-codes/journal.js';
import { planCodes } from './error-codes/plan.js';
import { providerCodes } from './error-codes/provider.js';
import { rollbackCodes } from './error-codes/rollback.js';
import { shellCodes } from './error-codes/shell.js';
import { trustCodes } from './error-codes/trust.js';

/**
 * Every code, by range: KW10xx reading files and YAML, KW20xx the estate's shape and links, KW21xx guardrails,
 * KW30xx compiling for a provider, KW40xx planning and applying, KW45xx approvals and the journal, KW50xx what a provider answers, KW60xx command line and files.
 */
export const errorCatalogue = {
  ...fileCodes,
  ...estateCodes,
  ...guardrailCodes,
  ...compileCodes,
  ...planCodes,
  ...approvalRuleCodes,
  ...approveCodes,
  ...trustCodes,
  ...journalCodes,
  ...rollbackCodes,
  ...providerCodes,
  ...shellCodes,
} as const satisfies Record<`KW${number}`, ErrorEntry>;

export type { ErrorEntry };

/** A stable code; it never changes its meaning. */
export type ErrorCode = keyof typeof errorCatalogue;
