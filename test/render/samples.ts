import type { KeyState } from '../../src/model/key-state.js';
import type { Change, Plan, RulesChange } from '../../src/model/plan.js';

const live = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';

export const keyState: KeyState = {
  algorithm: 'aes-256',
  purpose: 'encrypt',
  origin: { kind: 'kms' },
  multiRegion: 'single',
  description: 'cards',
  tags: { owner: 'payments' },
  aliases: ['alias/cards'],
  rotation: { kind: 'every', days: 365 },
  policy: '{"Version":"2012-10-17","Statement":[{"Sid":"admin","Effect":"Allow"}]}',
  grants: [
    {
      id: null,
      name: 'keywright:restore/0123456789ab',
      grantee: { kind: 'principal', arn: 'arn:aws:iam::111122223333:role/restore' },
      retiring: { kind: 'service', name: 'backup.amazonaws.com' },
      operations: ['Decrypt', 'DescribeKey'],
      constraints: { encryptionContextEquals: { app: 'cards' } },
    },
  ],
  life: 'enabled',
};

export function change(over: Partial<Change>): Change {
  return {
    id: 'cards@prod-eu/description/set-description',
    key: { name: 'cards', target: 'prod-eu' },
    arn: live,
    field: 'description',
    phase: 'describe',
    risk: 'routine',
    effect: 'change the description',
    irreversible: null,
    access: null,
    before: 'old words',
    after: 'new words',
    step: { op: 'set-description', description: 'new words' },
    ...over,
  };
}

const policyBefore = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'use', Effect: 'Allow', Action: ['kms:Decrypt', 'kms:Encrypt'], Resource: '*' }],
};

export const changes = {
  describe: change({}),
  policy: change({
    id: 'cards@prod-eu/policy/put-policy',
    field: 'policy',
    phase: 'grant-access',
    risk: 'widening',
    effect: 'put a new key policy',
    access: {
      gained: [
        {
          principals: ['arn:aws:iam::111122223333:role/app', 'arn:aws:iam::444455556666:role/backup'],
          operations: ['Decrypt', 'DescribeKey'],
          conditions: 'kms:ViaService is s3.eu-west-1.amazonaws.com',
          certainty: 'certain',
          witness: {
            principal: 'arn:aws:sts::111122223333:assumed-role/app/session',
            action: 'kms:Decrypt',
            resource: 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555',
            context: { 'kms:ViaService': ['s3.eu-west-1.amazonaws.com'] },
          },
        },
      ],
      lost: [
        {
          principals: ['arn:aws:iam::111122223333:role/build'],
          operations: ['Encrypt'],
          conditions: '',
          certainty: 'may',
          witness: null,
          note: 'its IAM policies may still allow it',
        },
      ],
    },
    before: policyBefore,
    after: {
      ...policyBefore,
      Statement: [{ Sid: 'use', Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }],
    },
    step: { op: 'put-policy', policy: '{}' },
  }),
  destroy: change({
    id: 'ledger@prod-eu/life/schedule-deletion',
    key: { name: 'ledger', target: 'prod-eu' },
    field: 'life',
    phase: 'destroy',
    risk: 'destructive',
    effect: 'schedule the deletion of the key in 30 days',
    irreversible: 'after 30 days, everything that it encrypts is lost',
    before: 'disabled',
    after: 'pending-deletion',
    step: { op: 'schedule-deletion', windowDays: 30 },
  }),
  create: change({
    id: 'tokens@prod-us/key/create-key',
    key: { name: 'tokens', target: 'prod-us' },
    arn: null,
    field: 'key',
    phase: 'create',
    effect: 'create the key (hmac-sha256 key to mac)',
    before: null,
    after: { algorithm: 'hmac-sha256', purpose: 'mac', tags: {} },
    step: { op: 'create-key', state: keyState, owner: 'acme/tokens' },
  }),
};

const people = [{ name: 'Ann', sshKeys: ['ssh-ed25519 AAAAann'] }];

export const rulesChanges: readonly RulesChange[] = [
  {
    id: 'rules/ApprovalPolicy/rules',
    kind: 'ApprovalPolicy',
    name: 'rules',
    effect: 'rule `all`: 1 approval instead of 2',
    before: { spec: { rules: [{ id: 'all', approvals: 2 }] } },
    after: { spec: { rules: [{ id: 'all', approvals: 1 }] } },
  },
  {
    id: 'rules/ApproverGroup/security',
    kind: 'ApproverGroup',
    name: 'security',
    effect: 'adds Carol (1 key) to security',
    before: { spec: { people } },
    after: { spec: { people: [...people, { name: 'Carol', sshKeys: ['ssh-ed25519 AAAAcarol'] }] } },
  },
];

export function plan(over: Partial<Plan> = {}): Plan {
  return {
    formatVersion: 1,
    estate: 'acme',
    targets: [
      {
        name: 'prod-eu',
        provider: 'aws-kms',
        partition: 'aws',
        account: '111122223333',
        region: 'eu-west-1',
      },
      {
        name: 'prod-us',
        provider: 'aws-kms',
        partition: 'aws',
        account: '111122223333',
        region: 'us-east-1',
      },
    ],
    changes: Object.values(changes),
    blocked: [
      {
        key: { name: 'archive', target: 'prod-us' },
        code: 'KW4004',
        message: 'the tags of `archive` were not read',
        remedy: 'allow kms:ListResourceTags',
      },
    ],
    observed: {},
    requires: [
      {
        rule: 'default:destructive',
        approvals: 2,
        groups: [],
        distinctGroups: 2,
        maxAge: 86_400,
        objectionVetoes: true,
      },
      {
        rule: 'cards',
        approvals: 1,
        groups: ['security'],
        distinctGroups: 1,
        maxAge: null,
        objectionVetoes: false,
      },
    ],
    rulesChanges: [],
    restores: null,
    digest: `sha256:${'ab'.repeat(32)}`,
    meta: {
      createdAt: '2026-01-02T03:04:05Z',
      toolVersion: '0.1.0',
      commit: null,
      notes: [{ key: null, target: 'prod-us', message: '3 keys of the account are not managed' }],
    },
    ...over,
  };
}
