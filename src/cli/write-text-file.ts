import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Outcome } from '../model/diagnostic.js';
import { errorName, writeProblem } from './write-problem.js';

/** Writes the whole file or nothing: readers see the old content or the new, never a part. */
export async function writeTextFile(folder: string, file: string, text: string): Promise<Outcome<null>> {
  const path = resolve(folder, file);
  try {
    if (!(await isReplaceable(path))) {
      const message = `\`${file}\` is not a regular file`;
      return { ok: false, problems: [{ code: 'KW6011', severity: 'error', message }] };
    }
    const { default: writeFileAtomic } = await import('write-file-atomic');
    await writeFileAtomic(path, text, { encoding: 'utf8' });
    return { ok: true, value: null, warnings: [] };
  } catch (error) {
    return { ok: false, problems: [writeProblem(file, error)] };
  }
}

/** Replacing a device or a pipe by a file would break whatever uses it. */
async function isReplaceable(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (errorName(error) === 'ENOENT') return true;
    throw error;
  }
}
