import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { ErrorCode } from '../../model/error-codes.js';

/** A journal or lock that can't be read or written, in words. Thrown inside `journal/`, and a value at its border. */
export class JournalFailure extends Error {
  readonly problem: Diagnostic;

  constructor(code: ErrorCode, message: string, remedy?: string) {
    super(message);
    this.name = 'JournalFailure';
    this.problem = { code, severity: 'error', message, ...(remedy === undefined ? {} : { remedy }) };
  }
}

/** Runs, and answers with the problem where the journal failed. Other errors are bugs, and stay thrown. */
export async function caught<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work(), warnings: [] };
  } catch (error) {
    if (error instanceof JournalFailure) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

/** The system's name of an error, such as `ENOSPC`. */
export function errnoOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}

/** The same for people. */
export function errnoWords(error: unknown): string {
  const name = errnoOf(error);
  return words[name] ?? name;
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than allowed here',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a symbolic link',
};
