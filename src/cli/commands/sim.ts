import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Diagnostic } from '../../model/diagnostic.js';
import { visible } from '../../render/visible.js';
import { commandOf } from '../define-command.js';
import { exitCodes } from '../exit-codes.js';
import { readTextFile } from '../read-text-file.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';
import { errorName } from '../write-problem.js';

interface SimOptions {
  readonly port: number;
  readonly state?: string;
  readonly world?: string;
  readonly quotas?: boolean;
  readonly verbose?: boolean;
}

/** `keywright sim`: a KMS and STS on loopback, until it is stopped. */
export const defineSim = commandOf<SimOptions>(
  {
    usage: 'sim',
    summary: 'Run a local KMS and STS that authorises like AWS, for rehearsals and tests',
    formats: ['human'],
    examples: [
      ['keywright sim', 'on port 4599, forgetting everything at the end'],
      [
        'keywright sim --port 0 --state kms.state --world world.yaml',
        'any free port, lasting state, own accounts',
      ],
      [
        'AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test aws --endpoint-url http://127.0.0.1:4599 kms list-keys',
        'use it from the AWS CLI',
      ],
    ],
  },
  (command) => {
    command
      .option('--port <number>', 'port on 127.0.0.1; 0 takes any free one', portNumber, 4599)
      .option('--state <file>', 'keep keys and state in this file')
      .option('--world <file>', 'accounts, roles and users (YAML); default: everybody that is named exists')
      .option('--quotas', "throttle at AWS's published request quotas");
  },
  async (session, _args, options) => {
    const world = await readWorld(session, options.world);
    if (!world.ok) return session.fail(world.problems);
    const { startSimulator } = await import('../../simulator/index.js');
    try {
      const simulator = await startSimulator({
        port: options.port,
        ...(options.state === undefined ? {} : { stateFile: resolve(session.terminal.cwd, options.state) }),
        ...(world.value === null ? {} : { world: world.value }),
        quotas: options.quotas === true ? 'aws' : 'off',
        log: (line, kind) => {
          if (kind === 'trouble' || options.verbose === true)
            session.terminal.stderr.write(`${visible(line)}\n`);
        },
      });
      session.print(`keywright sim listens on ${simulator.url}\n`);
      await stopped(session.terminal);
      await simulator.close();
      return exitCodes.done;
    } catch (error) {
      return session.fail([startProblem(error, options.port)]);
    }
  },
);

async function readWorld(session: Session, file: string | undefined) {
  if (file === undefined) return { ok: true, value: null } as const;
  const text = await readTextFile(session.terminal.cwd, file);
  if (!text.ok) return { ok: false, problems: text.problems.map(aboutWorld) } as const;
  const { parseWorld } = await import('../../simulator/world.js');
  return parseWorld(text.value, file);
}

/** What to do about a missing file is said for plan files otherwise. */
function aboutWorld(problem: Diagnostic): Diagnostic {
  return { ...problem, remedy: 'give `--world` the path of a YAML file with accounts, roles and users' };
}

/** Resolves when the user asks to stop. */
function stopped(terminal: Terminal): Promise<void> {
  return new Promise((done) => {
    const off = terminal.onStop(() => {
      off();
      done();
    });
  });
}

function startProblem(error: unknown, port: number): Diagnostic {
  if (errorName(error) === 'EADDRINUSE')
    return { code: 'KW6040', severity: 'error', message: `the port \`${port}\` is in use` };
  if (!(error instanceof Error) || !isForeseen(error)) throw error;
  return { code: 'KW6041', severity: 'error', message: `the simulator can't start: ${error.message}` };
}

/** The system's own errors, and a state file that can't be used; anything else is a bug. */
function isForeseen(error: Error): boolean {
  return error.name === 'StateFileError' || ('code' in error && 'syscall' in error);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('a port is a number from 0 to 65535.');
  return port;
}
