import type { Estate, EstateGrant, EstateKey, Target } from '../../../../src/model/estate.js';
import type { Source } from '../../../../src/model/place.js';
import type { IamPrincipal, Named, Principal } from '../../../../src/model/principal.js';

export const account = '111122223333';
export const otherAccount = '444455556666';

/** A document whose places say their path, so that a test reads `spec.purpose` where a user reads line 7. */
export function pathSource(file: string): Source {
  return {
    file,
    at: (path, of) => ({
      file,
      line: 1,
      column: 1,
      length: 1,
      lineText: `${path.join('.')}${of === 'name' ? ' (name)' : ''}`,
    }),
  };
}

export function role(name: string, of = account, partition = 'aws'): IamPrincipal {
  return { kind: 'role', arn: `arn:${partition}:iam::${of}:role/${name}` };
}

export function named<P extends Principal>(principal: P, index = 0): Named<P> {
  return { ...principal, path: ['spec', 'grantees', index] };
}

export function target(change: Partial<Target> = {}): Target {
  const name = change.name ?? 'prod-eu';
  const partition = change.partition ?? 'aws';
  return {
    name,
    provider: 'aws-kms',
    account,
    partition,
    region: partition === 'aws-cn' ? 'cn-north-1' : 'eu-west-1',
    assumeRole: null,
    endpoint: null,
    reconciler: role('keywright', account, partition),
    administrators: [],
    tags: {},
    source: pathSource(`targets/${name}.yaml`),
    ...change,
  };
}

export function key(change: Partial<EstateKey> = {}): EstateKey {
  const name = change.name ?? 'cards';
  const home = change.target ?? target();
  return {
    name,
    labels: {},
    target: home,
    description: '',
    algorithm: 'aes-256',
    purpose: 'encrypt',
    origin: { kind: 'kms' },
    aliases: [],
    tags: {},
    rotation: { kind: 'off' },
    multiRegion: false,
    replicas: [],
    life: { state: 'enabled', retirement: null, deletionWindowDays: 30 },
    administrators: [role('admin', account, home.partition)],
    enableIamPolicies: false,
    nativeGrants: 'shared',
    grants: [],
    source: pathSource(`keys/${name}.yaml`),
    ...change,
  };
}

export function grant(change: Partial<EstateGrant> = {}): EstateGrant {
  const name = change.name ?? 'payments';
  const operations = change.operations ?? ['decrypt'];
  return {
    name,
    grantees: [named(role('app'))],
    operations,
    operationPaths: Object.fromEntries(
      operations.map((each, index) => [each, ['spec', 'operations', index]]),
    ),
    conditions: {},
    expires: null,
    reason: 'because',
    as: 'policy',
    retiringPrincipal: null,
    source: pathSource(`grants/${name}.yaml`),
    ...change,
  };
}

export function estate(...keys: readonly EstateKey[]): Estate {
  return {
    name: 'acme',
    observe: { grants: 'all', quotaShare: 0.5 },
    targets: [...new Map(keys.map((each) => [each.target.name, each.target])).values()],
    keys: [...keys].sort((a, b) => (a.name < b.name ? -1 : 1)),
    guardrails: [],
    approverGroups: [],
    approvalPolicies: [],
  };
}
