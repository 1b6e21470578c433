import { grantDocument, keyDocument, targetDocument } from '../estate/documents.js';
import { nativeGrant } from '../plan/builders.js';
import { living, type Situation, sound } from './situations.js';

/** An estate that passes a check and one that fails it; where a check can't do one of the two, why. */
export interface OwnCase {
  readonly passes: readonly Situation[] | string;
  readonly fails: readonly Situation[] | string;
  readonly parameters?: object;
  readonly message?: RegExp;
}

const statement = (Principal: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'kms:*',
  Resource: '*',
  ...more,
});
const policyOf = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const root = { AWS: 'arn:aws:iam::111122223333:root' };
const admin = { AWS: 'arn:aws:iam::111122223333:role/key-admin' };
const identityPolicy = (Action: string, Resource: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } });
const reports = nativeGrant();
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => nativeGrant({ name: `grant-${index}`, id: `${index}` }));
const standby = targetDocument('standby', { region: 'eu-west-1' });
const multiRegion = sound({ replicas: [{ target: 'standby' }] }, standby);
const deleting = sound({ state: 'retired', retirement: { stage: 'delete' } });
const kind = (spec: Readonly<Record<string, unknown>>) => ({
  documents: [targetDocument('prod'), keyDocument('cards', spec)],
});
const grants = (spec: Readonly<Record<string, unknown>>) => ({
  documents: [targetDocument('prod'), keyDocument('cards'), grantDocument('use', spec)],
});

export const ownCases: Readonly<Record<string, OwnCase>> = {
  'rotation-enabled': {
    passes: [
      sound(),
      kind({ algorithm: 'hmac-sha256', purpose: 'mac' }),
      kind({ algorithm: 'rsa-3072', purpose: 'sign' }),
      kind({ origin: 'external' }),
      kind({ state: 'retired', retirement: { stage: 'soak' } }),
      multiRegion,
      living({ rotation: { kind: 'every', days: 400 } }),
    ],
    fails: [kind({}), kind({ rotation: 'off' }), living({ rotation: { kind: 'off' } })],
    message: /could rotate/,
  },
  'rotation-impossible': {
    passes: [sound(), kind({ algorithm: 'rsa-3072', purpose: 'sign' })],
    fails: 'KW2034: such an estate does not load',
  },
  'explicit-policy': {
    passes: [sound(), living({ policy: policyOf(statement(root), statement(admin)) })],
    fails: [
      {
        documents: [
          targetDocument('prod', { administrators: undefined }),
          keyDocument('cards', { enableIamPolicies: true }),
        ],
      },
      living({ policy: policyOf(statement(root)) }),
    ],
    message: /nobody but the account/,
  },
  'no-administrator': {
    passes: [sound(), living({ policy: policyOf(statement(root)) })],
    fails: [
      living({ policy: policyOf(statement(admin), statement('*', { Effect: 'Deny', Action: 'kms:Put*' })) }),
      living({ policy: policyOf(statement({ AWS: 'AROAEXAMPLEDELETED12' })) }),
      living({ policy: policyOf(statement(admin, { Action: 'kms:Decrypt' })) }),
      living({ policy: policyOf(statement({ AWS: 'arn:aws:iam::444455556666:role/admin' })) }),
      living({ policy: policyOf(statement({ Service: 'backup.amazonaws.com' })) }),
      living({ policy: policyOf({ ...statement(admin), Resource: undefined, NotResource: '*' }) }),
      living({
        policy: policyOf(
          statement(admin, { Condition: { StringEquals: { 'aws:PrincipalAccount': '444455556666' } } }),
        ),
      }),
    ],
    message: /nobody/,
  },
  'key-enabled': {
    passes: [sound(), sound({ state: 'retired', retirement: { stage: 'soak' } })],
    fails: [sound({ state: 'disabled' }), living({ life: 'disabled' }), living({ life: 'unavailable' })],
    message: /disabled|unavailable/,
  },
  'key-used': {
    passes: [
      sound(),
      living({}, { lastUsed: { read: true, value: '2027-02-20T00:00:00Z' } }),
      living({}, { lastUsed: { read: true, value: '2026-12-02T00:00:00Z' } }),
    ],
    fails: [
      living({}, { lastUsed: { read: true, value: '2026-10-01T00:00:00Z' } }),
      living({}, { lastUsed: { read: true, value: 'never' } }),
      living({}, { lastUsed: { read: false, reason: 'denied' } }),
      living({}),
    ],
  },
  'not-pending-deletion': {
    passes: [sound(), deleting],
    fails: [living({ life: 'pending-deletion' }), living({ life: 'pending-replica-deletion' })],
    message: /will be deleted/,
  },
  'deletion-window': {
    passes: [sound(), sound({ deletionWindowDays: 14 })],
    fails: [sound({ deletionWindowDays: 13 })],
    message: /13 days/,
  },
  'single-region': {
    passes: [sound()],
    fails: [multiRegion, living({ multiRegion: 'primary' })],
    message: /multi-Region (primary|replica)/,
  },
  'rsa-encryption-size': {
    passes: [kind({ algorithm: 'rsa-3072' }), kind({ algorithm: 'rsa-2048', purpose: 'sign' }), sound()],
    fails: [kind({ algorithm: 'rsa-2048' })],
    message: /2048 bits/,
  },
  'origin-allowed': {
    passes: [sound()],
    fails: [
      kind({ origin: 'external' }),
      kind({ origin: 'hsm', customKeyStore: 'cks-1234567890abcdef0' }),
      kind({ origin: 'external-store', customKeyStore: 'cks-1234567890abcdef0', externalKeyId: 'a' }),
    ],
    message: /comes from/,
  },
  'lockout-check-bypassed': {
    passes: [sound()],
    fails: [living({})],
    message: /^unknown/,
  },
  'alarm-on-key-loss': {
    passes: 'keywright never observes alarms, so nothing makes the note go away',
    fails: [sound(), living({})],
    message: /^unknown/,
  },
  'iam-decrypt-on-all-keys': {
    passes: [
      sound(),
      {
        ...sound(),
        iamPolicies: [
          { name: 'one', text: identityPolicy('kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/1234') },
          { name: 'other', text: identityPolicy('kms:Encrypt', '*') },
        ],
      },
    ],
    fails: ['kms:Decrypt', 'kms:*', 'kms:ReEncrypt*', '*'].map((action) => ({
      ...sound(),
      iamPolicies: [{ name: 'wide', text: identityPolicy(action, 'arn:aws:kms:*:*:key/*') }],
    })),
    message: /`wide` allows decrypting/,
  },
  'iam-full-access': {
    passes: [
      sound(),
      { ...sound(), iamPolicies: [{ name: 'narrow', text: identityPolicy('kms:Decrypt', '*') }] },
    ],
    fails: [
      { ...sound(), iamPolicies: [{ name: 'full', text: identityPolicy('kms:*', '*') }] },
      { ...sound(), iamPolicies: [{ name: 'broken', text: '{' }] },
    ],
    message: /`full` allows every|`broken` can't be read/,
  },
  'grant-count': {
    passes: [sound(), living({ grants: many(100) })],
    fails: [living({ grants: many(101) })],
    message: /101 native grants/,
  },
  'duplicate-grants': {
    passes: [sound(), living({ grants: [reports, nativeGrant({ operations: ['Encrypt'] })] })],
    fails: [living({ grants: [reports, { ...reports, name: 'other', id: '2' }] })],
    message: /give the same/,
  },
  'grants-end': {
    passes: [grants({ expires: '2028-01-01T00:00:00Z' }), kind({})],
    fails: [grants({}), grants({ expires: '2047-01-01T00:00:00Z' })],
    message: /no end|more than 3650 days/,
  },
  'ended-grants': {
    passes: [sound(), grants({}), grants({ expires: '2027-03-02T00:00:00Z' })],
    fails: [grants({ expires: '2027-02-28T00:00:00Z' })],
    message: /ended on 2027-02-28/,
  },
  'alias-names': {
    passes: [sound(), sound({ aliases: ['alias/cards', 'alias/a/b'] })],
    fails: [living({ aliases: ['alias/aws/x'] })],
    message: /is not like/,
  },
  'tags-required': {
    passes: [sound()],
    fails: [living({ tags: { team: 'payments' } })],
    message: /no tag `owner`/,
  },
};
