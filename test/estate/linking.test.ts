import { describe, expect, it } from 'vitest';
import { estateOf, plain } from './estate-in.js';

const files = {
  'keywright.yaml': `apiVersion: keywright.dev/v1
kind: Estate
metadata: { name: acme }
spec:
  include: [keywright.yaml, "places/*.yaml", keys.yml, "access/**"]
  defaults: { deletionWindowDays: 14 }
---
# A document of another kind may stand in the root file too.
apiVersion: keywright.dev/v1
kind: PrincipalSet
metadata: { name: apps }
spec:
  members:
    - role: web
    - role: arn:aws:iam::444455556666:role/jobs/nightly
    - service: logs.eu-west-1.amazonaws.com
      sourceAccount: "111122223333"
`,
  'places/ireland.yaml': `apiVersion: keywright.dev/v1
kind: Target
metadata: { name: ireland }
spec:
  provider: aws-kms
  account: "111122223333"
  region: eu-west-1
  assumeRole: arn:aws:iam::111122223333:role/keywright
  administrators: [{ role: key-admin }, { role: break-glass }]
  tags: { owner: payments }
`,
  'places/frankfurt.yaml': `apiVersion: keywright.dev/v1
kind: Target
metadata: { name: frankfurt }
spec:
  provider: aws-kms
  account: "111122223333"
  region: eu-central-1
  reconciler: { user: robot }
`,
  'keys.yml': `apiVersion: keywright.dev/v1
kind: Key
metadata:
  name: tokens
  labels: { team: payments }
spec:
  target: ireland
  algorithm: hmac-sha256
  purpose: mac
---
apiVersion: keywright.dev/v1
kind: Key
metadata:
  name: cards
  labels: { team: payments, data: cards }
spec:
  target: ireland
  description: Card numbers
  algorithm: aes-256
  purpose: encrypt
  aliases: [alias/cards, alias/b]
  rotation: { everyDays: 365 }
  tags: { data-class: pci }
  replicas: [{ target: frankfurt, deletionWindowDays: 30 }]
  administrators: [{ user: security/anna }, { role: key-admin }]
  state: retired
  retirement: { stage: soak }
`,
  'access/cards/read.yaml': `apiVersion: keywright.dev/v1
kind: Grant
metadata: { name: read-cards }
spec:
  keys: [cards]
  grantees: [{ set: apps }, { account: "777788889999" }]
  operations: [read, describe]
  expires: 2027-01-31T01:30:00.75+02:00
  reason: they read cards
`,
  'access/payments.yaml': `apiVersion: keywright.dev/v1
kind: Grant
metadata: { name: payments-use }
spec:
  keySelector: { matchLabels: { team: payments } }
  grantees: [{ role: payments }]
  operations: [use]
  as: grant
  retiringPrincipal: { role: payments-admin, account: "444455556666" }
  reason: the payments service
`,
};

const frankfurt = {
  name: 'frankfurt',
  provider: 'aws-kms',
  account: '111122223333',
  partition: 'aws',
  region: 'eu-central-1',
  assumeRole: null,
  endpoint: null,
  reconciler: { kind: 'user', arn: 'arn:aws:iam::111122223333:user/robot' },
  administrators: [],
  tags: {},
};
const ireland = {
  ...frankfurt,
  name: 'ireland',
  region: 'eu-west-1',
  assumeRole: 'arn:aws:iam::111122223333:role/keywright',
  reconciler: { kind: 'role', arn: 'arn:aws:iam::111122223333:role/keywright' },
  administrators: [
    { kind: 'role', arn: 'arn:aws:iam::111122223333:role/break-glass' },
    { kind: 'role', arn: 'arn:aws:iam::111122223333:role/key-admin' },
  ],
  tags: { owner: 'payments' },
};
const soaking = { state: 'retired', retirement: { stage: 'soak', soakDays: 30 } };
const paymentsUse = {
  name: 'payments-use',
  grantees: [{ kind: 'role', arn: 'arn:aws:iam::111122223333:role/payments' }],
  conditions: {},
  expires: null,
  reason: 'the payments service',
  as: 'grant',
  retiringPrincipal: { kind: 'role', arn: 'arn:aws:iam::444455556666:role/payments-admin' },
};

describe('documents in several files', () => {
  it('become one estate: names resolved, defaults filled in, lists in order', async () => {
    expect(plain(await estateOf(files))).toEqual({
      name: 'acme',
      guardrails: [],
      approverGroups: [],
      approvalPolicies: [],
      observe: { grants: 'all', quotaShare: 0.5 },
      targets: [frankfurt, ireland],
      keys: [
        {
          name: 'cards',
          labels: { team: 'payments', data: 'cards' },
          target: ireland,
          description: 'Card numbers',
          algorithm: 'aes-256',
          purpose: 'encrypt',
          origin: { kind: 'kms' },
          aliases: ['alias/b', 'alias/cards'],
          tags: { 'data-class': 'pci' },
          rotation: { kind: 'every', days: 365 },
          multiRegion: true,
          replicas: [
            { target: frankfurt, description: 'Card numbers', life: { ...soaking, deletionWindowDays: 30 } },
          ],
          life: { ...soaking, deletionWindowDays: 14 },
          administrators: [
            ...ireland.administrators,
            { kind: 'user', arn: 'arn:aws:iam::111122223333:user/security/anna' },
          ],
          enableIamPolicies: false,
          nativeGrants: 'shared',
          grants: [
            {
              ...paymentsUse,
              operations: ['decrypt', 'describe', 'encrypt', 'generate-data-key', 'reencrypt'],
            },
            {
              name: 'read-cards',
              grantees: [
                { kind: 'account', account: '777788889999', partition: 'aws' },
                { kind: 'role', arn: 'arn:aws:iam::111122223333:role/web' },
                { kind: 'role', arn: 'arn:aws:iam::444455556666:role/jobs/nightly' },
                {
                  kind: 'service',
                  name: 'logs.eu-west-1.amazonaws.com',
                  sourceAccount: '111122223333',
                  sourceArn: null,
                },
              ],
              operations: ['decrypt', 'describe'],
              conditions: {},
              expires: '2027-01-30T23:30:00Z',
              reason: 'they read cards',
              as: 'policy',
              retiringPrincipal: null,
            },
          ],
        },
        {
          name: 'tokens',
          labels: { team: 'payments' },
          target: ireland,
          description: '',
          algorithm: 'hmac-sha256',
          purpose: 'mac',
          origin: { kind: 'kms' },
          aliases: [],
          tags: {},
          rotation: { kind: 'off' },
          multiRegion: false,
          replicas: [],
          life: { state: 'enabled', retirement: null, deletionWindowDays: 14 },
          administrators: ireland.administrators,
          enableIamPolicies: false,
          nativeGrants: 'shared',
          grants: [{ ...paymentsUse, operations: ['describe', 'mac', 'verify-mac'] }],
        },
      ],
    });
  });

  it('keep the places of their parts: each operation leads to the word that gives it', async () => {
    const { keys } = await estateOf(files);
    const grant = keys[0]?.grants.find(({ name }) => name === 'read-cards');
    const places = Object.entries(grant?.operationPaths ?? {}).map(([operation, path]) => {
      const { file, line, column } = grant?.source.at(path) ?? {};
      return [operation, `${file}:${line}:${column}`];
    });
    expect(Object.fromEntries(places)).toEqual({
      decrypt: 'access/cards/read.yaml:7:16',
      describe: 'access/cards/read.yaml:7:22',
    });
    const grantee = grant?.grantees.find(({ kind }) => kind === 'account');
    expect(grant?.source.at(grantee?.path ?? [])).toMatchObject({ line: 6, column: 29 });
  });
});
