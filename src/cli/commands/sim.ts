import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import { visible } from '../../render/visible.js';
import { commandOf } from '../define-command.js';
import { exitCodes } from '../exit-codes.js';
import { readWorld } from '../read-world.js';
import { readFaults, readQuotas } from '../sim-files.js';
import type { Terminal } from '../terminal.js';
import { errorName } from '../write-problem.js';

interface SimOptions {
  readonly port: number;
  readonly state?: string;
  readonly world?: string;
  readonly quotas?: string | boolean;
  readonly faults?: string;
  readonly seed?: string;
  readonly clock?: string;
  readonly consistency?: number;
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
      .option('--quotas [file]', "throttle: AWS's request quotas (`aws`), or those in this file (YAML)")
      .option('--faults <file>', 'let calls fail as this file (YAML) lists')
      .option('--seed <text>', 'the same ids and key material in every run')
      .option('--clock <time>', 'start with this simulated time (ISO 8601)', timeText)
      .option('--consistency <seconds>', 'show changes late, each after up to this long', upToSeconds);
  },
  async (session, _args, options) => {
    const { cwd } = session.terminal;
    const world = await readWorld(session, options.world);
    const quotas = await readQuotas(cwd, options.quotas);
    const faults = await readFaults(cwd, options.faults);
    if (!world.ok || !quotas.ok || !faults.ok) return session.fail(problemsOf(world, quotas, faults));
    const { startSimulator } = await import('../../simulator/index.js');
    try {
      const simulator = await startSimulator({
        port: options.port,
        ...(options.state === undefined ? {} : { stateFile: resolve(cwd, options.state) }),
        ...(world.value === null ? {} : { world: world.value }),
        ...(options.consistency === undefined ? {} : { consistency: { upToSeconds: options.consistency } }),
        ...(options.seed === undefined ? {} : { seed: options.seed }),
        quotas: quotas.value,
        log: (line, kind) => {
          if (kind === 'trouble' || options.verbose === true)
            session.terminal.stderr.write(`${visible(line)}\n`);
        },
      });
      if (options.clock !== undefined) simulator.moveClock({ now: options.clock });
      const set = faults.value(simulator);
      if (!set.ok) {
        await simulator.close();
        return session.fail(set.problems);
      }
      session.print(`keywright sim listens on ${simulator.url}\n`);
      await stopped(session.terminal);
      await simulator.close();
      return exitCodes.done;
    } catch (error) {
      return session.fail([startProblem(error, options.port)]);
    }
  },
);

function problemsOf(...outcomes: readonly Outcome<unknown>[]): readonly Diagnostic[] {
  return outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
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

function upToSeconds(text: string): number {
  const seconds = Number(text);
  if (!/^\d{1,5}(\.\d+)?$/.test(text) || seconds > 86_400)
    throw new InvalidArgumentError('it is a number of seconds from 0 to 86400.');
  return seconds;
}

function timeText(text: string): string {
  if (!/^\d{4}-\d\d-\d\d(T.+)?$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('a time is like 2030-01-01T00:00:00Z.');
  return text;
}
