import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf, errnoWords, JournalFailure } from '../failure.js';
import type { Registers } from '../store.js';

/**
 * Registers as numbered files in a folder: `prod-eu.7` is the seventh text of `prod-eu`. A text is written aside and then linked under the
 * next number, which the system lets exactly one process do; the highest number counts, and lower ones are removed. Who links a
 * number that was removed already sees the higher one afterwards, and withdraws.
 */
export function fileRegisters(folder: string): Registers {
  return {
    placeOf: (name) => join(folder, `${fileName(name)}.*`),
    read: (name) => guarded(folder, () => read(folder, fileName(name))),
    write: (name, text, expected) => guarded(folder, () => write(folder, fileName(name), text, expected)),
  };
}

async function read(folder: string, name: string) {
  for (;;) {
    const number = (await numbersOf(folder, name)).at(-1);
    if (number === undefined) return null;
    try {
      return { text: await readFile(join(folder, `${name}.${number}`), 'utf8'), version: String(number) };
    } catch (error) {
      // Somebody has replaced it meanwhile.
      if (errnoOf(error) !== 'ENOENT') throw error;
    }
  }
}

async function write(folder: string, name: string, text: string, expected: string | null) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const number = expected === null ? 1 : Number(expected) + 1;
  const path = join(folder, `${name}.${number}`);
  const aside = join(folder, `.${randomUUID()}`);
  try {
    await writeDurably(aside, text);
    await link(aside, path);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return null;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
  const numbers = await numbersOf(folder, name);
  if (numbers.at(-1) !== number) {
    await rm(path, { force: true });
    return null;
  }
  await syncFolder(folder);
  for (const old of numbers.filter((each) => each < number))
    await rm(join(folder, `${name}.${old}`), { force: true });
  return String(number);
}

/** Ascending. */
async function numbersOf(folder: string, name: string): Promise<readonly number[]> {
  const files = await readdir(folder).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  });
  return files
    .filter((file) => file.startsWith(`${name}.`) && /^[1-9]\d{0,14}$/.test(file.slice(name.length + 1)))
    .map((file) => Number(file.slice(name.length + 1)))
    .sort((a, b) => a - b);
}

/** A register's name as a file's: letters, digits and hyphens stay. */
export function fileName(name: string): string {
  return name.replace(
    /[^A-Za-z0-9-]/g,
    (character) => `_${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}_`,
  );
}

async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes new names durable. Some systems can't open folders; there the system writes them in its own time. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    return;
  }
}

async function guarded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof JournalFailure) throw error;
    throw new JournalFailure('KW4561', `the locks in \`${folder}\` can't be used: ${errnoWords(error)}`);
  }
}
