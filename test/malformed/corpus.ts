import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../src/model/diagnostic.js';

/** What the `expected.json` of a malformed estate says. */
export interface Expected {
  readonly problems: readonly Summary[];
  /** Made by the test, because not every checkout keeps symbolic links: path → where it leads. */
  readonly symlinks?: Readonly<Record<string, string>>;
  /** Made by the test, because of their size. */
  readonly made?: Readonly<Record<string, Made>>;
}

/** A problem without its words. */
export interface Summary {
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** `before`, then `repeat` as many times as said, with `{n}` counting from 0, then `after`. */
interface Made {
  readonly before?: string;
  readonly repeat: string;
  readonly times: number;
  readonly after?: string;
}

const corpus = import.meta.dirname;

/** Every malformed estate. */
export const names = (await readdir(corpus, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export async function readExpected(name: string): Promise<Expected> {
  return JSON.parse(await readFile(join(corpus, name, 'expected.json'), 'utf8')) as Expected;
}

/** The estate's folder: as it is, or a copy in the workshop with what can't be kept in Git. */
export async function prepare(
  name: string,
  { symlinks = {}, made = {} }: Expected,
  workshop: string,
): Promise<string> {
  const links = Object.entries(symlinks);
  const files = Object.entries(made);
  const original = join(corpus, name);
  if (links.length + files.length === 0) return original;
  const folder = join(workshop, name);
  await cp(original, folder, { recursive: true });
  for (const [path, target] of links) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(target, join(folder, path));
  }
  for (const [path, made] of files) await writeFile(join(folder, path), textOf(made));
  return folder;
}

export function summary({ code, place }: Pick<Diagnostic, 'code' | 'place'>): Summary {
  return { code, file: place?.file ?? null, line: place?.line ?? null, column: place?.column ?? null };
}

function textOf({ before = '', repeat, times, after = '' }: Made): string {
  const parts = Array.from({ length: times }, (_, n) => repeat.replaceAll('{n}', String(n)));
  return [before, ...parts, after].join('');
}
