import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import type { ApplyOptions } from '../../src/apply/apply-options.js';
import type { ApplyReport } from '../../src/model/apply-report.js';
import type { Outcome } from '../../src/model/diagnostic.js';
import type { DriftReport } from '../../src/model/drift.js';
import type { Plan } from '../../src/model/plan.js';
import type { Runtime } from '../../src/model/provider.js';
import { apply, drift, plan, validate } from '../../src/pipeline.js';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.js';
import { applyingFreely, gateOff } from './applying.js';

export const account = '000000000000';
export const region = 'eu-west-1';
export const administrator = `arn:aws:iam::${account}:user/administrator`;

/** A simulator with an estate folder beside it: what a user has on the desk. */
export interface Desk {
  readonly url: string;
  readonly folder: string;
  readonly simulator: Simulator;
  readonly kms: KMSClient;
  /** The same in another Region. */
  kmsIn(region: string): KMSClient;
  readonly env: Readonly<Record<string, string>>;
  readonly runtime: Runtime;
  /** Writes the estate's files anew. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  plan(): Promise<Plan>;
  /** Plans and applies whatever the plan says, and fails the test where that fails. */
  settle(): Promise<ApplyReport>;
  apply(plan: Plan, options?: Partial<ApplyOptions>): Promise<ApplyReport>;
  drift(): Promise<DriftReport>;
  /** Moves the clock by which keywright goes. */
  advance(seconds: number): void;
  /** A request to the simulator's control API. */
  control(path: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

export async function openDesk(options: SimulatorOptions = {}): Promise<Desk> {
  const simulator = await startSimulator({ port: 0, ...options });
  const folder = await mkdtemp(join(tmpdir(), 'keywright-desk-'));
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const clients: KMSClient[] = [];
  const kmsIn = (where: string) => {
    const client = new KMSClient({ endpoint: simulator.url, region: where, credentials });
    clients.push(client);
    return client;
  };
  const kms = kmsIn(region);
  const env = {
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    KEYWRIGHT_KMS_QUOTAS: JSON.stringify({ default: 1_000_000 }),
  };
  let ahead = 0;
  const runtime = { ...runtimeWith(env), now: () => Date.now() + ahead };
  const load = async () => value(await validate(folder));
  const makePlan = async () =>
    value(await plan(await load(), { targets: [] }, gateOff, { toolVersion: 'test', commit: null }, runtime));
  const applyPlan = async (made: Plan, options: Partial<ApplyOptions> = {}) => {
    const applying = { ...applyingFreely(`${folder}.journal`), ...options };
    return await apply(await load(), made, applying, runtime);
  };
  return {
    url: simulator.url,
    folder,
    simulator,
    kms,
    kmsIn,
    env,
    runtime,
    write: (files) => writeEstate(folder, files),
    plan: makePlan,
    apply: applyPlan,
    settle: async () => {
      const report = await applyPlan(await makePlan());
      if (report.outcome !== 'applied') throw new Error(JSON.stringify(report, null, 1));
      return report;
    },
    advance: (seconds) => {
      ahead += seconds * 1000;
    },
    drift: async () => value(await drift(await load(), { targets: [] }, runtime)),
    control: async (path, body) => await control(`${simulator.url}/_keywright/${path}`, body),
    close: async () => {
      for (const client of clients) client.destroy();
      await simulator.close();
      for (const path of [folder, `${folder}.journal`, `${folder}.journal.locks`])
        await rm(path, { recursive: true, force: true });
    },
  };
}

export function runtimeWith(env: Readonly<Record<string, string>>): Runtime {
  return {
    env,
    now: Date.now,
    // Tests don't wait out the pauses that AWS would need.
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / 50)),
    random: Math.random,
    progress: () => {},
  };
}

async function writeEstate(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function control(url: string, body?: object): Promise<unknown> {
  const answer = await fetch(
    url,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** The value, or a failed test that says what is wrong. */
export function value<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(
    outcome.problems
      .map(({ code, message, place }) => `${code} ${place?.file}:${place?.line} ${message}`)
      .join('\n'),
  );
}

/** `keywright.yaml` with one target in the simulator's default account. */
export const root = `
apiVersion: keywright.dev/v1
kind: Estate
metadata: { name: desk }
spec: { observe: { quotaShare: 1 } }
---
apiVersion: keywright.dev/v1
kind: Target
metadata: { name: main }
spec:
  provider: aws-kms
  account: "${account}"
  region: ${region}
  reconciler: { user: administrator }
`;

/** One document's text. `spec` is YAML in flow form or JSON, which YAML reads too. */
export function document(
  kind: string,
  name: string,
  spec: object,
  labels?: Readonly<Record<string, string>>,
): string {
  const metadata = { name, ...(labels === undefined ? {} : { labels }) };
  return `---\n${JSON.stringify({ apiVersion: 'keywright.dev/v1', kind, metadata, spec })}\n`;
}

export const keyDocument = (name: string, spec: object = {}) =>
  document('Key', name, {
    target: 'main',
    algorithm: 'aes-256',
    purpose: 'encrypt',
    aliases: [`alias/${name}`],
    ...spec,
  });

export const grantDocument = (name: string, spec: object) =>
  document('Grant', name, { operations: ['use'], reason: 'for the test', ...spec });
