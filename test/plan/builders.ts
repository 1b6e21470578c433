import type { DesiredKey } from '../../src/model/desired.js';
import type { DesiredLife, Estate, Target } from '../../src/model/estate.js';
import type { GrantState, KeyState, LifeState } from '../../src/model/key-state.js';
import type { ObservedKey, ObservedTarget, Reading } from '../../src/model/observed.js';
import type { Source } from '../../src/model/place.js';

export const now = Date.parse('2027-03-01T12:00:00Z');

const source: Source = {
  file: 'keys.yaml',
  at: () => ({ file: 'keys.yaml', line: 1, column: 1, length: 1, lineText: '' }),
};

export const admin = 'arn:aws:iam::111122223333:role/keywright';

/** A key policy in which keywright's role administers and each of `users` decrypts. */
export function policyFor(...users: readonly string[]): string {
  const use = users.map((user) => ({
    Sid: `use ${user}`,
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::111122223333:role/${user}` },
    Action: 'kms:Decrypt',
    Resource: '*',
  }));
  const administer = {
    Sid: 'administer',
    Effect: 'Allow',
    Principal: { AWS: admin },
    Action: ['kms:PutKeyPolicy', 'kms:GetKeyPolicy', 'kms:DescribeKey', 'kms:CreateGrant', 'kms:RevokeGrant'],
    Resource: '*',
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [administer, ...use] });
}

export const enabled: DesiredLife = { state: 'enabled', retirement: null, deletionWindowDays: 30 };

export function stateOf(changes: Partial<KeyState> = {}): KeyState {
  return {
    algorithm: 'aes-256',
    purpose: 'encrypt',
    origin: { kind: 'kms' },
    multiRegion: 'single',
    description: 'cards',
    tags: { team: 'payments' },
    aliases: ['alias/cards'],
    rotation: { kind: 'every', days: 365 },
    policy: policyFor('app'),
    grants: [],
    life: 'enabled',
    ...changes,
  };
}

export function desiredKey(changes: Partial<DesiredKey> & { readonly name?: string } = {}): DesiredKey {
  const { name = 'cards', ...rest } = changes;
  return {
    id: { name, target: 'main' },
    owner: `acme/${name}`,
    state: stateOf(),
    life: enabled,
    primaryTarget: null,
    nativeGrants: 'shared',
    managers: [admin],
    source,
    ...rest,
  };
}

const arnOf = (name: string) => `arn:aws:kms:eu-west-1:111122223333:key/${name}`;

/** A live key that is exactly what `desired` wants, but for `changes` of its state. */
export function liveKey(
  desired: DesiredKey,
  changes: Partial<KeyState> = {},
  more: Partial<Omit<ObservedKey, 'fields'>> = {},
): ObservedKey {
  const state = { ...desired.state, ...changes };
  return {
    arn: arnOf(desired.id.name),
    owner: { read: true, value: desired.owner },
    fields: {
      algorithm: read(state.algorithm),
      purpose: read(state.purpose),
      origin: read(state.origin),
      multiRegion: read(state.multiRegion),
      description: read(state.description),
      tags: read(state.tags),
      aliases: read(state.aliases),
      rotation: read(state.rotation),
      policy: read(state.policy),
      grants: read(state.grants),
      life: read<LifeState>(state.life),
    },
    retiredSince: null,
    deletionDate: null,
    lastUsed: null,
    orphans: [],
    ...more,
  };
}

export function read<T>(value: T): Reading<T> {
  return { read: true, value };
}

export function observedTarget(
  keys: readonly ObservedKey[],
  more: Partial<ObservedTarget> = {},
): ObservedTarget {
  const aliases = Object.fromEntries(
    keys.flatMap((key) =>
      key.fields.aliases.read ? key.fields.aliases.value.map((alias) => [alias, key.arn]) : [],
    ),
  );
  return { target: 'main', keys, unmanaged: [], aliases, ...more };
}

export function nativeGrant(changes: Partial<GrantState> = {}): GrantState {
  return {
    id: null,
    name: 'keywright:reports/0123456789ab',
    grantee: { kind: 'principal', arn: 'arn:aws:iam::111122223333:role/reports' },
    retiring: null,
    operations: ['Decrypt', 'DescribeKey'],
    constraints: {},
    ...changes,
  };
}

const target: Target = {
  name: 'main',
  provider: 'aws-kms',
  account: '111122223333',
  partition: 'aws',
  region: 'eu-west-1',
  assumeRole: null,
  endpoint: null,
  reconciler: { kind: 'role', arn: admin },
  administrators: [],
  tags: {},
  source,
};

export const estate: Estate = {
  name: 'acme',
  observe: { grants: 'all', quotaShare: 0.5 },
  targets: [target, { ...target, name: 'second', region: 'eu-central-1' }],
  keys: [],
  guardrails: [],
  approverGroups: [],
  approvalPolicies: [],
};
