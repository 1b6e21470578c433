import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import type { FileSystemAdapter } from 'tinyglobby';

/** What stands at a path. */
export interface Entry {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/**
 * What reading an estate asks of a file system: the disk, or the tree of a commit. Paths are absolute. Where
 * something isn't there, the functions throw as `node:fs` does: an error with a `code` such as `ENOENT`.
 */
export interface FileSource {
  /** The estate's folder in it. */
  readonly folder: string;
  /** What people call that folder. */
  readonly name: string;
  lstat(path: string): Promise<Entry>;
  stat(path: string): Promise<Entry & { readonly size: number }>;
  readdir(path: string): Promise<readonly (Entry & { readonly name: string })[]>;
  /** Throws with the code `ESUBMODULE` where the path is another repository's, as only Git knows it. */
  realpath(path: string): Promise<string>;
  readFile(path: string): Promise<Buffer>;
  /** The same for tinyglobby; null for the disk. */
  readonly adapter: FileSystemAdapter | null;
}

/** The folder as it stands on the disk. */
export function diskFiles(folder: string): FileSource {
  return {
    folder,
    name: folder,
    lstat,
    stat,
    readdir: (path) => readdir(path, { withFileTypes: true }),
    realpath,
    readFile,
    adapter: null,
  };
}

/** The `code` of an error that a file system threw; null where it has none. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
