import { posix } from 'node:path';
import type { Entry, FileSource } from '../files/file-source.js';
import { globAdapter } from '../files/glob-adapter.js';
import type { TreeEntry } from './list-tree.js';
import type { ReadObject } from './read-objects.js';

/** Where the estate's folder is made to stand; what lies beside it is out of the estate. */
const folder = '/estate';

/**
 * The estate's folder in a commit, as a file system: only what lies in the folder, read from Git's objects without
 * checking anything out, and without any filter or line ending that a checkout would apply.
 */
export function treeFiles(
  name: string,
  entries: ReadonlyMap<string, TreeEntry>,
  read: ReadObject,
): FileSource {
  const children = childrenOf(entries);
  const find = (path: string): TreeEntry => {
    const inner = innerPath(path);
    const entry = inner === '' ? root : inner === null ? undefined : entries.get(inner);
    if (entry === undefined) throw failure('ENOENT');
    return entry;
  };
  const realpath = async (path: string): Promise<string> => {
    let at = folder;
    const steps = (innerPath(path) ?? '..').split('/').filter((step) => step !== '');
    for (let links = 0; steps.length > 0; ) {
      const next = posix.join(at, steps.shift() ?? '');
      if (innerPath(next) === null) return '/elsewhere';
      const entry = find(next);
      if (entry.kind === 'submodule') throw failure('ESUBMODULE');
      if (entry.kind !== 'link') {
        at = next;
        continue;
      }
      if (++links > 40) throw failure('ELOOP');
      const target = (await read(entry.id)).toString('utf8');
      if (target.startsWith('/')) return '/elsewhere';
      steps.unshift(...target.split('/').filter((step) => step !== ''));
    }
    return at;
  };
  const source: Omit<FileSource, 'adapter'> = {
    folder,
    name,
    lstat: async (path) => entryOf(find(path)),
    stat: async (path) => {
      const entry = find(await realpath(path));
      return { ...entryOf(entry), size: entry.size };
    },
    readdir: async (path) => {
      const inner = innerPath(path);
      const names = inner === null ? undefined : children.get(inner);
      if (names === undefined) throw failure('ENOENT');
      return names.map((each) => ({ name: each, ...entryOf(find(posix.join(path, each))) }));
    },
    realpath,
    readFile: async (path) => {
      const entry = find(await realpath(path));
      if (entry.kind !== 'file') throw failure('EISDIR');
      return read(entry.id);
    },
  };
  return { ...source, adapter: globAdapter(source) };
}

const root: TreeEntry = { kind: 'folder', id: '', size: 0 };

/** A submodule counts as a link that leads away. */
function entryOf({ kind }: TreeEntry): Entry {
  return {
    isFile: () => kind === 'file',
    isDirectory: () => kind === 'folder',
    isSymbolicLink: () => kind === 'link' || kind === 'submodule',
  };
}

/** The path inside the estate's folder; null where it lies elsewhere. */
function innerPath(path: string): string | null {
  const inner = posix.relative(folder, posix.normalize(path));
  return inner === '..' || inner.startsWith('../') ? null : inner;
}

function childrenOf(entries: ReadonlyMap<string, TreeEntry>): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>([['', []]]);
  for (const [path, { kind }] of entries) if (kind === 'folder') children.set(path, []);
  for (const path of entries.keys()) {
    const parent = posix.dirname(path);
    children.get(parent === '.' ? '' : parent)?.push(posix.basename(path));
  }
  return children;
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
