import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import type { GateReport } from '../../src/model/approval.js';
import type { Plan } from '../../src/model/plan.js';
import { build, type Ended, keywright, startKeywright, written } from '../cli/built-cli.js';
import { env as gitEnv, type TestRepository, temporaryFolder } from '../trust/repository.js';
import { cloneWithOrigin, loss, makeKeys } from './clone-with-origin.js';
import { retireLongAgo } from './retired-key.js';

/** A repository with a bare `origin`, a simulator, people with keys, and a plan that schedules a deletion. */
export interface Story {
  readonly folder: string;
  readonly clone: TestRepository;
  /** In `plan.json`. */
  readonly plan: Plan;
  run(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended>;
  /** Plans what is checked out. */
  makePlan(file: string): Promise<Plan>;
  /** Somebody signs `plan.json`, or the file that is named. */
  approve(key: string, approvals: string, ...args: readonly string[]): Promise<void>;
  gate(file: string, approvals: string, env?: NodeJS.ProcessEnv): Promise<Gated>;
  /** How often the simulator was asked for something that changes a key. */
  writes(): Promise<number>;
  keyState(): Promise<string | undefined>;
  end(): Promise<void>;
}

export interface Gated {
  readonly exit: Ended['exit'];
  readonly report: GateReport;
  readonly rejected: readonly string[];
  readonly missing: readonly string[];
}

export async function beginStory(): Promise<Story> {
  build();
  const folder = temporaryFolder();
  makeKeys(folder);
  const simulator = startKeywright(['sim', '--port', '0'], { cwd: folder });
  const [, url = ''] = await written(simulator, 'stdout', /listens on (http:\S+)/);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const kms = new KMSClient({ endpoint: url, region: 'eu-west-1', credentials });
  const env = {
    ...gitEnv,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    KEYWRIGHT_KMS_QUOTAS: '{"default":100000}',
    KEYWRIGHT_SETTLE_SECONDS: '5',
  };
  await retireLongAgo(folder, env, kms);
  const clone = cloneWithOrigin(folder);
  const run: Story['run'] = (args, more = {}) =>
    keywright([...args, '--estate', clone.folder], { cwd: folder, env: { ...env, ...more } });
  const makePlan = async (file: string): Promise<Plan> => {
    await finished(run(['plan', '--out', file]));
    return JSON.parse(readFileSync(join(folder, file), 'utf8'));
  };
  return {
    ...{ folder, clone, run, makePlan, plan: await makePlan('plan.json') },
    approve: async (key, approvals, ...more) => {
      const losses = more.includes('--object') ? [] : ['--acknowledge', loss];
      const [file = 'plan.json'] = more.filter((word) => word.endsWith('.json'));
      const rest = more.filter((word) => word !== file);
      const signing = ['--key', key, '--yes', '--approvals', approvals, ...losses, ...rest];
      await finished(run(['approve', file, ...signing]));
    },
    gate: async (file, approvals, more) => {
      const args = ['gate', file, '--approvals', approvals, '--format', 'json'];
      const { exit, stdout } = await run(args, more);
      const report: GateReport = JSON.parse(stdout);
      const rejected = report.rules.flatMap((rule) => rule.rejected.map(({ reason }) => reason));
      return { exit, report, rejected, missing: report.rules.flatMap(({ missing }) => missing) };
    },
    writes: async () => {
      const answer = await fetch(`${url}/_keywright/requests`);
      const { counts } = (await answer.json()) as { counts: Readonly<Record<string, number>> };
      return Object.entries(counts).reduce(
        (sum, [name, count]) => (/^(Get|List|Describe|Assume)/.test(name) ? sum : sum + count),
        0,
      );
    },
    keyState: async () =>
      (await kms.send(new DescribeKeyCommand({ KeyId: 'alias/ledger' }))).KeyMetadata?.KeyState,
    end: async () => {
      kms.destroy();
      const ended = new Promise((done) => simulator.on('exit', done));
      simulator.kill('SIGTERM');
      await ended;
    },
  };
}

/** Puts a text where the approvals of a plan are. */
export function place(folder: string, approvals: string, digest: string, text: string): void {
  const to = join(folder, approvals, digest.replace('sha256:', ''));
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, `${crypto.randomUUID()}.json`), text);
}

async function finished(ended: Promise<Ended>): Promise<void> {
  const { exit, stdout, stderr } = await ended;
  if (exit !== 0) throw new Error(stdout + stderr);
}
