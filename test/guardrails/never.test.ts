import { describe, expect, it } from 'vitest';
import type { NeverSpec } from '../../src/model/generated/guardrail.js';
import { grantDocument, keyDocument, targetDocument } from '../estate/documents.js';
import { nativeGrant } from '../plan/builders.js';
import { findingsOf, living, type Situation, sound } from './situations.js';

const account = '111122223333';
const partner = '444455556666';
const organization = 'o-a1b2c3d4e5';

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A live key whose policy also has this statement. */
function having(Principal: unknown, Condition?: Condition, more: object = {}): Situation {
  const admin = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:role/key-admin` } };
  const added = { Effect: 'Allow', Principal, Action: 'kms:Decrypt', Resource: '*', Condition, ...more };
  const Statement = [{ ...admin, Action: 'kms:PutKeyPolicy', Resource: '*' }, added];
  return living({ policy: JSON.stringify({ Version: '2012-10-17', Statement }) });
}

const role = (name: string, of = account) => ({ AWS: `arn:aws:iam::${of}:role/${name}` });
const root = (of = account) => ({ AWS: `arn:aws:iam::${of}:root` });
const equals = (key: string, value: string) => ({ StringEquals: { [key]: value } });

async function violates(situation: Situation, never: Partial<NeverSpec>): Promise<boolean> {
  const found = await findingsOf(situation, { never: { who: 'public', can: ['decrypt'], ...never } });
  return found.length > 0;
}

const people: Readonly<Record<string, Situation>> = {
  everybody: having('*'),
  'everybody as AWS': having({ AWS: '*' }),
  'all but one': having(undefined, undefined, { Principal: undefined, NotPrincipal: role('key-admin') }),
  'own callers': having('*', equals('kms:CallerAccount', account)),
  'own principals': having('*', equals('aws:PrincipalAccount', account)),
  'callers of a partner': having('*', equals('kms:CallerAccount', partner)),
  'an organization': having('*', equals('aws:PrincipalOrgID', organization)),
  'a path of an organization': having('*', {
    'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `${organization}/r-ab12/*` },
  }),
  'all but an organization': having('*', { StringNotEquals: { 'aws:PrincipalOrgID': organization } }),
  'through a service': having('*', equals('kms:ViaService', 's3.eu-central-1.amazonaws.com')),
  'own callers through a service': having('*', {
    StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com', 'kms:CallerAccount': account },
  }),
  'an endpoint': having('*', equals('aws:SourceVpce', 'vpce-0a1b2c3d')),
  'an endpoint if any': having('*', { StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } }),
  'a network': having('*', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
  'every network': having('*', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }),
  'a tag': having('*', equals('aws:PrincipalTag/team', 'payments')),
  'a context': having('*', equals('kms:EncryptionContext:tenant', 'acme')),
  'build roles of any account': having('*', {
    ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/build-*' },
  }),
  'resources of the account': having('*', equals('aws:SourceAccount', account)),
  'a service': having({ Service: 'logs.eu-central-1.amazonaws.com' }),
  'a build role': having(role('build-ci')),
  'the account': having(root()),
  'a role of a partner': having(role('app', partner)),
  'a partner': having(root(partner)),
  'a partner of the organization': having(role('app', partner), equals('aws:PrincipalOrgID', organization)),
};

/** Who violates an assertion; everybody else doesn't. */
const expected: readonly (readonly [string, Partial<NeverSpec>, readonly string[]])[] = [
  [
    'public',
    { who: 'public' },
    [
      'everybody',
      'everybody as AWS',
      'all but one',
      'all but an organization',
      'through a service',
      'an endpoint if any',
      'every network',
      'a tag',
      'a context',
      'build roles of any account',
    ],
  ],
  [
    'outside-account',
    { who: 'outside-account' },
    [
      'everybody',
      'everybody as AWS',
      'all but one',
      'callers of a partner',
      'an organization',
      'a path of an organization',
      'all but an organization',
      'through a service',
      'an endpoint',
      'an endpoint if any',
      'a network',
      'every network',
      'a tag',
      'a context',
      'build roles of any account',
      'a role of a partner',
      'a partner',
      'a partner of the organization',
    ],
  ],
  [
    'outside-org',
    { who: 'outside-org' },
    [
      'everybody',
      'everybody as AWS',
      'all but one',
      'callers of a partner',
      'all but an organization',
      'through a service',
      'an endpoint',
      'an endpoint if any',
      'a network',
      'every network',
      'a tag',
      'a context',
      'build roles of any account',
      'a role of a partner',
      'a partner',
    ],
  ],
  [
    'outside of a list',
    {
      who: {
        outside: { accounts: [partner], organizations: [organization], vpcEndpoints: ['vpce-0a1b2c3d'] },
      },
    },
    [
      'everybody',
      'everybody as AWS',
      'all but one',
      'all but an organization',
      'through a service',
      'an endpoint if any',
      'a network',
      'every network',
      'a tag',
      'a context',
      'build roles of any account',
    ],
  ],
  [
    'build roles',
    { who: 'role/build-*' },
    [
      'everybody',
      'everybody as AWS',
      'all but one',
      'own callers',
      'own principals',
      'callers of a partner',
      'an organization',
      'a path of an organization',
      'all but an organization',
      'through a service',
      'own callers through a service',
      'an endpoint',
      'an endpoint if any',
      'a network',
      'every network',
      'a tag',
      'a context',
      'build roles of any account',
      'a build role',
      'the account',
      'a partner',
    ],
  ],
  [
    'an account',
    { who: partner },
    [
      'everybody',
      'everybody as AWS',
      'all but one',
      'callers of a partner',
      'an organization',
      'a path of an organization',
      'all but an organization',
      'through a service',
      'an endpoint',
      'an endpoint if any',
      'a network',
      'every network',
      'a tag',
      'a context',
      'build roles of any account',
      'a role of a partner',
      'a partner',
      'a partner of the organization',
    ],
  ],
];

describe.each(expected)('never: %s', (_, never, violating) => {
  it.each(Object.entries(people))('decided for %s', async (name, situation) => {
    expect(await violates(situation, never)).toBe(violating.includes(name));
  });
});

describe('a service', () => {
  it('is meant where it is named', async () => {
    expect(await violates(people['a service'] ?? sound(), { who: 'logs.*.amazonaws.com' })).toBe(true);
    expect(await violates(people['a service'] ?? sound(), { who: 's3.amazonaws.com' })).toBe(false);
    expect(await violates(people['everybody'] ?? sound(), { who: 's3.amazonaws.com' })).toBe(true);
    expect(await violates(people['own callers'] ?? sound(), { who: 's3.amazonaws.com' })).toBe(false);
  });
});

describe('what an assertion is about', () => {
  const build = people['a build role'] ?? sound();

  it.each([
    [['decrypt'], true],
    [['encrypt'], false],
    [['read'], true],
    [['use'], true],
    [['write'], false],
    [['anything'], true],
    [['kms:Decrypt'], true],
    [['administer', 'sign'], false],
    [['sign', 'decrypt'], true],
  ] as const)('`can: %j`', async (can, violated) => {
    expect(await violates(build, { who: 'role/build-*', can: [...can] })).toBe(violated);
  });

  it('is not who may only describe the key', async () => {
    const describing = having(role('build-ci'), undefined, { Action: 'kms:DescribeKey' });
    expect(await violates(describing, { who: 'role/build-*', can: ['use'] })).toBe(false);
    expect(await violates(describing, { who: 'role/build-*', can: ['describe'] })).toBe(true);
  });

  it('counts denies', async () => {
    const denied = having('*', undefined);
    const policy = JSON.parse(String(denied.live?.policy));
    policy.Statement.push({ Effect: 'Deny', Principal: '*', Action: 'kms:Decrypt', Resource: '*' });
    expect(await violates(living({ policy: JSON.stringify(policy) }), {})).toBe(false);
  });

  it('counts native grants, and under denies only what they leave', async () => {
    const grants = [nativeGrant({ grantee: { kind: 'principal', arn: `arn:aws:iam::${partner}:role/x` } })];
    expect(await violates(living({ grants }), { who: 'outside-account' })).toBe(true);
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }],
    });
    expect(await violates(living({ grants, policy }), { who: 'outside-account' })).toBe(false);
  });

  it('leaves out what `unless` says', async () => {
    const never = { who: 'anybody', can: ['kms:PutKeyPolicy'] };
    const unless = [{ operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'] }];
    expect(await violates(having(role('x')), { ...never })).toBe(true);
    expect(await violates(having(role('x')), { ...never, unless })).toBe(true);
    const guarded = having(role('x'), { Bool: { 'aws:MultiFactorAuthPresent': 'true' } });
    const found = await findingsOf(guarded, { never: { who: 'role/x', can: ['decrypt'], unless } });
    expect(found).toEqual([]);
  });

  it('is the keys with its labels and among its names', async () => {
    const documents = [
      targetDocument('prod', { region: 'eu-central-1' }),
      keyDocument('cards', {}, { data: 'pci' }),
      keyDocument('logs'),
      grantDocument('read', { keys: ['cards', 'logs'], grantees: [{ role: 'build-ci' }] }),
    ];
    const keysFor = async (on: NeverSpec['on']) => {
      const never = { who: 'role/build-*', can: ['decrypt'], ...(on && { on }) };
      return (await findingsOf({ documents }, { never })).map(({ key }) => key?.name);
    };
    expect(await keysFor(undefined)).toEqual(['cards', 'logs']);
    expect(await keysFor({ labels: { data: 'pci' } })).toEqual(['cards']);
    expect(await keysFor({ keys: ['logs'] })).toEqual(['logs']);
    expect(await keysFor({ keys: ['logs'], labels: { data: 'pci' } })).toEqual([]);
    expect(await keysFor({ labels: { constructor: 'x' } })).toEqual([]);
  });

  it('is refused where the policy can’t be read', async () => {
    expect(await violates(living({ policy: '{"Version":' }), { who: 'role/nobody' })).toBe(true);
  });

  it('is told at the grant that gives the access', async () => {
    const situation = sound({}, grantDocument('build', { grantees: [{ role: 'build-ci' }] }));
    const [finding] = await findingsOf(situation, { never: { who: 'role/build-*', can: ['decrypt'] } });
    expect(finding?.place?.lineText).toContain('"name": "build"');
    expect(finding?.message).toBe(`arn:aws:iam::${account}:role/build-ci may Decrypt`);
  });
});
