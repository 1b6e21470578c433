import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { startSimulator, type World } from '../../src/simulator/index.js';
import { build, type Ended, keywright } from '../cli/built-cli.js';
import { document } from '../support/desk.js';
import { rootFile } from './documents.js';
import { allow, home, reconcilerActions, region, world } from './world.js';

/** The command line as a child process, beside a simulator, an estate folder and worlds in files. */
export interface CliDesk {
  /** Of somebody who is asked for no permission. */
  readonly kms: KMSClient;
  at(...args: readonly string[]): Promise<Ended>;
  writeEstate(documents: string): Promise<void>;
  /** Writes `plan.json`. */
  plan(): Promise<void>;
  /** The whole state of the simulator. */
  liveState(): string;
  close(): Promise<void>;
}

const root = rootFile([], { reconciler: { user: 'ci' } });
const gateOff = document('ApprovalPolicy', 'trying', { gate: 'off' });
const accessKey = { id: 'AKIAEXAMPLECIRUNNER1', secret: 'example-secret' };

/** A user with access keys applies: the command line takes its credentials from the environment. */
function worldWithUser(...policies: readonly object[]): World {
  const [first, ...others] = world().accounts;
  if (first === undefined) throw new Error('the world has no account');
  const ci = { name: 'ci', accessKeys: [accessKey], policies: [...policies] };
  return { accounts: [{ ...first, users: [...(first.users ?? []), ci] }, ...others] };
}

const known = worldWithUser(allow(reconcilerActions));
const files: Readonly<Record<string, string>> = {
  'world.yaml': JSON.stringify(known),
  'no-aliases.yaml': JSON.stringify(
    worldWithUser(allow(reconcilerActions.filter((each) => each !== 'kms:CreateAlias'))),
  ),
  'no-descriptions.yaml': JSON.stringify(
    worldWithUser(allow(reconcilerActions), {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: 'kms:UpdateKeyDescription', Resource: '*' }],
    }),
  ),
  'broken.yaml': 'accounts: [{ id: 12 }]\n',
};

export async function openCliDesk(): Promise<CliDesk> {
  build();
  const folder = await mkdtemp(join(tmpdir(), 'keywright-rehearse-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const simulator = await startSimulator({ world: known });
  const principal = `arn:aws:iam::${home}:root`;
  const credentials = await simulator.credentialsFor({ principal, unrestricted: true });
  const kms = new KMSClient({ endpoint: simulator.url, region, credentials });
  const env = {
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ACCESS_KEY_ID: accessKey.id,
    AWS_SECRET_ACCESS_KEY: accessKey.secret,
  };
  const at = (...args: readonly string[]) =>
    keywright([...args, '--estate', join(folder, 'keys')], { cwd: folder, env });
  return {
    kms,
    at,
    writeEstate: async (documents) => {
      await mkdir(join(folder, 'keys'), { recursive: true });
      await writeFile(join(folder, 'keys/keywright.yaml'), root);
      await writeFile(join(folder, 'keys/keys.yaml'), gateOff + documents);
    },
    plan: async () => {
      const { exit, stderr } = await at('plan', '--out', 'plan.json');
      expect(exit, stderr).toBe(0);
    },
    liveState: () => JSON.stringify(simulator.snapshot().tables),
    close: async () => {
      kms.destroy();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
