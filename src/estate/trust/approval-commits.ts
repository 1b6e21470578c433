import { readObjects } from '../git/read-objects.js';
import type { Repository } from '../git/repository.js';

/**
 * Those of the commits that do nothing but add, change or remove approvals: DSSE envelopes in regular files under `approvals/` in the
 * estate's folder. Whoever keeps an approval there has no part in what it approves. Merges, commits without any change, and
 * whatever Git can't tell are none of them: a file of another kind could belong to the estate, which may include any name.
 */
export async function approvalCommits(
  repository: Repository,
  commits: readonly string[],
): Promise<ReadonlySet<string>> {
  const { git, folder, prefix } = repository;
  const args = ['diff-tree', '--stdin', '--root', '-r', '-z', '--raw', '--no-renames', '--no-abbrev'];
  const input = commits.map((id) => `${id}\n`).join('');
  const answer = await git(folder, [...args, '--ignore-submodules=none'], input);
  if (answer?.exit !== 0) return new Set();
  const place = `${prefix}approvals/`;
  const candidates = [...changesOf(answer.stdout)].filter(
    ([, changes]) => changes.length > 0 && changes.every((change) => isFileBelow(place, change)),
  );
  const ids = candidates.flatMap(([, changes]) => changes.flatMap(({ blobs }) => blobs));
  const blobs = await readObjects(git, folder, 'blob', ids).catch(() => new Map<string, Buffer>());
  const isApproval = (id: string) => isEnvelope(blobs.get(id));
  return new Set(
    candidates.flatMap(([commit, changes]) =>
      changes.every((change) => change.blobs.every(isApproval)) ? [commit] : [],
    ),
  );
}

/** One path that a commit changes. */
interface PathChange {
  readonly path: string;
  readonly modes: readonly string[];
  /** What was there, and what is. */
  readonly blobs: readonly string[];
}

/** A commit's id, then for each path `:<mode> <mode> <id> <id> <letter>` and the path, each ended by NUL. No id begins with `:`. */
function changesOf(output: Buffer): ReadonlyMap<string, readonly PathChange[]> {
  const fields = output.toString('utf8').split('\0');
  const commits = new Map<string, PathChange[]>();
  let changes: PathChange[] = [];
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at] ?? '';
    if (field.startsWith(':')) {
      const [before = '', after = '', was = '', is = ''] = field.slice(1).split(' ');
      at += 1;
      const blobs = [was, is].filter((id) => !/^0+$/.test(id));
      changes.push({ path: fields[at] ?? '', modes: [before, after], blobs });
    } else if (field !== '') {
      changes = [];
      commits.set(field, changes);
    }
  }
  return commits;
}

function isFileBelow(place: string, { path, modes }: PathChange): boolean {
  return path.startsWith(place) && modes.every((mode) => /^(100644|100755|000000)$/.test(mode));
}

/** Exactly the members of an envelope: no document of an estate has them (`apiVersion`, `kind`). */
function isEnvelope(content: Buffer | undefined): boolean {
  try {
    const value: unknown = JSON.parse(content?.toString('utf8') ?? '');
    if (typeof value !== 'object' || value === null) return false;
    return Object.keys(value).sort().join() === 'payload,payloadType,signatures';
  } catch {
    return false;
  }
}
