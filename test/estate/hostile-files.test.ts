import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEstate } from '../../src/estate/load-estate.js';
import { grantDocument, keyDocument, targetDocument, yamlOf } from './documents.js';
import { type Files, inFolder, load, problemsOf, root } from './estate-in.js';

const example = resolve(import.meta.dirname, '../../policies/example');
const exampleFiles: Files = Object.fromEntries(
  readdirSync(example, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => [path, readFileSync(join(example, path))]),
);

/** Pieces of YAML that mean something to a parser, and bytes that don't. */
const shreds = fc.oneof(
  fc.constantFrom(
    ...['&a ', '*a', '<<: ', '!!set ', '? ', ': ', '- ', '---\n', '...\n', '|', '>', '"', "'", '#', '%X\n'],
  ),
  fc.constantFrom(
    ...['\t', '\r', '\r\n', '\n', '\u0000', '\ufeff', '\u2028', '[', ']', '{', '}', ',', '~', '\\', '🔑'],
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const cuts = fc.array(
  fc.record({ at: fc.nat(), gone: fc.nat(12), shred: shreds.map((text) => Buffer.from(text)) }),
  { minLength: 1, maxLength: 4 },
);

describe('no file can break the program', () => {
  it('whatever its bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const outcome = await load({ 'a.yaml': bytes });
        expect(outcome.ok || outcome.problems.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('however a sound estate is torn: it is refused at a place in a file, or still means something', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(exampleFiles)), cuts, async (path, cuts) => {
        const torn = cuts.reduce(
          (bytes, { at, gone, shred }) => {
            const start = at % bytes.length;
            return Buffer.concat([bytes.subarray(0, start), shred, bytes.subarray(start + gone)]);
          },
          Buffer.from(exampleFiles[path] ?? ''),
        );
        const outcome = await load({ ...exampleFiles, [path]: torn });
        if (outcome.ok) return;
        expect(outcome.problems.length).toBeGreaterThan(0);
        for (const { code, place } of outcome.problems) {
          expect(place?.line).toBeGreaterThanOrEqual(1);
          // The line isn't shown: it could be somebody's private key.
          if (code === 'KW4503') continue;
          expect(place?.column).toBeLessThanOrEqual((place?.lineText.length ?? 0) + 1);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['aliases', `a: &a x\nb: [${'*a,'.repeat(300_000)}*a]\n`, 'KW1014'],
    ['brackets', '['.repeat(250_000), 'KW1019'],
    ['quotes', '"'.repeat(250_000), 'KW1010'],
    ['tags', '!a '.repeat(100_000), 'KW1016'],
    ['documents', '---\na\n'.repeat(100_000), 'KW2001'],
    ['unknown fields', yamlOf(keyDocument('x', Object.fromEntries(numbered(40_000)))), 'KW2011'],
    ['wrong grantees', yamlOf(grantDocument('x', { grantees: Array(40_000).fill('x') })), 'KW2011'],
    [
      'unknown keys',
      yamlOf(grantDocument('x', { keys: Object.keys(Object.fromEntries(numbered(60_000))) })),
      'KW2011',
    ],
  ])('however large: a file of %s is refused within seconds', async (_, text, code) => {
    const started = performance.now();
    const problems = await problemsOf({ 'a.yaml': text });
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.length).toBeLessThan(250);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('files and links', () => {
  const sound = { 'a.yaml': yamlOf(targetDocument('prod'), keyDocument('cards')) };
  const codesIn = async (folder: string) => {
    const outcome = await loadEstate(folder);
    return outcome.ok ? outcome.value.keys.map(({ name }) => name) : outcome.problems.map(({ code }) => code);
  };

  it('a link to a file of the estate is followed', async () => {
    await inFolder({ ...sound, 'shared/key.txt': yamlOf(keyDocument('tokens')) }, async (folder) => {
      await symlink('shared/key.txt', join(folder, 'tokens.yaml'));
      expect(await codesIn(folder)).toEqual(['cards', 'tokens']);
    });
  });

  it('links that no glob reaches, or that are left out, do not matter', async () => {
    await inFolder(
      { ...sound, 'keywright.yaml': root.replace('{}', '{ exclude: [out/**] }') },
      async (folder) => {
        await mkdir(join(folder, 'out'));
        await mkdir(join(folder, '.git'));
        await symlink('/etc', join(folder, 'out/etc'));
        await symlink('/etc', join(folder, '.git/etc'));
        await symlink('/etc/hostname', join(folder, 'notes.txt'));
        expect(await codesIn(folder)).toEqual(['cards']);
      },
    );
  });

  it('hidden folders and node_modules never belong to the estate', async () => {
    const out = { '.github/a.yaml': 'on: push\n', 'node_modules/x/a.yaml': 'a: b\n', 'x/.b.yaml': 'a: b\n' };
    expect(await load({ ...sound, ...out })).toMatchObject({ ok: true });
  });

  it('names with spaces, letters of any language and brackets in them are fine', async () => {
    const odd = { 'Schlüssel und 鍵/karten [neu].yaml': yamlOf(keyDocument('tokens')) };
    await inFolder({ ...sound, ...odd }, async (folder) => {
      expect(await codesIn(folder)).toEqual(['cards', 'tokens']);
    });
  });

  it('a pipe is refused instead of waited for', async () => {
    await inFolder(sound, async (folder) => {
      execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
      await symlink('pipe.txt', join(folder, 'pipe.yaml'));
      expect(await codesIn(folder)).toEqual(['KW1002']);
    });
    await inFolder(sound, async (folder) => {
      execFileSync('rm', [join(folder, 'keywright.yaml')]);
      execFileSync('mkfifo', [join(folder, 'keywright.yaml')]);
      expect(await codesIn(folder)).toEqual(['KW1002']);
    });
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be read is refused', async () => {
    await inFolder({ ...sound, 'b.yaml': yamlOf(keyDocument('tokens')) }, async (folder) => {
      await chmod(join(folder, 'b.yaml'), 0);
      expect(await codesIn(folder)).toEqual(['KW1002']);
    });
  });

  it('a folder that is not there, or is a file, is refused', async () => {
    await inFolder({}, async (folder) => {
      await writeFile(join(folder, 'file'), '');
      expect(await codesIn(join(folder, 'gone'))).toEqual(['KW1001']);
      expect(await codesIn(join(folder, 'file'))).toEqual(['KW1002']);
    });
  });
});

function numbered(count: number): readonly (readonly [string, number])[] {
  return Array.from({ length: count }, (_, index) => [`f${index}`, index]);
}
