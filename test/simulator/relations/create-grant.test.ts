import { randomBytes } from 'node:crypto';
import {
  CreateGrantCommand,
  type CreateGrantCommandInput,
  DescribeKeyCommand,
  DisableKeyCommand,
  type GrantOperation,
  ListGrantsCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCall } from '../../../src/simulator/call.js';
import { createKey } from '../../../src/simulator/operations/keys/create-key.js';
import { createGrant } from '../../../src/simulator/operations/relations/grants/create-grant.js';
import { createPrincipal } from '../../../src/simulator/principals.js';
import { createStore } from '../../../src/simulator/store.js';
import {
  account,
  arnOf,
  failure,
  openWorld,
  partner,
  policyFor,
  region,
  role,
  root,
  user,
  type World,
} from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Wanted = Partial<CreateGrantCommandInput>;

function grant(KeyId: string, wanted: Wanted = {}, kms = world.admin) {
  const grantee = wanted.GranteeServicePrincipal === undefined ? { GranteePrincipal: user('app') } : {};
  return kms.send(new CreateGrantCommand({ KeyId, Operations: ['Decrypt'], ...grantee, ...wanted }));
}

async function grantsOf(KeyId: string) {
  return (await world.admin.send(new ListGrantsCommand({ KeyId }))).Grants ?? [];
}

describe('a new grant', () => {
  test('is listed with all that it was made of', async () => {
    const key = await world.makeKey();
    const { GrantId, GrantToken } = await grant(key, {
      Name: 'for-app',
      RetiringPrincipal: role('reader'),
      Operations: ['Decrypt', 'DescribeKey'],
      Constraints: { EncryptionContextSubset: { team: 'a' } },
    });
    expect(GrantId).toMatch(/^[0-9a-f]{64}$/);
    expect(GrantToken).toMatch(/^[\w-]{100,}$/);
    expect(await grantsOf(key)).toEqual([
      {
        KeyId: arnOf(key),
        GrantId,
        Name: 'for-app',
        CreationDate: expect.any(Date),
        GranteePrincipal: user('app'),
        RetiringPrincipal: role('reader'),
        IssuingAccount: root(),
        Operations: ['Decrypt', 'DescribeKey'],
        Constraints: { EncryptionContextSubset: { team: 'a' } },
      },
    ]);
  });

  test('gives its grantee its operations, and nothing else to nobody else', async () => {
    const key = await world.makeKey();
    const describeAs = (who: 'app' | 'helper') =>
      failure(world.as(who).send(new DescribeKeyCommand({ KeyId: key })));
    expect(await describeAs('app')).toMatch(/^AccessDeniedException/);
    await grant(key, { Operations: ['DescribeKey'] });
    expect(await describeAs('app')).toBe('answered');
    expect(await describeAs('helper')).toMatch(/^AccessDeniedException/);
    const disable = world.as('app').send(new DisableKeyCommand({ KeyId: key }));
    expect(await failure(disable)).toMatch(/^AccessDeniedException/);
  });

  test('may be for another account, made from another account', async () => {
    const key = await world.makeKey({ Policy: policyFor(root(partner), 'CreateGrant') });
    const { GrantId } = await grant(
      arnOf(key),
      { GranteePrincipal: user('guest', partner) },
      world.as('partner'),
    );
    expect(await grantsOf(key)).toMatchObject([{ GrantId, IssuingAccount: root(partner) }]);
  });

  test('for a service needs a source and somebody to retire it', async () => {
    const key = await world.makeKey();
    const service = {
      GranteeServicePrincipal: 'dynamodb.eu-central-1.amazonaws.com',
      Constraints: { SourceArn: `arn:aws:dynamodb:eu-central-1:${account}:table/orders` },
    };
    expect(await failure(grant(key, service))).toMatch(/^ValidationException: .*Retiring/);
    expect(
      await failure(grant(key, { ...service, Constraints: {}, RetiringPrincipal: role('reader') })),
    ).toMatch(/^ValidationException: .*SourceArn/);
    await grant(key, { ...service, RetiringServicePrincipal: 'dynamodb.eu-central-1.amazonaws.com' });
    const [made] = await grantsOf(key);
    expect(made).toMatchObject({
      GranteeServicePrincipal: 'dynamodb.eu-central-1.amazonaws.com',
      RetiringServicePrincipal: 'dynamodb.eu-central-1.amazonaws.com',
      Constraints: service.Constraints,
    });
    expect(made).not.toHaveProperty('GranteePrincipal');
  });
});

describe('the same request again', () => {
  const wanted: Wanted = {
    Name: 'retried',
    Operations: ['Decrypt', 'Encrypt'],
    Constraints: { EncryptionContextEquals: { a: '1', b: '2' } },
  };

  test('with a name gives the same grant and another token', async () => {
    const key = await world.makeKey();
    const first = await grant(key, wanted);
    const second = await grant(key, {
      ...wanted,
      Operations: ['Encrypt', 'Decrypt'],
      Constraints: { EncryptionContextEquals: { b: '2', a: '1' } },
    });
    expect(second.GrantId).toBe(first.GrantId);
    expect(second.GrantToken).not.toBe(first.GrantToken);
    expect(await grantsOf(key)).toHaveLength(1);
  });

  test('without a name, or with anything else in it, makes another grant', async () => {
    const key = await world.makeKey();
    await grant(key);
    await grant(key);
    await grant(key, wanted);
    await grant(key, { ...wanted, Operations: ['Decrypt'] });
    await grant(key, { ...wanted, GranteePrincipal: user('helper') });
    await grant(key, { ...wanted, RetiringPrincipal: role('reader') });
    await grant(key, { ...wanted, Constraints: { EncryptionContextSubset: { a: '1', b: '2' } } });
    await grant(key, { ...wanted, Constraints: { EncryptionContextEquals: { a: '1' } } });
    await grant(key, { ...wanted, Constraints: { EncryptionContextEquals: { a: '1', b: '2', c: '3' } } });
    expect(await grantsOf(key)).toHaveLength(9);
  });
});

describe('refused:', () => {
  test('parameters that no grant has', async () => {
    const key = await world.makeKey();
    const context = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']));
    const refused: readonly (readonly [Wanted, RegExp])[] = [
      [
        { Operations: ['CreateGrant'] },
        /^ValidationException: Grants must not contain only the CreateGrant operation\.$/,
      ],
      [{ Operations: [] }, /^ValidationException/],
      [{ Operations: ['ScheduleKeyDeletion' as GrantOperation] }, /^ValidationException: .*'operations'/],
      [{ Name: 'with space' }, /^ValidationException: .*'name'/],
      [{ Constraints: { EncryptionContextEquals: context(9) } }, /^ValidationException/],
      [{ Constraints: { EncryptionContextSubset: { a: 'x'.repeat(385) } } }, /^ValidationException/],
      [
        { Constraints: { EncryptionContextSubset: context(1), EncryptionContextEquals: context(1) } },
        /^ValidationException/,
      ],
      [{ Constraints: { SourceArn: 'table/orders' } }, /^InvalidArnException/],
      [{ GrantTokens: ['made-up'] }, /^InvalidGrantTokenException/],
    ];
    for (const [wanted, error] of refused) expect(await failure(grant(key, wanted))).toMatch(error);
    const neither = world.admin.send(new CreateGrantCommand({ KeyId: key, Operations: ['Decrypt'] }));
    expect(await failure(neither)).toMatch(/^ValidationException/);
    const both = { GranteePrincipal: user('app'), GranteeServicePrincipal: 'sns.amazonaws.com' };
    expect(await failure(grant(key, both))).toMatch(/^ValidationException: .*but not both/);
    expect(await grantsOf(key)).toEqual([]);
  });

  test('principals that don’t exist', async () => {
    const key = await world.makeKey();
    for (const GranteePrincipal of [
      role('nobody'),
      user('nobody', partner),
      'sns.amazonaws.com',
      account,
      '*',
    ]) {
      expect(await failure(grant(key, { GranteePrincipal }))).toMatch(/^(InvalidArn|Validation)Exception/);
    }
    expect(await failure(grant(key, { GranteePrincipal: role('nobody') }))).toBe(
      `InvalidArnException: ARN does not refer to a valid principal: ${role('nobody')}`,
    );
    expect(await failure(grant(key, { RetiringPrincipal: role('nobody') }))).toMatch(/^InvalidArnException/);
    expect(await grantsOf(key)).toEqual([]);
  });

  test('keys by alias, unknown keys, and keys that can’t be used', async () => {
    expect(await failure(grant('alias/any'))).toBe(
      'InvalidArnException: Key Aliases are not supported for this operation.',
    );
    expect(await failure(grant('1234abcd-12ab-34cd-56ef-1234567890ab'))).toMatch(/^NotFoundException/);
    const [off, going] = [await world.makeKey(), await world.makeKey()];
    await world.admin.send(new DisableKeyCommand({ KeyId: off }));
    await world.admin.send(new ScheduleKeyDeletionCommand({ KeyId: going, PendingWindowInDays: 7 }));
    expect(await failure(grant(off))).toBe(`DisabledException: ${arnOf(off)} is disabled.`);
    expect(await failure(grant(going))).toBe(
      `KMSInvalidStateException: ${arnOf(going)} is pending deletion.`,
    );
  });

  test('operations and constraints that the key’s spec doesn’t know', async () => {
    const keys = {
      symmetric: await world.makeKey(),
      rsa: await world.makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' }),
      signing: await world.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }),
      agreement: await world.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' }),
      hmac: await world.makeKey({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }),
      kem: await world.makeKey({ KeySpec: 'ML_KEM_768', KeyUsage: 'ENCAPSULATE_DECAPSULATE' }),
    };
    const groups: readonly (readonly [readonly GrantOperation[], readonly (keyof typeof keys)[]])[] = [
      [
        ['DescribeKey', 'RetireGrant'],
        ['symmetric', 'rsa', 'signing', 'agreement', 'hmac', 'kem'],
      ],
      [
        ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo'],
        ['symmetric', 'rsa'],
      ],
      [['GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'GenerateDataKeyPair'], ['symmetric']],
      [['GetPublicKey'], ['rsa', 'signing', 'agreement', 'kem']],
      [['Sign', 'Verify'], ['signing']],
      [['DeriveSharedSecret'], ['agreement']],
      [['GenerateMac', 'VerifyMac'], ['hmac']],
      [['Encapsulate', 'Decapsulate'], ['kem']],
    ];
    for (const [operations, allowed] of groups) {
      for (const operation of operations) {
        for (const [kind, key] of Object.entries(keys)) {
          const outcome = await failure(grant(key, { Operations: [operation] }));
          const possible = allowed.some((name) => name === kind);
          expect([operation, kind, outcome.split(':')[0]]).toEqual([
            operation,
            kind,
            possible ? 'answered' : 'ValidationException',
          ]);
        }
      }
    }
    const constrained: Wanted = {
      Operations: ['Sign'],
      Constraints: { EncryptionContextSubset: { a: '1' } },
    };
    expect(await failure(grant(keys.signing, constrained))).toMatch(/^ValidationException/);
  });
});

test('a dry run says what would have happened, and makes nothing', async () => {
  const key = await world.makeKey();
  expect(await failure(grant(key, { DryRun: true }))).toMatch(/^DryRunOperationException/);
  expect(await failure(grant(key, { DryRun: true }, world.as('app')))).toMatch(/^AccessDeniedException/);
  expect(await grantsOf(key)).toEqual([]);
});

test('a policy can demand what a grant may be', async () => {
  const demanding = (Condition: object) =>
    world.makeKey({
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: root() }, Action: 'kms:*', Resource: '*' },
          {
            Effect: 'Allow',
            Principal: { AWS: user('app') },
            Action: 'kms:CreateGrant',
            Resource: '*',
            Condition,
          },
        ],
      }),
    });
  const cases: readonly (readonly [object, Wanted, Wanted])[] = [
    [
      { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt', 'DescribeKey'] } },
      { Operations: ['Decrypt'] },
      { Operations: ['Decrypt', 'Encrypt'] },
    ],
    [
      { StringEquals: { 'kms:GranteePrincipal': role('reader') } },
      { GranteePrincipal: role('reader') },
      { GranteePrincipal: role('writer') },
    ],
    [
      { StringEquals: { 'kms:RetiringPrincipal': role('reader') } },
      { RetiringPrincipal: role('reader') },
      {},
    ],
    [
      { StringEquals: { 'kms:GrantConstraintType': 'EncryptionContextSubset' } },
      { Constraints: { EncryptionContextSubset: { a: '1' } } },
      { Constraints: { EncryptionContextEquals: { a: '1' } } },
    ],
    [
      { StringEquals: { 'kms:EncryptionContext:team': 'a' } },
      { Constraints: { EncryptionContextEquals: { team: 'a' } } },
      { Constraints: { EncryptionContextEquals: { team: 'b' } } },
    ],
  ];
  for (const [condition, allowed, refused] of cases) {
    const key = await demanding(condition);
    expect([condition, await failure(grant(key, allowed, world.as('app')))]).toEqual([condition, 'answered']);
    expect(await failure(grant(key, refused, world.as('app')))).toMatch(/^AccessDeniedException/);
  }
  const people = await demanding({ Bool: { 'kms:GrantIsForAWSResource': 'false' } });
  expect(await failure(grant(people, {}, world.as('app')))).toBe('answered');
  const services = await demanding({ Bool: { 'kms:GrantIsForAWSResource': 'true' } });
  expect(await failure(grant(services, {}, world.as('app')))).toMatch(/^AccessDeniedException/);
});

test('a key has at most 50,000 grants', async () => {
  const { call, key } = oneKey();
  const { store } = call;
  const input = { KeyId: key.arn, GranteePrincipal: root(), Operations: ['Decrypt'] };
  createGrant.run(input, call);
  const [first] = store.grants.where('key', key.arn);
  if (first === undefined) throw new Error('no grant was made');
  for (let count = store.grants.size; count < 50_000; count += 1) {
    const id = count.toString(16).padStart(64, '0');
    store.grants.put(`${key.arn} ${id}`, { ...first, id });
  }
  expect(() => createGrant.run(input, call)).toThrow(
    expect.objectContaining({ code: 'LimitExceededException' }),
  );
  store.grants.delete(`${key.arn} ${first.id}`);
  expect(createGrant.run(input, call)).toHaveProperty('GrantId');
});

/** A key and its administrator's call, without a server around them. */
function oneKey() {
  const store = createStore({ unknownPrincipals: 'create' });
  const administrator = createPrincipal(store, {
    arn: user('administrator'),
    policies: [
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      }),
    ],
  });
  const call = createCall({
    requestId: 'test',
    region,
    partition: 'aws',
    caller: {
      arn: administrator.arn,
      principalArn: administrator.arn,
      principalId: administrator.uniqueId,
      userId: administrator.uniqueId,
      account,
      kind: 'user',
      sessionName: null,
      identityPolicies: administrator.policies,
      sessionPolicies: [],
      tags: {},
    },
    now: Date.now(),
    random: randomBytes,
    store,
  });
  createKey.run({}, call);
  const [key] = store.keys.values();
  if (key === undefined) throw new Error('no key was made');
  return { call, key };
}

describe('who may create grants by a grant', () => {
  const give = async (Constraints: CreateGrantCommandInput['Constraints'] = {}) => {
    const key = await world.makeKey();
    await grant(key, { Operations: ['CreateGrant', 'Decrypt', 'DescribeKey'], Constraints });
    const child = (wanted: Wanted) =>
      failure(grant(key, { GranteePrincipal: user('helper'), ...wanted }, world.as('app')));
    return { key, child };
  };

  test('gives on no more operations than it gives', async () => {
    const { child } = await give();
    expect(await child({ Operations: ['Decrypt'] })).toBe('answered');
    expect(await child({ Operations: ['CreateGrant', 'Decrypt', 'DescribeKey'] })).toBe('answered');
    expect(await child({ Operations: ['Decrypt', 'Encrypt'] })).toMatch(/^AccessDeniedException/);
  });

  test('keeps its constraints, or makes them stricter', async () => {
    const subset = await give({ EncryptionContextSubset: { team: 'a' } });
    const constrained = (Constraints: CreateGrantCommandInput['Constraints']) => ({ Constraints });
    expect(await subset.child(constrained({ EncryptionContextSubset: { team: 'a' } }))).toBe('answered');
    expect(await subset.child(constrained({ EncryptionContextSubset: { team: 'a', app: 'b' } }))).toBe(
      'answered',
    );
    expect(await subset.child(constrained({ EncryptionContextEquals: { team: 'a' } }))).toBe('answered');
    expect(await subset.child(constrained({ EncryptionContextEquals: { Team: 'a' } }))).toBe('answered');
    expect(await subset.child(constrained({ EncryptionContextEquals: { team: 'A' } }))).toMatch(
      /^AccessDeniedException/,
    );
    expect(await subset.child({})).toMatch(/^AccessDeniedException/);
    expect(await subset.child(constrained({ EncryptionContextSubset: { app: 'b' } }))).toMatch(
      /^AccessDeniedException/,
    );
    const equal = await give({ EncryptionContextEquals: { team: 'a' } });
    expect(await equal.child(constrained({ EncryptionContextEquals: { team: 'a' } }))).toBe('answered');
    expect(await equal.child(constrained({ EncryptionContextSubset: { team: 'a' } }))).toMatch(
      /^AccessDeniedException/,
    );
  });

  test('can’t go by grants of others, or for calls that a service makes', async () => {
    const { key, child } = await give();
    const source = { SourceArn: `arn:aws:dynamodb:${region}:${account}:table/orders` };
    const wider: GrantOperation[] = ['CreateGrant', 'Encrypt'];
    await grant(key, { GranteePrincipal: user('helper'), Operations: wider });
    await grant(key, { Operations: wider, Constraints: source });
    expect(await child({ Operations: ['Encrypt'] })).toMatch(/^AccessDeniedException/);
    expect(await child({ Operations: ['Encrypt'], Constraints: source })).toMatch(/^AccessDeniedException/);
    await grant(key, { Operations: wider });
    expect(await child({ Operations: ['Encrypt'] })).toBe('answered');
  });

  test('is held by the limits only where no policy gives more', async () => {
    const key = await world.makeKey({ Policy: policyFor(user('app'), 'CreateGrant') });
    await grant(key, { Operations: ['CreateGrant', 'Decrypt'] });
    const wider = grant(key, { Operations: ['Encrypt'], GranteePrincipal: user('helper') }, world.as('app'));
    expect(await failure(wider)).toBe('answered');
  });

  test('gives on what its account was given, where its IAM policies let it', async () => {
    const key = arnOf(await world.makeKey());
    const Operations: GrantOperation[] = ['CreateGrant', 'Decrypt', 'DescribeKey'];
    await grant(key, { GranteePrincipal: root(partner), Operations });
    const describes = (name: string) => failure(world.as(name).send(new DescribeKeyCommand({ KeyId: key })));
    expect(await describes('partner')).toBe('answered');
    expect(await describes('guest')).toMatch(/^AccessDeniedException/);
    expect(await describes('app')).toMatch(/^AccessDeniedException/);
    const child = (...wanted: GrantOperation[]) =>
      failure(grant(key, { GranteePrincipal: user('app'), Operations: wanted }, world.as('partner')));
    expect(await child('Decrypt')).toBe('answered');
    expect(await child('Encrypt')).toMatch(/^AccessDeniedException/);
  });
});
