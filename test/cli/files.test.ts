import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTextFile } from '../../src/cli/read-text-file.js';
import { writeProblem } from '../../src/cli/write-problem.js';
import { writeTextFile } from '../../src/cli/write-text-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keywright-files-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

function codesOf(
  outcome: Awaited<ReturnType<typeof readTextFile | typeof writeTextFile>>,
): readonly string[] {
  return outcome.ok ? [] : outcome.problems.map(({ code }) => code);
}

describe('readTextFile', () => {
  it('reads a regular file', async () => {
    writeFileSync(join(folder, 'plan.json'), '{"ü":1}');
    expect(await readTextFile(folder, 'plan.json')).toEqual({ ok: true, value: '{"ü":1}', warnings: [] });
  });

  it.each([
    ['a missing file', 'KW6010', () => undefined],
    ['a folder', 'KW6011', (path: string) => mkdirSync(path)],
    ['a pipe that nobody writes to', 'KW6011', (path: string) => execFileSync('mkfifo', [path])],
    ['a device', 'KW6011', (path: string) => symlinkSync('/dev/zero', path)],
    ['a link to itself', 'KW6012', (path: string) => symlinkSync(path, path)],
    ['a file over the limit', 'KW6013', (path: string) => writeFileSync(path, 'x'.repeat(101))],
    ['bytes that are not UTF-8', 'KW6014', (path: string) => writeFileSync(path, Buffer.from([0xff, 0xfe]))],
  ])('refuses %s: %s', async (_, code, make) => {
    make(join(folder, 'plan.json'));
    expect(codesOf(await readTextFile(folder, 'plan.json', 100))).toEqual([code]);
  });
});

describe('writeTextFile', () => {
  it('writes and replaces whole files, leaving nothing beside them', async () => {
    expect((await writeTextFile(folder, 'plan.json', 'one')).ok).toBe(true);
    expect((await writeTextFile(folder, 'plan.json', 'two')).ok).toBe(true);
    expect(readFileSync(join(folder, 'plan.json'), 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['plan.json']);
  });

  it('writes through a link and leaves the link', async () => {
    writeFileSync(join(folder, 'real.json'), 'old');
    symlinkSync('real.json', join(folder, 'plan.json'));
    expect((await writeTextFile(folder, 'plan.json', 'new')).ok).toBe(true);
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('new');
    expect(lstatSync(join(folder, 'plan.json')).isSymbolicLink()).toBe(true);
  });

  it('refuses a folder that does not exist', async () => {
    expect(codesOf(await writeTextFile(folder, 'no/plan.json', 'x'))).toEqual(['KW6023']);
  });

  it('refuses to replace a device, a pipe or a folder', async () => {
    symlinkSync('/dev/null', join(folder, 'device'));
    mkdirSync(join(folder, 'folder'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    for (const name of ['device', 'folder', 'pipe'])
      expect(codesOf(await writeTextFile(folder, name, 'x'))).toEqual(['KW6011']);
    expect(readdirSync(folder).sort()).toEqual(['device', 'folder', 'pipe']);
  });

  it.each([
    ['ENOSPC', 'KW6020'],
    ['EACCES', 'KW6021'],
    ['EROFS', 'KW6022'],
    ['EIO', 'KW6024'],
  ])('says what %s means: %s', (name, code) => {
    const problem = writeProblem('plan.json', Object.assign(new Error('x'), { code: name }));
    expect(problem.code).toBe(code);
    expect(problem.message).toContain("`plan.json` can't be written");
  });
});
