import { complaint, type Git } from './git.js';

/** Reads objects by their ids; what is asked for at the same time comes from one run of Git. Throws where one can't be read. */
export type ReadObject = (id: string) => Promise<Buffer>;

interface Wish {
  readonly id: string;
  readonly done: (bytes: Buffer) => void;
  readonly fail: (error: Error) => void;
}

export function objectReader(git: Git, folder: string, type: 'blob' | 'commit'): ReadObject {
  let wishes: Wish[] = [];
  const fulfil = async (asked: readonly Wish[]) => {
    const ids = asked.map(({ id }) => id);
    const objects = await readObjects(git, folder, type, ids).catch((error: Error) => error);
    for (const { id, done, fail } of asked) {
      const bytes = objects instanceof Error ? objects : (objects.get(id) ?? unreadable(id));
      if (bytes instanceof Error) fail(bytes);
      else done(bytes);
    }
  };
  return (id) =>
    new Promise((done, fail) => {
      wishes.push({ id, done, fail });
      if (wishes.length > 1) return;
      setImmediate(() => {
        const asked = wishes;
        wishes = [];
        void fulfil(asked);
      });
    });
}

/** The objects of the type that could be read, by id. */
export async function readObjects(
  git: Git,
  folder: string,
  type: 'blob' | 'commit',
  ids: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (ids.length === 0) return new Map();
  const unique = [...new Set(ids)];
  const answer = await git(folder, ['cat-file', '--batch'], unique.map((id) => `${id}\n`).join(''));
  if (answer === null || answer.exit !== 0)
    throw Object.assign(new Error(complaint(answer)), { code: 'EIO' });
  return parseBatch(answer.stdout, type);
}

/** `<id> <type> <size>`, the bytes and a line feed for each object; `<id> missing` for one that isn't there. */
function parseBatch(output: Buffer, type: string): ReadonlyMap<string, Buffer> {
  const objects = new Map<string, Buffer>();
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(10, start);
    if (end === -1) break;
    const [id = '', found, size] = output.toString('latin1', start, end).split(' ');
    start = end + 1;
    if (size === undefined) continue;
    const stop = start + Number(size);
    if (found === type && stop < output.length) objects.set(id, output.subarray(start, stop));
    start = stop + 1;
  }
  return objects;
}

function unreadable(id: string): Error {
  return Object.assign(new Error(`the object ${id} can't be read`), { code: 'EIO' });
}
