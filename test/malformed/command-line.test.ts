import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, keywright } from '../cli/built-cli.js';
import { prepare, readExpected, summary } from './corpus.js';

/** One of each sort: bytes, files, YAML, shape, links, compiling; and the ones most likely to break a program. */
const some = [
  'a-file-with-a-nul-byte',
  'a-file-in-utf-16',
  'a-folder-without-keywright-yaml',
  'keywright-yaml-is-a-folder',
  'two-links-to-each-other',
  'a-glob-that-matches-nothing',
  'an-alias-bomb-of-nine-levels',
  'brackets-nested-a-hundred-thousand-deep',
  'a-name-that-stands-twice',
  'an-escape-sequence-for-the-terminal',
  'a-misspelt-field',
  'two-keys-of-one-name-in-two-files',
  'a-policy-over-32-kib',
];

let workshop = '';
beforeAll(async () => {
  build();
  workshop = await mkdtemp(join(tmpdir(), 'keywright-malformed-'));
});
afterAll(() => rm(workshop, { recursive: true, force: true }));

describe('the command line refuses a malformed estate with exit code 1 and no stack trace', () => {
  it.each(some)('%s', async (name) => {
    const expected = await readExpected(name);
    const folder = await prepare(name, expected, workshop);
    const [human, json] = await Promise.all([
      keywright(['validate', '--estate', folder]),
      keywright(['validate', '--estate', folder, '--format', 'json']),
    ]);
    const { problems } = JSON.parse(json.stdout);
    expect(problems.map(summary)).toEqual(expected.problems);
    for (const { exit, stderr } of [human, json]) expect([exit, stderr]).toEqual([1, '']);
    for (const { code } of expected.problems) expect(human.stdout).toContain(`error ${code}: `);
    expect(human.stdout).not.toMatch(/^\s+at .+\d+\)?$|node:internal|RangeError|TypeError|\x1b/m);
  });

  it.each(['compile', 'plan', 'drift'])('whatever the command is: %s', async (command) => {
    const folder = join(import.meta.dirname, 'a-misspelt-field');
    const { exit, stdout, stderr } = await keywright([command, '--estate', folder]);
    expect(exit).toBe(1);
    expect(stdout + stderr).toContain('key.yaml:9:3 error KW2005: ');
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
  });

  it('also where the folder is none', async () => {
    const file = join(workshop, 'file');
    await writeFile(file, '');
    for (const folder of [join(workshop, 'gone'), file]) {
      const { exit, stdout, stderr } = await keywright(['validate', '--estate', folder]);
      expect([exit, stderr]).toEqual([1, '']);
      expect(stdout).toContain('error KW100');
    }
  });
});
