import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { type Simulator, startSimulator } from '../../../src/simulator/index.js';

const run = promisify(execFile);

/** The AWS CLI of the system's package. Where it isn't installed (`apt-get install awscli`) there is nothing to test; CI installs it. */
export const awsCli = ['/usr/bin/aws', '/usr/local/bin/aws'].find((path) => existsSync(path));

export interface Who {
  readonly id: string;
  readonly secret: string;
  readonly token?: string;
}

export const account = '111122223333';
export const region = 'eu-central-1';
export const administrator: Who = { id: account, secret: 'test' };

/** How a command ended; `answer` is its JSON, null where it printed none. */
export interface Ended {
  readonly exit: number;
  readonly answer: unknown;
  readonly stderr: string;
}

/** A shell of somebody who has the AWS CLI, beside a simulator of their own. */
export interface CliDesk {
  readonly simulator: Simulator;
  /** The answer of a command that has to succeed. */
  aws<Answer = unknown>(args: readonly string[], options?: CliOptions): Promise<Answer>;
  /** However a command ends. */
  tryAws(args: readonly string[], options?: CliOptions): Promise<Ended>;
  /** A file's path, as commands take it. */
  write(name: string, content: string | Uint8Array): string;
  read(name: string): Buffer;
  createKey(...args: readonly string[]): Promise<{ readonly KeyId: string; readonly Arn: string }>;
  close(): Promise<void>;
}

export interface CliOptions {
  readonly who?: Who;
  readonly region?: string;
  /** Further environment variables. */
  readonly env?: Readonly<Record<string, string>>;
}

export async function openCli(): Promise<CliDesk> {
  const simulator = await startSimulator();
  const folder = mkdtempSync(join(tmpdir(), 'keywright-cli-'));

  async function tryAws(args: readonly string[], options: CliOptions = {}): Promise<Ended> {
    const env = { ...environmentOf(folder, options), ...options.env };
    // Older versions, Debian 12's among them, don't know AWS_ENDPOINT_URL.
    const all = ['--endpoint-url', simulator.url, ...args];
    try {
      const { stdout, stderr } = await run(awsCli ?? 'aws', all, { env });
      return { exit: 0, answer: stdout.trim() === '' ? null : JSON.parse(stdout), stderr };
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string };
      return { exit: code, answer: null, stderr };
    }
  }

  async function aws<Answer>(args: readonly string[], options?: CliOptions): Promise<Answer> {
    const { exit, answer, stderr } = await tryAws(args, options);
    expect(`${exit} ${stderr}`.trim(), args.join(' ')).toBe('0');
    return answer as Answer;
  }

  return {
    simulator,
    aws,
    tryAws,
    write: (name, content) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    read: (name) => readFileSync(join(folder, name)),
    createKey: async (...args) => {
      const made = await aws<{ KeyMetadata: { KeyId: string; Arn: string } }>(['kms', 'create-key', ...args]);
      return made.KeyMetadata;
    },
    close: async () => {
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function environmentOf(folder: string, { who = administrator, region: where }: CliOptions) {
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    AWS_ACCESS_KEY_ID: who.id,
    AWS_SECRET_ACCESS_KEY: who.secret,
    ...(who.token === undefined ? {} : { AWS_SESSION_TOKEN: who.token }),
    AWS_DEFAULT_REGION: where ?? region,
    AWS_DEFAULT_OUTPUT: 'json',
    AWS_MAX_ATTEMPTS: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
}
