import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estate, EstateGrant } from '../../../../src/model/estate.js';
import type { Named, Principal } from '../../../../src/model/principal.js';
import { compileEstate } from '../../../../src/providers/aws-kms/compile/compile-estate.js';
import { account, estate, grant, key, named, otherAccount, role, target } from './build-estate.js';
import { compiled, grantProblems, grantStatements, problemsOf, statementsOf } from './read-outcome.js';

const root = (of: string) => `arn:aws:iam::${of}:root`;
const grantee = (principal: Principal, index = 0): Named => named(principal, index);

describe('managers', () => {
  const cryptographic =
    /:(Encrypt|Decrypt|ReEncrypt|GenerateDataKey|GenerateMac|Sign|Verify|Derive|Encapsulate|Decapsulate)/;

  it('reconciler and administrators get no cryptographic operation and no `kms:*`', () => {
    const statements = statementsOf(compiled(estate(key()))[0]);
    expect(statements.map(({ Sid }) => Sid)).toEqual(['Reconciler', 'Administrators']);
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*') || cryptographic.test(action))).toEqual([]);
  });

  it('administrators make no grants; the reconciler does', () => {
    const [reconciler, administrators] = statementsOf(compiled(estate(key()))[0]);
    expect(administrators?.Action).not.toContain('kms:CreateGrant');
    expect(administrators?.Action).toEqual(expect.arrayContaining(['kms:RevokeGrant', 'kms:PutKeyPolicy']));
    expect(reconciler?.Action).toContain('kms:CreateGrant');
  });

  it('get only what the kind of key has', () => {
    const actions = (change: Parameters<typeof key>[0]) =>
      statementsOf(compiled(estate(key(change)))[0]).flatMap(({ Action }) => Action);
    expect(actions({})).toContain('kms:EnableKeyRotation');
    expect(actions({})).not.toContain('kms:ReplicateKey');
    expect(actions({})).not.toContain('kms:ImportKeyMaterial');
    expect(actions({ multiRegion: true })).toContain('kms:ReplicateKey');
    expect(actions({ origin: { kind: 'external' } })).toContain('kms:ImportKeyMaterial');
    expect(actions({ algorithm: 'rsa-2048' })).not.toContain('kms:EnableKeyRotation');
  });

  it('`enableIamPolicies` is AWS’s own statement, and comes first', () => {
    const [first] = statementsOf(compiled(estate(key({ enableIamPolicies: true })))[0]);
    expect(first).toEqual({
      Sid: 'Enable IAM User Permissions',
      Effect: 'Allow',
      Principal: { AWS: root(account) },
      Action: 'kms:*',
      Resource: '*',
    });
  });

  it('are the reconciler and the administrators of key and target, once each', () => {
    const home = target({ administrators: [role('admin'), role('break-glass')] });
    expect(compiled(estate(key({ target: home })))[0]?.managers).toEqual(
      ['admin', 'break-glass', 'keywright'].map((name) => role(name).arn),
    );
  });

  it('none at all is a lockout (invariant 5)', () => {
    const nobody = { target: target({ reconciler: null }), administrators: [] };
    expect(problemsOf(estate(key(nobody)))).toEqual(['KW3020 keys/cards.yaml metadata.name']);
    expect(problemsOf(estate(key({ ...nobody, enableIamPolicies: true })))).toEqual([]);
  });

  it('of another account or partition are refused', () => {
    expect(problemsOf(estate(key({ administrators: [role('admin', otherAccount)] })))).toContain(
      'KW3021 keys/cards.yaml spec.administrators',
    );
    expect(problemsOf(estate(key({ administrators: [role('admin', account, 'aws-cn')] })))).toEqual([
      'KW3022 keys/cards.yaml spec.administrators',
    ]);
    const home = target({ reconciler: role('keywright', otherAccount) });
    expect(problemsOf(estate(key({ target: home })))).toContain(
      'KW3021 targets/prod-eu.yaml spec.reconciler',
    );
  });
});

describe('grantees', () => {
  it.each<[string, readonly Principal[], readonly object[]]>([
    ['roles and users', [role('b'), role('a')], [{ Principal: { AWS: [role('a').arn, role('b').arn] } }]],
    [
      'an account',
      [{ kind: 'account', account: otherAccount, partition: 'aws' }],
      [{ Principal: { AWS: root(otherAccount) } }],
    ],
    [
      'an organization',
      [{ kind: 'organization', id: 'o-1234567890' }],
      [{ Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } } }],
    ],
    [
      'an organizational unit',
      [{ kind: 'organizational-unit', unit: 'o-1234567890/r-ab12/ou-ab12-12345678' }],
      [
        {
          Principal: { AWS: '*' },
          Condition: {
            'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1234567890/r-ab12/ou-ab12-12345678/*' },
          },
        },
      ],
    ],
    [
      'services, each for its own source',
      [
        { kind: 'service', name: 's3.amazonaws.com', sourceAccount: account, sourceArn: 'arn:aws:s3:::b' },
        { kind: 'service', name: 'logs.amazonaws.com', sourceAccount: null, sourceArn: null },
      ],
      [
        { Principal: { Service: 'logs.amazonaws.com' } },
        {
          Principal: { Service: 's3.amazonaws.com' },
          Condition: {
            ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' },
            StringEquals: { 'aws:SourceAccount': account },
          },
        },
      ],
    ],
  ])('%s', (_, principals, expected) => {
    const statements = grantStatements(grant({ grantees: principals.map((each, i) => grantee(each, i)) }));
    expect(statements).toMatchObject(expected);
    expect(statements.map(({ Condition }) => Condition)).toEqual(
      expected.map((each) => ('Condition' in each ? each.Condition : undefined)),
    );
  });

  it('of other accounts can’t administer', () => {
    const far = grant({ grantees: [named(role('x', otherAccount))], operations: ['administer'] });
    expect(problemsOf(estate(key({ grants: [far] })))).toEqual([
      'KW3029 grants/payments.yaml spec.operations.0',
    ]);
  });

  it('of other partitions are refused', () => {
    const far = grant({ grantees: [named(role('x', account, 'aws-us-gov'))] });
    expect(problemsOf(estate(key({ grants: [far] })))).toEqual([
      'KW3022 grants/payments.yaml spec.grantees.0',
    ]);
  });
});

describe('operations', () => {
  it.each([
    ['wrap', 'KW3010'],
    ['unwrap', 'KW3010'],
    ['sign', 'KW3011'],
    ['get-public-key', 'KW3011'],
  ] as const)('%s on an aes-256 key is refused by %s', (operation, code) => {
    const grants = [grant({ operations: ['decrypt', operation] })];
    expect(problemsOf(estate(key({ grants })))).toEqual([`${code} grants/payments.yaml spec.operations.1`]);
    const native = [grant({ operations: ['decrypt', operation], as: 'grant' })];
    expect(problemsOf(estate(key({ grants: native })))).toEqual([
      `${code} grants/payments.yaml spec.operations.1`,
    ]);
  });

  it('data key pairs are not made in custom key stores', () => {
    const origin = { kind: 'hsm', customKeyStore: 'cks-1' } as const;
    const grants = [grant({ operations: ['generate-data-key-pair'] })];
    expect(problemsOf(estate(key({ origin, grants })))).toEqual([
      'KW3011 grants/payments.yaml spec.operations.0',
    ]);
  });
});

describe('statements of equal meaning are one', () => {
  it('the same grantee in two grants', () => {
    const statements = grantStatements(
      grant({ name: 'b', operations: ['encrypt'] }),
      grant({ name: 'a', operations: ['decrypt'] }),
    );
    expect(statements).toMatchObject([
      { Sid: 'Grant a And Grant b', Action: ['kms:Decrypt', 'kms:Encrypt'] },
    ]);
  });

  it('the same operations for two grantees', () => {
    const statements = grantStatements(
      grant({ name: 'a' }),
      grant({ name: 'b', grantees: [named(role('other'))] }),
    );
    expect(statements).toMatchObject([{ Principal: { AWS: [role('app').arn, role('other').arn] } }]);
  });

  it('not where their conditions differ', () => {
    expect(
      grantStatements(grant({ name: 'a' }), grant({ name: 'b', conditions: { mfa: true } })),
    ).toHaveLength(2);
  });
});

describe('the policy’s size', () => {
  it('over 32,768 bytes is refused, and the remedy names the largest statement', () => {
    const grantees = Array.from({ length: 800 }, (_, i) => named(role(`application-with-a-name-${i}`), i));
    const outcome = compileEstate(estate(key({ grants: [grant({ grantees })] })));
    expect(outcome.ok).toBe(false);
    if (outcome.ok) return;
    expect(outcome.problems).toMatchObject([
      {
        code: 'KW3019',
        place: { lineText: 'metadata.name' },
        remedy: expect.stringContaining('Grant payments'),
      },
    ]);
  });
});

describe('determinism', () => {
  const conditions = {
    mfa: true,
    callerAccount: [account, otherAccount],
    viaService: ['s3', 'rds'],
  } as const;
  const grants: readonly EstateGrant[] = [
    grant({ name: 'a', operations: ['decrypt', 'describe'], grantees: [role('x'), role('y')].map(named) }),
    grant({
      name: 'b',
      operations: ['encrypt', 'generate-data-key'],
      conditions: {
        ...conditions,
        viaService: [...conditions.viaService],
        callerAccount: [...conditions.callerAccount],
      },
    }),
    grant({ name: 'c', operations: ['decrypt'], as: 'grant', grantees: [role('x'), role('y')].map(named) }),
    grant({ name: 'd', operations: ['decrypt'], grantees: [role('z')].map(named) }),
    grant({ name: 'e', operations: ['reencrypt', 'describe'], expires: '2027-01-31T00:00:00Z' }),
  ];

  it('any order of keys, grants, grantees, operations, tags and administrators compiles to the same', () => {
    const administrators = [role('admin'), role('admin-two'), role('admin-three')];
    const tags = [
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ] as const;
    const whole = (order: <T>(list: readonly T[]) => readonly T[]): Estate => ({
      ...estate(),
      keys: order(['one', 'two', 'three']).map((name) =>
        key({
          name,
          administrators: order(administrators),
          tags: Object.fromEntries(order(tags)),
          grants: order(grants).map((each) => ({
            ...each,
            grantees: order(each.grantees),
            operations: order(each.operations),
            conditions: Object.fromEntries(order(Object.entries(each.conditions))),
          })),
        }),
      ),
    });
    const expected = JSON.stringify(compiled(whole((list) => list)));
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (seeds) => {
        const shuffled = compiled(whole((list) => shuffle(list, seeds)));
        expect(JSON.stringify(shuffled)).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });
});

function shuffle<T>(list: readonly T[], seeds: readonly number[]): readonly T[] {
  const keyed = list.map((item, index) => ({ item, order: (seeds[index % seeds.length] ?? 0) % 97 }));
  return keyed.sort((a, b) => a.order - b.order).map(({ item }) => item);
}

describe('a service that could never have access is refused', () => {
  const service = (sourceArn: string | null, sourceAccount: string | null = null) =>
    named({ kind: 'service' as const, name: 'sns.amazonaws.com', sourceArn, sourceAccount });
  const entry = 'grants/payments.yaml spec.grantees.0';
  it.each([
    ['of another partition', 'arn:aws-cn:sns:cn-north-1:111122223333:topic', null, [`KW3022 ${entry}`]],
    ['of another account', `arn:aws:sns:eu-west-1:${otherAccount}:topic`, account, [`KW3014 ${entry}`]],
    ['that is no whole ARN', 'arn:aws:sns', null, [`KW3017 ${entry}`]],
    ['without an account', 'arn:aws:s3:::bucket', account, []],
    ['of any account', 'arn:aws:sns:*:*:topic', account, []],
  ])('its source is one %s', (_, sourceArn, sourceAccount, expected) => {
    expect(grantProblems(grant({ grantees: [service(sourceArn, sourceAccount)] }))).toEqual(expected);
  });

  it('it has neither multi-factor authentication nor tags', () => {
    const conditions = { mfa: true as const, principalTags: { team: 'a' } };
    const file = 'grants/payments.yaml spec.conditions';
    expect(grantProblems(grant({ grantees: [service(null, account)], conditions }))).toEqual([
      `KW3014 ${file}.mfa`,
      `KW3014 ${file}.principalTags`,
    ]);
    expect(grantProblems(grant({ conditions }))).toEqual([]);
  });
});
