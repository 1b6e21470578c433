import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEstate } from '../../src/estate/load-estate.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { errorCatalogue } from '../../src/model/error-codes.js';
import { compileEstate } from '../../src/providers/aws-kms/compile/compile-estate.js';
import { diagnosticsHuman } from '../../src/render/diagnostics.js';
import { plainOptions } from '../../src/render/options.js';
import { names, prepare, readExpected, summary } from './corpus.js';

let workshop = '';
beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), 'keywright-malformed-'));
  await writeFile(join(workshop, 'outside.yaml'), 'kind: Estate\n');
});
afterAll(() => rm(workshop, { recursive: true }));

describe('a malformed estate is refused at the right place', () => {
  it.each(names)('%s', async (name) => {
    const expected = await readExpected(name);
    const problems = await problemsOf(await prepare(name, expected, workshop));
    expect(problems.map(summary)).toEqual(expected.problems);
    const shown = diagnosticsHuman(problems, plainOptions);
    expect(shown).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
    expect(shown).not.toContain(workshop);
  });

  it('in at least 100 ways', () => {
    expect(names.length).toBeGreaterThanOrEqual(100);
  });

  it('with every code that reading, linking and compiling has', async () => {
    const seen = new Set<string>();
    for (const name of names) for (const { code } of (await readExpected(name)).problems) seen.add(code);
    const ours = Object.keys(errorCatalogue).filter((code) => /^KW([123]0|450)/.test(code));
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
  KW4507: 'a warning: it refuses nothing',
};

async function problemsOf(folder: string): Promise<readonly Diagnostic[]> {
  const loaded = await loadEstate(folder);
  if (!loaded.ok) return loaded.problems;
  const compiled = compileEstate(loaded.value);
  return compiled.ok ? [] : compiled.problems;
}
