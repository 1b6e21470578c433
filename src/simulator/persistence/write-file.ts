import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that is written whole under another name, on the disk, and only has to take its place. */
export interface PreparedFile {
  readonly length: number;
  putInPlace(): void;
}

/** Writes files beside the ones that they will replace. Where one fails, all are removed and the error is thrown. */
export function prepareFiles(
  files: readonly { readonly path: string; readonly lines: Iterable<string> }[],
): readonly PreparedFile[] {
  const written: string[] = [];
  try {
    return files.map(({ path, lines }) => {
      const beside = `${path}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
      written.push(beside);
      const length = writeWhole(beside, lines);
      return { length, putInPlace: () => moveInto(beside, path) };
    });
  } catch (error) {
    for (const beside of written) rmSync(beside, { force: true });
    throw error;
  }
}

/** Appends at `position`; where that fails, cuts off what was written of it. Returns how many bytes it took. */
export function appendSync(file: number, text: string, position: number): number {
  const bytes = Buffer.from(text);
  try {
    writeAll(file, bytes, position);
    return bytes.length;
  } catch (error) {
    ftruncateSync(file, position);
    throw error;
  }
}

const chunkSize = 1024 * 1024;

function writeWhole(path: string, lines: Iterable<string>): number {
  const file = openSync(path, 'wx', 0o600);
  try {
    let length = 0;
    let chunk: string[] = [];
    let chunkLength = 0;
    const flush = () => {
      const bytes = Buffer.from(chunk.join(''));
      writeAll(file, bytes, length);
      length += bytes.length;
      chunk = [];
      chunkLength = 0;
    };
    for (const line of lines) {
      chunk.push(line);
      chunkLength += line.length;
      if (chunkLength > chunkSize) flush();
    }
    flush();
    fsyncSync(file);
    return length;
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, bytes: Buffer, position: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}

function moveInto(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** So that the new name survives a power cut. Some systems can't sync a folder; there the rename has to do. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    return;
  }
}
