import { JournalFailure } from '../failure.js';
import type { JournalStore, RawEntry, Registers } from '../store.js';
import { textOf } from '../utf8.js';
import type { S3Client } from './s3-client.js';
import type { S3Place } from './s3-place.js';

/** How many objects are read at once: a journal of thousands would take minutes one by one. */
const width = 64;

/**
 * A journal as objects, `PREFIX/00000001.json` and so on, each created under the condition that there is none: of any number of runners
 * exactly one writes the next entry. An object is there whole or not at all, so nothing is ever torn. Locks lie under
 * `PREFIX/locks/`. Source: Amazon S3 user guide, "How to prevent object overwrites with conditional writes".
 */
export function s3Store({ bucket, prefix }: S3Place, client: S3Client): JournalStore {
  const root = prefix === '' ? '' : `${prefix}/`;
  const place = `s3://${bucket}/${prefix}`;
  const keyOf = (position: number) => `${root}${String(position).padStart(8, '0')}.json`;
  let count = 0;
  let isProbed = false;

  return {
    place,
    readNew: async () => {
      const positions = await newPositions(client, root, count === 0 ? '' : keyOf(count));
      const entries = await inParallel(positions, async (position): Promise<RawEntry> => {
        const found = await client.get(keyOf(position));
        if (found === null) throw new JournalFailure('KW4562', `entry ${position} was taken out just now`);
        return { position, text: textOf(found.bytes) };
      });
      count += entries.length;
      return { entries, torn: null };
    },
    add: async (text) => {
      if (!isProbed) await probe(client, `${root}locks/probe.json`);
      isProbed = true;
      const key = keyOf(count + 1);
      const etag = await client.put(key, text, { ifNoneMatch: '*' });
      // An entry that was written although the answer was lost is met again by the second attempt.
      const isOurs = etag !== null || textOf((await client.get(key))?.bytes ?? new Uint8Array()) === text;
      if (!isOurs) return { result: 'behind' };
      count += 1;
      return { result: 'added' };
    },
    registers: registersOf(place, `${root}locks/`, client),
  };
}

async function newPositions(client: S3Client, root: string, after: string): Promise<readonly number[]> {
  const positions: number[] = [];
  let token: string | null = null;
  do {
    const page = await client.list(root, after, token);
    for (const key of page.keys) {
      const number = /^(\d{8})\.json$/.exec(key.slice(root.length))?.[1];
      if (number !== undefined) positions.push(Number(number));
    }
    token = page.next;
  } while (token !== null);
  return positions;
}

function registersOf(place: string, root: string, client: S3Client): Registers {
  const keyOf = (name: string) => `${root}${name.replace(/[^A-Za-z0-9-]/g, '_')}.json`;
  return {
    placeOf: (name) => `${place}/locks/${keyOf(name).slice(root.length)}`,
    read: async (name) => {
      const found = await client.get(keyOf(name));
      return found === null ? null : { text: textOf(found.bytes) ?? '', version: found.etag };
    },
    write: (name, text, expected) =>
      client.put(keyOf(name), text, expected === null ? { ifNoneMatch: '*' } : { ifMatch: expected }),
  };
}

/**
 * Tries both conditions on an object of its own: a storage that ignores them would let runners overwrite each other. Throws a
 * JournalFailure where it does.
 */
async function probe(client: S3Client, key: string): Promise<void> {
  const body = '{"probe":"conditional writes"}';
  await client.put(key, body, { ifNoneMatch: '*' });
  const ignoresNone = (await client.put(key, body, { ifNoneMatch: '*' })) !== null;
  const wrong = '"00000000000000000000000000000000"';
  const ignoresMatch = (await client.put(key, body, { ifMatch: wrong })) !== null;
  if (ignoresNone || ignoresMatch)
    throw new JournalFailure('KW4572', 'the object storage overwrites although the condition forbids it');
}

/** In the order of the items. The first failure ends it. */
async function inParallel<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<readonly B[]> {
  const results: B[] = [];
  const left = items.entries();
  const worker = async () => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
