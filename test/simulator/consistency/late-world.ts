import { CreateKeyCommand, type CreateKeyCommandInput, KMS } from '@aws-sdk/client-kms';
import type { ConsistencySetting } from '../../../src/simulator/consistency/setting.js';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/index.js';
import { parseWorld } from '../../../src/simulator/world.js';
import { control, type Identity } from '../server/clients.js';

export const account = '111122223333';
export const region = 'eu-central-1';
export const user = (name: string) => `arn:aws:iam::${account}:user/${name}`;
export const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
export const root = `arn:aws:iam::${account}:root`;

/** The longest delay. */
export const upToSeconds = 300;

const allowed = (Action: string | readonly string[], Condition?: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*', ...(Condition === undefined ? {} : { Condition }) }],
});

/** `byTag` and `byAlias` may encrypt with what is tagged or named so; `app` has nothing of its own. */
const users = [
  { name: 'administrator', policies: [allowed('*')] },
  { name: 'app' },
  {
    name: 'byTag',
    policies: [allowed('kms:Encrypt', { StringEquals: { 'aws:ResourceTag/team': 'blue' } })],
  },
  {
    name: 'byAlias',
    policies: [
      allowed('kms:Encrypt', { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/blue' } }),
    ],
  },
];
const world = JSON.stringify({
  accounts: [
    {
      id: account,
      users: users.map((each) => ({ ...each, accessKeys: [{ id: each.name, secret: 'secret' }] })),
      roles: [{ name: 'reader' }],
    },
  ],
});

/** A change that isn't visible everywhere, as the control API lists it. */
export interface Pending {
  readonly kind: string;
  readonly id: string;
  readonly shownFrom: string;
  readonly inForceFrom: string;
}

/** A simulator whose clock stands still until a test moves it. */
export interface LateWorld {
  readonly simulator: Simulator;
  readonly admin: KMS;
  as(accessKeyId: string): KMS;
  asIdentity(identity: Identity): KMS;
  control(path: string, body?: unknown): Promise<unknown>;
  /** A new key, made visible; its ARN. */
  visibleKey(input?: CreateKeyCommandInput): Promise<string>;
  pending(): Promise<readonly Pending[]>;
  /** The only change that isn't visible yet. */
  onlyPending(): Promise<Pending>;
  moveTo(time: string | number): Promise<unknown>;
  /** Makes everything visible by letting the longest delay pass. */
  wait(): Promise<unknown>;
  close(): Promise<void>;
}

const start = Date.parse('2030-01-01T00:00:00Z');

export async function openLateWorld(
  consistency: ConsistencySetting = { upToSeconds },
  options: SimulatorOptions = {},
): Promise<LateWorld> {
  const parsed = parseWorld(world, 'world.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const simulator = await startSimulator({
    world: parsed.value,
    seed: 'late',
    clock: () => start,
    consistency,
    ...options,
  });
  const clients: KMS[] = [];
  const asIdentity = (credentials: Identity) => {
    const client = new KMS({ endpoint: simulator.url, region, credentials, maxAttempts: 1 });
    clients.push(client);
    return client;
  };
  const as = (accessKeyId: string) => asIdentity({ accessKeyId, secretAccessKey: 'secret' });
  const admin = as('administrator');
  const asked = (path: string, body?: unknown) => control(simulator, path, body);
  const pending = async () => ((await asked('consistency')) as { pending: readonly Pending[] }).pending;
  return {
    simulator,
    admin,
    as,
    asIdentity,
    control: asked,
    visibleKey: async (input = {}) => {
      const { KeyMetadata } = await admin.send(new CreateKeyCommand(input));
      await asked('consistency/settle', {});
      return KeyMetadata?.Arn ?? '';
    },
    pending,
    onlyPending: async () => {
      const [only, ...others] = await pending();
      if (only === undefined || others.length > 0) throw new Error(`${others.length} others are pending`);
      return only;
    },
    moveTo: (now) => asked('clock', { now: typeof now === 'number' ? now / 1000 : now }),
    wait: () => asked('clock', { advanceSeconds: upToSeconds }),
    close: async () => {
      for (const client of clients) client.destroy();
      await simulator.close();
    },
  };
}

/** A key policy that lets the account decide, and gives `principal` the actions. */
export function policyFor(principal: string, ...actions: readonly string[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' },
      {
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: actions.map((action) => `kms:${action}`),
        Resource: '*',
      },
    ],
  });
}

export const Plaintext = Buffer.from('text');

/**
 * What `look` answers until a time, and from it on: `[a moment before, at that time]`. The clock stays at that time.
 */
export async function around<T>(world: LateWorld, time: string, look: () => Promise<T>): Promise<[T, T]> {
  await world.moveTo(Date.parse(time) - 1);
  const before = await look();
  await world.moveTo(time);
  return [before, await look()];
}
