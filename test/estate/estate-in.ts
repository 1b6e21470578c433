import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadEstate } from '../../src/estate/load-estate.js';
import type { Diagnostic, Outcome } from '../../src/model/diagnostic.js';
import type { Estate } from '../../src/model/estate.js';

/** Path → content of an estate's files. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The Estate document that the tests' estates have unless they say otherwise. */
export const root = `apiVersion: keywright.dev/v1
kind: Estate
metadata: { name: acme }
spec: {}
`;

/** Makes a folder of the files (with `keywright.yaml` where it is absent), and gives it to `use`. */
export async function inFolder<T>(files: Files, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'keywright-estate-'));
  try {
    for (const [path, content] of Object.entries({ 'keywright.yaml': root, ...files })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function load(files: Files): Promise<Outcome<Estate>> {
  return inFolder(files, loadEstate);
}

/** The estate of files that have no problem. */
export async function estateOf(files: Files): Promise<Estate> {
  const outcome = await load(files);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 2));
  return outcome.value;
}

export async function problemsOf(files: Files): Promise<readonly Diagnostic[]> {
  const outcome = await load(files);
  return outcome.ok ? [] : outcome.problems;
}

/** What the estate says, apart from where it stands. */
export function plain(estate: Estate): unknown {
  return JSON.parse(
    JSON.stringify(estate, (name, value: unknown) =>
      ['source', 'path', 'operationPaths'].includes(name) ? undefined : value,
    ),
  );
}
