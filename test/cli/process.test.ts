import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, cliFile, exampleEstate, keywright, written } from './built-cli.js';

let folder: string;
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'keywright-process-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function shell(script: string): Promise<{ exit: unknown; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile('bash', ['-c', script], (error, stdout, stderr) =>
      done({ exit: error?.code ?? 0, stdout, stderr }),
    );
  });
}

describe('the process', () => {
  it('says so when the output cannot be written', async () => {
    const { exit, stderr } = await shell(`${process.execPath} ${cliFile} --help > /dev/full`);
    expect(exit).toBe(1);
    expect(stderr).toContain("error KW6025: the output can't be written: the disk is full");
  });

  it('says so when a part of the output still fits on the disk', async () => {
    const file = join(folder, 'compiled.txt');
    const { exit, stderr } = await shell(
      `ulimit -f 8; ${process.execPath} ${cliFile} compile --estate ${exampleEstate} > ${file}`,
    );
    rmSync(file);
    expect(exit).toBe(1);
    expect(stderr).toContain("error KW6025: the output can't be written");
  });

  it('goes on quietly when the reader goes away', async () => {
    const { exit, stderr } = await shell(
      `set -o pipefail; ${process.execPath} ${cliFile} compile --estate ${exampleEstate} | head -c 1`,
    );
    expect([exit, stderr]).toEqual([0, '']);
  });

  it('leaves the old file whole when the new one does not fit', async () => {
    writeFileSync(join(folder, 'plan.json'), 'old');
    const writer = pathToFileURL(join(dirname(cliFile), 'write-text-file.js')).href;
    const script = `
      process.on('SIGXFSZ', () => undefined);
      const { writeTextFile } = await import('${writer}');
      const written = await writeTextFile('${folder}', 'plan.json', 'x'.repeat(100_000));
      console.log(written.problems[0].code);`;
    writeFileSync(join(folder, 'write.mjs'), script);
    const { stdout } = await shell(`ulimit -f 8; ${process.execPath} ${join(folder, 'write.mjs')}`);
    expect(stdout.trim()).toBe('KW6020');
    expect(readFileSync(join(folder, 'plan.json'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['plan.json', 'write.mjs']);
  });

  it('validates and compiles without loading the AWS SDK, and plans with it', async () => {
    const hook = join(folder, 'hook.mjs');
    writeFileSync(hook, loadHook);
    const env = { KEYWRIGHT_TEST_LOADED: join(folder, 'loaded.txt') };
    const loadedBy = async (...args: string[]): Promise<string> => {
      writeFileSync(env.KEYWRIGHT_TEST_LOADED, '');
      await keywright([...args, '--estate', exampleEstate], {
        env,
        node: ['--import', pathToFileURL(hook).href],
      });
      return readFileSync(env.KEYWRIGHT_TEST_LOADED, 'utf8');
    };
    expect(await loadedBy('validate')).toMatch(/\/node_modules\/yaml\//);
    expect(await loadedBy('validate')).not.toMatch(/@aws-sdk|@smithy/);
    expect(await loadedBy('compile')).not.toMatch(/@aws-sdk|@smithy/);
    expect(await loadedBy('plan', '--target', 'payments-ireland')).toMatch(/@aws-sdk/);
  });
});

/** Writes the URL of every module that Node resolves into a file. */
const loadHook = `
import { register } from 'node:module';
const hooks = \`
import { appendFileSync } from 'node:fs';
export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  appendFileSync(process.env.KEYWRIGHT_TEST_LOADED, resolved.url + '\\\\n');
  return resolved;
}\`;
register('data:text/javascript,' + encodeURIComponent(hooks));
`;

describe('a full disk', () => {
  it('leaves nothing of an estate that init could not write', async () => {
    const { exit, stderr } = await shell(
      `ulimit -f 0; cd ${folder} && ${process.execPath} ${cliFile} init --estate new/estate 2>&1 >/dev/null | cat >&2; exit \${PIPESTATUS[0]}`,
    );
    expect(exit).toBe(1);
    expect(stderr).toContain("error KW6020: `new/estate/keywright.yaml` can't be written");
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });

  it('is told by the simulator, whose callers only see an internal error', async () => {
    const script = `ulimit -f 8; exec ${process.execPath} ${cliFile} sim --port 0 --state ${join(folder, 'full.state')}`;
    const child = spawn('bash', ['-c', script]);
    const told = written(child, 'stderr', /^can't write `.*full\.state.*`: /m);
    const [, url = ''] = await written(child, 'stdout', /listens on (http:\S+)/);
    const body = JSON.stringify({ advanceSeconds: 1 });
    const headers = { 'content-type': 'application/json' };
    for (let times = 0, status = 200; times < 1000 && status === 200; times++)
      ({ status } = await fetch(`${url}/_keywright/clock`, { method: 'POST', headers, body }));
    await told;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  });
});
