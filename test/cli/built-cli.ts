import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The command line as users run it; built where `npm test` hasn't done so already. */
export const cliFile = join(root, 'dist/cli/main.js');
export const exampleEstate = join(root, 'policies/example');

export function build(): void {
  if (existsSync(cliFile)) return;
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
    {
      cwd: root,
      stdio: 'ignore',
    },
  );
}

export interface Ended {
  readonly exit: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs keywright to its end. `node` are options of Node itself. */
export function keywright(
  args: readonly string[],
  over: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly node?: readonly string[] } = {},
): Promise<Ended> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [...(over.node ?? []), cliFile, ...args],
      { cwd: over.cwd ?? root, env: { ...cleanEnv(), ...over.env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        done({ exit: error === null ? 0 : (error.code ?? error.signal ?? null), stdout, stderr }),
    );
  });
}

/** Starts keywright and hands out the process. */
export function startKeywright(
  args: readonly string[],
  over: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): ChildProcess {
  return spawn(process.execPath, [cliFile, ...args], {
    cwd: over.cwd ?? root,
    env: { ...cleanEnv(), ...over.env },
  });
}

/** Waits until the process has written something that matches, and gives it back. */
export function written(
  child: ChildProcess,
  name: 'stdout' | 'stderr',
  pattern: RegExp,
): Promise<RegExpExecArray> {
  return new Promise((done, fail) => {
    let text = '';
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const match = pattern.exec(text);
      if (match !== null) done(match);
    });
    child.on('exit', (code) => fail(new Error(`ended with ${code} before it wrote ${pattern}: ${text}`)));
  });
}

/** The environment without what would change how AWS is called or how output looks. */
export function cleanEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|KEYWRIGHT_|NO_COLOR|FORCE_COLOR|NODE_OPTIONS)/.test(name),
  );
  return { ...Object.fromEntries(kept), AWS_EC2_METADATA_DISABLED: 'true' };
}
