import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, keywright, startKeywright, written } from './cli/built-cli.js';

const readme = readFileSync('README.md', 'utf8');
const quickStart = readme.slice(
  readme.indexOf('## Your first pull request'),
  readme.indexOf('## What it promises'),
);
/** Every command of the quick start, in the order in which a new user types them. */
const commands = [...quickStart.matchAll(/npx keywright ([^`\n]+)/g)].map(([, words = '']) =>
  words.trim().split(/\s+/),
);

let folder: string;
let simulator: ChildProcess | null = null;
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'keywright-readme-'));
});
afterAll(async () => {
  const ended = new Promise((done) => simulator?.on('exit', done) ?? done(null));
  simulator?.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

describe('the README’s quick start', () => {
  it('has the commands of a first pull request', () => {
    expect(commands.map(([name]) => name)).toEqual([
      ...['sim', 'init', 'validate', 'compile', 'plan', 'rehearse', 'show', 'apply', 'drift'],
    ]);
  });

  it('works as it is written', async () => {
    const env: Record<string, string> = {
      AWS_ACCESS_KEY_ID: /AWS_ACCESS_KEY_ID=(\S+)/.exec(quickStart)?.[1] ?? '',
      AWS_SECRET_ACCESS_KEY: /AWS_SECRET_ACCESS_KEY=(\S+)/.exec(quickStart)?.[1] ?? '',
    };
    for (const words of commands) {
      if (words[0] === 'sim') {
        // Any free port, so that a simulator of the developer's own isn't in the way.
        const args = words.map((word) => (word === '4599' ? '0' : word));
        simulator = startKeywright(args, { cwd: folder });
        const [, url = ''] = await written(simulator, 'stdout', /listens on (http:\S+)/);
        env['AWS_ENDPOINT_URL'] = url;
        continue;
      }
      const ended = await keywright(words, { cwd: folder, env });
      expect(ended, words.join(' ')).toMatchObject({ exit: 0 });
      if (words[0] === 'init') pointAt(env['AWS_ENDPOINT_URL'] ?? '');
    }
  });

  it('names only files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!http)([^)#]+)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(5);
    for (const path of links) expect(() => readFileSync(path), path).not.toThrow(/ENOENT/);
  });
});

/** `init` writes the simulator's usual port. */
function pointAt(url: string): void {
  const path = join(folder, 'keys', 'targets.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('http://127.0.0.1:4599', url));
}
