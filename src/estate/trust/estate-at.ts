import type { Outcome } from '../../model/diagnostic.js';
import type { Estate } from '../../model/estate.js';
import { rootFile } from '../files/read-files.js';
import { listTree } from '../git/list-tree.js';
import { objectReader } from '../git/read-objects.js';
import { failed, found, type Repository } from '../git/repository.js';
import { treeFiles } from '../git/tree-files.js';
import { loadEstate } from '../load-estate.js';

/** The estate that the repository's folder has in a commit; null where there is none. `label` stands before the names of its files. */
export async function estateAt(
  repository: Repository,
  commit: string,
  label: string,
): Promise<Outcome<Estate | null>> {
  const entries = await listTree(repository, commit);
  if (typeof entries === 'string')
    return failed('KW4541', `the tree of \`${commit.slice(0, 12)}\` can't be read: ${entries}`);
  if (entries === null || !entries.has(rootFile)) return found(null);
  const reader = objectReader(repository.git, repository.folder, 'blob');
  return loadEstate(treeFiles(label, entries, reader));
}
