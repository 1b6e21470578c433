import type { Diagnostic } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';
import { diagnosticsHuman } from '../render/diagnostics.js';
import { plainOptions } from '../render/options.js';

const codes: Readonly<Record<string, { readonly code: ErrorCode; readonly words: string }>> = {
  ENOSPC: { code: 'KW6020', words: 'the disk is full' },
  EDQUOT: { code: 'KW6020', words: 'the disk quota is used up' },
  EFBIG: { code: 'KW6020', words: 'the file would be larger than allowed here' },
  EACCES: { code: 'KW6021', words: 'no permission to write there' },
  EPERM: { code: 'KW6021', words: 'no permission to write there' },
  EROFS: { code: 'KW6022', words: 'the file system is read-only' },
  ENOENT: { code: 'KW6023', words: 'its folder does not exist' },
  ENOTDIR: { code: 'KW6023', words: 'a part of the path is not a folder' },
};

/** Why a file couldn't be written, from the system's error. */
export function writeProblem(file: string, error: unknown): Diagnostic {
  const known = codes[errorName(error)];
  return {
    code: known?.code ?? 'KW6024',
    severity: 'error',
    message: `\`${file}\` can't be written: ${known?.words ?? errorName(error)}`,
  };
}

/** What is said when the standard output can't be written. */
export function outputFailure(error: unknown): string {
  const known = codes[errorName(error)];
  const message = `the output can't be written: ${known?.words ?? errorName(error)}`;
  return diagnosticsHuman([{ code: 'KW6025', severity: 'error', message }], plainOptions);
}

/** The system's name of an error, such as `EACCES`. */
export function errorName(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
