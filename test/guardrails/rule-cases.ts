import { grantDocument, keyDocument, targetDocument } from '../estate/documents.js';
import { nativeGrant } from '../plan/builders.js';
import type { OwnCase } from './own-cases.js';
import { living, sound } from './situations.js';

const open = (Principal: unknown, more: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/key-admin' },
        Action: 'kms:*',
        Resource: '*',
      },
      { Effect: 'Allow', Principal, Action: 'kms:Decrypt', Resource: '*', ...more },
    ],
  });

const ending = (expires: string) => ({
  documents: [
    targetDocument('prod', { tags: { owner: 'payments' } }),
    keyDocument('cards', { rotation: { everyDays: 365 } }),
    grantDocument('use', { expires }),
  ],
});

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => nativeGrant({ name: `grant-${index}`, id: `${index}` }));

/** The shipped rules that aren't just a check with its defaults. */
export const ruleCases: Readonly<Record<string, OwnCase>> = {
  'baseline/strangers': {
    passes: [
      sound(),
      living({ policy: open('*', { Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } } }) }),
      living({
        policy: open('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      }),
    ],
    fails: [
      living({ policy: open('*') }),
      living({
        policy: open({ AWS: '*' }, { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } }),
      }),
      living({ policy: open('*', { Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }) }),
      living({ policy: '{' }),
    ],
    message: /stranger/,
  },
  'strict/outside-account': {
    passes: [sound()],
    fails: [
      sound({}, grantDocument('partner', { grantees: [{ role: 'app', account: '444455556666' }] })),
      living({ policy: open({ AWS: 'arn:aws:iam::444455556666:root' }) }),
      living({
        grants: [nativeGrant({ grantee: { kind: 'principal', arn: 'arn:aws:iam::444455556666:role/x' } })],
      }),
    ],
    message: /outside/,
  },
  'strict/grants-end': {
    passes: [sound()],
    fails: [ending('2028-12-31T00:00:00Z')],
    message: /more than 400 days/,
  },
  'strict/ending-grants': {
    passes: [sound()],
    fails: [ending('2027-03-10T00:00:00Z')],
    message: /ends on 2027-03-10/,
  },
  'strict/yearly-rotation': {
    passes: [sound()],
    fails: [sound({ rotation: { everyDays: 367 } })],
    message: /every 367 days/,
  },
  'strict/no-deletion-at-all': {
    passes: [sound()],
    fails: [sound({ state: 'retired', retirement: { stage: 'delete' } })],
    message: /lets the key be deleted/,
  },
  'strict/longest-deletion-window': {
    passes: [sound()],
    fails: [sound({ deletionWindowDays: 29 })],
    message: /29 days/,
  },
  'strict/enclave-expected-pcrs': {
    passes: [sound()],
    fails:
      'a pack knows nobody’s measurements: a rule of one’s own gives them as `pcrs`, and is tested with the check',
  },
  'strict/few-grants': {
    passes: [living({ grants: many(20) })],
    fails: [living({ grants: many(21) })],
    message: /21 native grants/,
  },
};
