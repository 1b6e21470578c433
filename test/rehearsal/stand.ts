import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { fileStore } from '../../src/apply/journal/file/file-store.js';
import { readJournal } from '../../src/apply/journal/journal.js';
import { recordedSteps } from '../../src/apply/journal/steps.js';
import type { ApplyReport } from '../../src/model/apply-report.js';
import type { DriftReport } from '../../src/model/drift.js';
import type { Estate } from '../../src/model/estate.js';
import type { Plan } from '../../src/model/plan.js';
import type { Runtime } from '../../src/model/provider.js';
import { apply, drift, plan, validate } from '../../src/pipeline.js';
import { type RehearsalOutcome, rehearse } from '../../src/rehearse.js';
import {
  type SessionRequest,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
  type World,
} from '../../src/simulator/index.js';
import { applyingFreely, gateOff } from '../support/applying.js';
import { runtimeWith, value } from '../support/desk.js';
import { home, region } from './world.js';

/** A simulator that stands for AWS, and an estate folder beside it. Calls of keywright are made as each target's reconciler. */
export interface Stand {
  readonly simulator: Simulator;
  /** Writes the estate's files anew. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  estate(): Promise<Estate>;
  plan(planner?: string): Promise<Plan>;
  apply(plan: Plan, applier?: string | null): Promise<ApplyReport>;
  drift(): Promise<DriftReport>;
  rehearse(
    plan: Plan,
    world: World | null,
    by?: { readonly planner?: string; readonly applier?: string },
  ): Promise<RehearsalOutcome>;
  /** A client of somebody; without a principal, of one who is asked for no permission. */
  as(request?: SessionRequest, where?: string): Promise<KMSClient>;
  /** ARN of the key behind an alias of the first account. */
  arnOf(alias: string, where?: string): Promise<string>;
  control(path: string, body?: object): Promise<unknown>;
  /** The same simulator once more, as it is now, with the same estate folder. */
  twin(): Promise<Stand>;
  close(): Promise<void>;
}

export async function openStand(options: SimulatorOptions, folder?: string): Promise<Stand> {
  const simulator = await startSimulator({ port: 0, ...options });
  const place = folder ?? (await mkdtemp(join(tmpdir(), 'keywright-rehearsal-')));
  const clients: KMSClient[] = [];
  const estate = async () => value(await validate(place));
  const as: Stand['as'] = async (request, where = region) => {
    const credentials = await simulator.credentialsFor(request ?? unrestricted);
    const client = new KMSClient({ endpoint: simulator.url, region: where, credentials, maxAttempts: 1 });
    clients.push(client);
    return client;
  };
  const runtime = async (applier: string | null = null) => runtimeFor(simulator, await estate(), applier);
  return {
    simulator,
    estate,
    as,
    write: (files) => writeFiles(place, files),
    plan: async (planner) =>
      value(await plan(await estate(), { targets: [] }, gateOff, stamp, await runtime(planner))),
    apply: async (made, applier) =>
      apply(await estate(), made, applyingFreely(`${place}.journal`), await runtime(applier)),
    drift: async () => value(await drift(await estate(), { targets: [] }, await runtime())),
    rehearse: async (made, world, { planner, applier = null } = {}) =>
      rehearse(
        await estate(),
        made,
        {
          world,
          applier,
          limits: options.resourceQuotas,
          begun: await hasBegun(`${place}.journal`, made.digest),
        },
        await runtime(planner),
      ),
    arnOf: async (alias, where) => {
      const kms = await as(undefined, where);
      const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: alias }));
      return KeyMetadata?.Arn ?? '';
    },
    control: (path, body) => control(`${simulator.url}/_keywright/${path}`, body),
    twin: () => openStand({ ...options, ...sameWorld(options), snapshot: simulator.snapshot() }, place),
    close: async () => {
      for (const client of clients) client.destroy();
      await simulator.close();
      if (folder !== undefined) return;
      for (const path of [place, `${place}.journal`, `${place}.journal.locks`])
        await rm(path, { recursive: true, force: true });
    },
  };
}

async function hasBegun(journal: string, digest: string): Promise<boolean> {
  const { entries } = value(await readJournal(fileStore(journal)));
  return recordedSteps(entries, digest).size > 0;
}

/** Whoever isn't there doesn't exist, as in the world; who is, the snapshot says. */
function sameWorld({ world }: SimulatorOptions): Pick<SimulatorOptions, 'world'> {
  if (world === undefined) return {};
  const [first] = world.accounts;
  if (first === undefined) return {};
  const { id, partition = 'aws' } = first;
  return { world: { accounts: [{ id, partition }] } };
}

const unrestricted: SessionRequest = { principal: `arn:aws:iam::${home}:root`, unrestricted: true };
const stamp = { toolVersion: 'test', commit: null };

/** Each target is called as the applier, or as its reconciler. */
async function runtimeFor(
  simulator: Simulator,
  { targets }: Estate,
  applier: string | null,
): Promise<Runtime> {
  const environments = new Map<string, Readonly<Record<string, string>>>();
  for (const { name, account, partition, reconciler } of targets) {
    const principal = applier ?? reconciler?.arn ?? `arn:${partition}:iam::${account}:root`;
    const session = principal.includes(':role/') ? { sessionName: 'keywright' } : {};
    const { accessKeyId, secretAccessKey, sessionToken } = await simulator.credentialsFor({
      principal,
      ...session,
    });
    environments.set(name, {
      AWS_ENDPOINT_URL: simulator.url,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
      KEYWRIGHT_KMS_QUOTAS: JSON.stringify({ default: 1_000_000 }),
    });
  }
  return { ...runtimeWith({}), envOf: (target) => environments.get(target) ?? {} };
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function control(url: string, body?: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const post = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(url, post);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
