import { isUtf8 } from 'node:buffer';
import { complaint } from './git.js';
import type { Repository } from './repository.js';

/** What stands in the tree of a commit. */
export interface TreeEntry {
  readonly kind: 'file' | 'folder' | 'link' | 'submodule';
  readonly id: string;
  /** Bytes; 0 for what isn't a file. */
  readonly size: number;
}

/** Everything below the repository's folder in a commit, by path; null where the folder isn't there, text where it can't be read. */
export async function listTree(
  { git, folder, prefix }: Repository,
  commit: string,
): Promise<ReadonlyMap<string, TreeEntry> | string | null> {
  const tree = prefix === '' ? `${commit}^{tree}` : `${commit}:${prefix.slice(0, -1)}`;
  const there = await git(folder, ['cat-file', '-t', tree]);
  if (there?.exit !== 0 || there.stdout.toString('latin1').trim() !== 'tree') return null;
  const answer = await git(folder, ['ls-tree', '-r', '-t', '-z', '--long', '--full-tree', tree]);
  if (answer?.exit !== 0) return complaint(answer);
  const entries = new Map<string, TreeEntry>();
  for (const [path, entry] of records(answer.stdout)) {
    if (path === null) return 'a path in it is not UTF-8';
    entries.set(path, entry);
  }
  return entries;
}

/** `<mode> <type> <id> <size>`, a tab and the path, each ended by NUL. */
function* records(output: Buffer): Generator<readonly [string | null, TreeEntry]> {
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(0, start);
    const tab = output.indexOf(9, start);
    const [mode = '', , id = '', size] = output.toString('latin1', start, tab).split(/ +/);
    const path = output.subarray(tab + 1, end);
    const entry = { kind: kindOf(mode), id, size: Number(size) || 0 };
    yield [isUtf8(path) ? path.toString('utf8') : null, entry];
    start = end + 1;
  }
}

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === '040000') return 'folder';
  if (mode === '120000') return 'link';
  return mode === '160000' ? 'submodule' : 'file';
}
