import { describe, expect, test } from 'vitest';
import type { GrantConstraints, NativeGrant } from '../../src/model/native-grant.js';
import {
  decide,
  identity,
  partner,
  type Question,
  role,
  roleArn,
  roleId,
  root,
  rootUser,
  service,
  sessionArn,
} from './building.js';

const grant = (more: Partial<NativeGrant> = {}): NativeGrant => ({
  name: null,
  grantee: { kind: 'principal', arn: roleArn('app') },
  retiring: null,
  operations: ['Decrypt', 'DescribeKey', 'GenerateMac', 'RetireGrant'],
  constraints: {},
  ...more,
});

type Case = readonly [situation: string, allowed: boolean, more: Partial<NativeGrant>, question: Question];

const toPartner = { grantee: { kind: 'principal', arn: roleArn('app', partner) } } as const;
const toAccount = { grantee: { kind: 'principal', arn: root() } } as const;
const toBackup = { grantee: { kind: 'service', name: 'backup.amazonaws.com' } } as const;

const cases: readonly Case[] = [
  ['is permission of its own', true, {}, {}],
  ['for its operations only', false, {}, { action: 'kms:Encrypt' }],
  ['for its grantee only', false, {}, { caller: role('other') }],
  ['to a session', true, { grantee: { kind: 'principal', arn: sessionArn('app') } }, {}],
  ['to a unique id', true, { grantee: { kind: 'principal', arn: roleId('app') } }, {}],
  [
    'to a role that was recreated',
    false,
    { grantee: { kind: 'principal', arn: 'AROAOLDOLDOLDOLDOLDOL' } },
    {},
  ],
  ['to another account, without its IAM', false, toPartner, { caller: role('app', partner) }],
  [
    'to another account, with its IAM',
    true,
    toPartner,
    { caller: role('app', partner), identityPolicies: [identity('Allow', 'kms:Decrypt')] },
  ],
  ['to the account, without its IAM', false, toAccount, {}],
  ['to the account, with its IAM', true, toAccount, { identityPolicies: [identity('Allow', 'kms:Decrypt')] }],
  ['to the account, by its root user', true, toAccount, { caller: rootUser() }],
  ['to an account, by another', false, toAccount, { caller: rootUser(partner) }],
  ['to a service', true, toBackup, { caller: service('backup.amazonaws.com') }],
  ['to another service', false, toBackup, { caller: service('s3.amazonaws.com') }],
  ['narrowed by a session policy', false, {}, { sessionPolicies: [identity('Allow', 'kms:Encrypt')] }],
];

describe('a grant', () => {
  test.for(cases)('%s: %s', ([, allowed, more, question]) => {
    expect(decide({ grants: [grant(more)], ...question }).allowed).toBe(allowed);
  });
});

const pairs = (context: Readonly<Record<string, string>>): Question => ({
  context: Object.fromEntries(
    Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, [value]]),
  ),
});
const equals: GrantConstraints = { encryptionContextEquals: { team: 'blue', stage: 'prod' } };
const subset: GrantConstraints = { encryptionContextSubset: { team: 'blue' } };
const source: GrantConstraints = { sourceArn: 'arn:aws:backup:*:111122223333:backup-vault:main' };
const from = (arn: string): Question => ({ context: { 'aws:SourceArn': [arn] } });

const constrained: readonly (readonly [string, boolean, GrantConstraints, Question])[] = [
  ['equals: the same', true, equals, pairs({ stage: 'prod', team: 'blue' })],
  ['equals: names in another case', true, equals, pairs({ STAGE: 'prod', Team: 'blue' })],
  ['equals: a value in another case', false, equals, pairs({ stage: 'prod', team: 'Blue' })],
  ['equals: one more', false, equals, pairs({ stage: 'prod', team: 'blue', more: 'x' })],
  ['equals: one less', false, equals, pairs({ team: 'blue' })],
  ['equals: none', false, equals, {}],
  ['equals: the names of inherited members', false, { encryptionContextEquals: { constructor: 'x' } }, {}],
  ['subset: the same', true, subset, pairs({ team: 'blue' })],
  ['subset: one more', true, subset, pairs({ team: 'blue', stage: 'prod' })],
  ['subset: another value', false, subset, pairs({ team: 'red' })],
  ['subset: none', false, subset, {}],
  ['not for operations without a context', true, equals, { action: 'kms:DescribeKey' }],
  ['nor for MACs', true, subset, { action: 'kms:GenerateMac' }],
  ['source: the right one', true, source, from('arn:aws:backup:eu-central-1:111122223333:backup-vault:main')],
  ['source: another', false, source, from('arn:aws:backup:eu-central-1:111122223333:backup-vault:other')],
  ['source: none', false, source, {}],
  ['source: for DescribeKey too', false, source, { action: 'kms:DescribeKey' }],
  ['source: not for RetireGrant', true, source, { action: 'kms:RetireGrant' }],
];

describe('a grant’s constraints', () => {
  test.for(constrained)('%s: %s', ([, allowed, constraints, question]) => {
    expect(decide({ grants: [grant({ constraints })], ...question }).allowed).toBe(allowed);
  });
});

test('of several grants one that allows is enough, and it is named', () => {
  const grants = [grant({ operations: ['Encrypt'] }), grant({ name: 'reader' })];
  expect(decide({ grants }).by).toMatchObject([{ policy: 'grant', index: 1, sid: 'reader' }]);
});
