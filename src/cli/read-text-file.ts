import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';
import { errorName } from './write-problem.js';

/** A plan of 10,000 new keys has about 100 MB. */
const largestFile = 256 * 1024 * 1024;

/**
 * The text of a regular UTF-8 file, at most `limit` bytes of it. `file` is as the user wrote it; `folder` is where
 * relative paths start.
 */
export async function readTextFile(
  folder: string,
  file: string,
  limit = largestFile,
): Promise<Outcome<string>> {
  let handle: FileHandle | null = null;
  try {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would never return.
    handle = await open(resolve(folder, file), nonBlocking);
    return await readHandle(handle, file, limit);
  } catch (error) {
    return openProblem(file, errorName(error));
  } finally {
    await handle?.close();
  }
}

const nonBlocking = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

async function readHandle(handle: FileHandle, file: string, limit: number): Promise<Outcome<string>> {
  const stat = await handle.stat();
  if (!stat.isFile()) return problem('KW6011', `\`${file}\` is not a regular file`);
  if (stat.size > limit)
    return problem('KW6013', `\`${file}\` has ${stat.size} bytes, more than the ${limit} allowed`);
  return decodeText(file, await handle.readFile());
}

/** The bytes as UTF-8 text; `file` is for the message where they aren't. */
export function decodeText(file: string, bytes: Uint8Array): Outcome<string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value: text, warnings: [] };
  } catch {
    return problem('KW6014', `\`${file}\` is not UTF-8 text`);
  }
}

function openProblem(file: string, name: string): Outcome<never> {
  if (name === 'ENOENT' || name === 'ENOTDIR') return problem('KW6010', `\`${file}\` does not exist`);
  if (name === 'EISDIR') return problem('KW6011', `\`${file}\` is a folder`);
  const words = name === 'EACCES' || name === 'EPERM' ? 'no permission' : name;
  return problem('KW6012', `\`${file}\` can't be read: ${words}`);
}

function problem(code: ErrorCode, message: string): Outcome<never> {
  const diagnostic: Diagnostic = { code, severity: 'error', message };
  return { ok: false, problems: [diagnostic] };
}
