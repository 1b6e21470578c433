import type { FileSystemAdapter } from 'tinyglobby';
import type { FileSource } from './file-source.js';

type Done = (error: unknown, value?: unknown) => void;

/** A source in the form in which tinyglobby asks for a file system: the callbacks of `node:fs`. */
export function globAdapter(source: Pick<FileSource, 'readdir' | 'realpath' | 'stat'>): FileSystemAdapter {
  const answer = (value: Promise<unknown>, done: Done) => {
    value.then(
      (result) => done(null, result),
      (error: unknown) => done(error),
    );
  };
  const adapter = {
    readdir: (path: string, _options: unknown, done: Done) => answer(source.readdir(path), done),
    realpath: (path: string, done: Done) => answer(source.realpath(path), done),
    stat: (path: string, done: Done) => answer(source.stat(path), done),
  };
  return adapter as unknown as FileSystemAdapter;
}
