import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Outcome } from '../model/diagnostic.js';
import { errorName, writeProblem } from './write-problem.js';

/** Writes the whole file or nothing: readers see the old content or the new, never a part. */
export async function writeTextFile(folder: string, file: string, text: string): Promise<Outcome<null>> {
  try {
    const path = await destination(resolve(folder, file));
    if (path === null) {
      const message = `\`${file}\` is not a regular file`;
      return { ok: false, problems: [{ code: 'KW6011', severity: 'error', message }] };
    }
    await replaceFile(path, text);
    return { ok: true, value: null, warnings: [] };
  } catch (error) {
    return { ok: false, problems: [writeProblem(file, error)] };
  }
}

/** Where to write: behind a link, the file that it leads to. Null for a device, pipe or folder: replacing it would break its users. */
async function destination(path: string): Promise<string | null> {
  try {
    return (await stat(path)).isFile() ? await realpath(path) : null;
  } catch (error) {
    if (errorName(error) === 'ENOENT') return path;
    throw error;
  }
}

/**
 * A file beside it takes its place once it is whole and on the disk. Not by write-file-atomic, whose single `write`
 * takes a short write, as a filling disk makes them, for the whole.
 */
async function replaceFile(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
