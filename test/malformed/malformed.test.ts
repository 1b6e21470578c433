import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEstate } from '../../src/estate/load-estate.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { errorCatalogue } from '../../src/model/error-codes.js';
import { compileEstate } from '../../src/providers/aws-kms/compile/compile-estate.js';
import { diagnosticsHuman } from '../../src/render/diagnostics.js';

/** What the `expected.json` of a malformed estate says. */
interface Expected {
  readonly problems: readonly { code: string; file: string | null; line: number | null; column: number | null }[];
  /** Made by the test, because not every checkout keeps symbolic links: path → where it leads. */
  readonly symlinks?: Readonly<Record<string, string>>;
  /** Made by the test, because of their size. */
  readonly made?: Readonly<Record<string, Made>>;
}

/** `before`, then `repeat` as many times as said, with `{n}` counting from 0, then `after`. */
interface Made {
  readonly before?: string;
  readonly repeat: string;
  readonly times: number;
  readonly after?: string;
}

const corpus = import.meta.dirname;
const names = (await readdir(corpus, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

let workshop = '';
beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), 'keywright-malformed-'));
  await writeFile(join(workshop, 'outside.yaml'), 'kind: Estate\n');
});
afterAll(() => rm(workshop, { recursive: true }));

describe('a malformed estate is refused at the right place', () => {
  it.each(names)('%s', async (name) => {
    const expected = await readExpected(name);
    const problems = await problemsOf(await prepare(name, expected));
    expect(problems.map(summary)).toEqual(expected.problems);
    const shown = diagnosticsHuman(problems, { color: false, width: 110, verbose: false });
    expect(shown).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
    expect(shown).not.toContain(workshop);
  });

  it('in at least 100 ways', () => {
    expect(names.length).toBeGreaterThanOrEqual(100);
  });

  it('with every code that reading, linking and compiling has', async () => {
    const seen = new Set<string>();
    for (const name of names) for (const { code } of (await readExpected(name)).problems) seen.add(code);
    const ours = Object.keys(errorCatalogue).filter((code) => /^KW[123]0/.test(code));
    expect(ours.filter((code) => !seen.has(code))).toEqual(Object.keys(unreachable));
  });
});

/** Codes of the compiler that no YAML leads to, with what stands before them. */
const unreachable: Readonly<Record<string, string>> = {
  KW3004: 'linking says KW2034',
  KW3005: 'linking says KW2038, KW2039 or KW2040',
  KW3006: 'linking says KW2045',
  KW3007: 'linking says KW2043 or KW2044',
  KW3008: 'the schema says KW2011',
  KW3022: 'linking says KW2049',
  KW3030: 'a warning: it refuses nothing',
};

async function problemsOf(folder: string): Promise<readonly Diagnostic[]> {
  const loaded = await loadEstate(folder);
  if (!loaded.ok) return loaded.problems;
  const compiled = compileEstate(loaded.value);
  return compiled.ok ? [] : compiled.problems;
}

/** The estate's folder: as it is, or a copy with what can't be kept in Git. */
async function prepare(name: string, { symlinks = {}, made = {} }: Expected): Promise<string> {
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

function textOf({ before = '', repeat, times, after = '' }: Made): string {
  const parts = Array.from({ length: times }, (_, n) => repeat.replaceAll('{n}', String(n)));
  return [before, ...parts, after].join('');
}

async function readExpected(name: string): Promise<Expected> {
  return JSON.parse(await readFile(join(corpus, name, 'expected.json'), 'utf8')) as Expected;
}

function summary({ code, place }: Diagnostic) {
  return { code, file: place?.file ?? null, line: place?.line ?? null, column: place?.column ?? null };
}
