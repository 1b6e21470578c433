/** keywright as users run it. */
import { spawn } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ci, say } from './people.mjs';
import { gitEnv } from './repository.mjs';

const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const own = Object.entries(process.env).filter(([name]) => !/^(KEYWRIGHT|GIT)_/.test(name));

/** Runs commands in the folder; fails the demo where one ends otherwise than expected. */
export function commandLine(url, cwd) {
  const env = {
    ...Object.fromEntries(own),
    ...gitEnv,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: ci.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ci.secretAccessKey,
    AWS_SESSION_TOKEN: '',
    // The simulator has no quotas that keywright would have to share.
    KEYWRIGHT_KMS_QUOTAS: JSON.stringify({ default: 10_000 }),
  };
  return async (args, { exits = 0, quiet = false } = {}) => {
    const shown = args.map((word) => (word.startsWith('/') ? relative(cwd, word) : word));
    console.log(`$ keywright ${shown.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ')}`);
    const stdio = quiet ? ['ignore', 'ignore', 'ignore'] : ['ignore', 'inherit', 'inherit'];
    const child = spawn(process.execPath, [cli, ...args], { cwd, env, stdio });
    const code = await new Promise((resolve) => child.on('exit', resolve));
    if (code !== exits) throw new Error(`keywright ${args[0]} exited with ${code} and not with ${exits}`);
    if (code !== 0) say(`(exit ${code})`);
  };
}

export async function startSimulator(world, stateFile) {
  const args = ['sim', '--port', '0', '--state', stateFile, '--world', world];
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`the simulator exited with ${code}`)));
  });
  say(`a KMS on the desk answers at ${url}; no AWS account is touched`);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
