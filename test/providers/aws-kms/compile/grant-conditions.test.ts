import { describe, expect, it } from 'vitest';
import type { EstateGrant } from '../../../../src/model/estate.js';
import { account, estate, grant, key, named, otherAccount, role, target } from './build-estate.js';
import { compiled, grantProblems, grantStatements, problemsOf, statementsOf } from './read-outcome.js';

type Conditions = EstateGrant['conditions'];

const conditionsOf = (conditions: Conditions, change: Partial<EstateGrant> = {}) =>
  grantStatements(grant({ conditions, ...change })).map(({ Condition }) => Condition);

describe('each condition becomes AWS’s own', () => {
  it.each<[string, Conditions, object]>([
    [
      'encryptionContext.equals',
      { encryptionContext: { equals: { tenant: 'a', env: 'p' } } },
      {
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['env', 'tenant'] },
        StringEquals: { 'kms:EncryptionContext:env': 'p', 'kms:EncryptionContext:tenant': 'a' },
      },
    ],
    [
      'encryptionContext.contains',
      { encryptionContext: { contains: { tenant: 'a' } } },
      { StringEquals: { 'kms:EncryptionContext:tenant': 'a' } },
    ],
    [
      'encryptionContext.keys',
      { encryptionContext: { keys: ['tenant'] } },
      {
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': 'tenant' },
        Null: { 'kms:EncryptionContextKeys': 'false' },
      },
    ],
    [
      'viaService',
      { viaService: ['s3', 'rds.eu-west-1.amazonaws.com'] },
      { StringEquals: { 'kms:ViaService': ['rds.eu-west-1.amazonaws.com', 's3.eu-west-1.amazonaws.com'] } },
    ],
    ['callerAccount', { callerAccount: [account] }, { StringEquals: { 'kms:CallerAccount': account } }],
    [
      'sourceVpcEndpoint',
      { sourceVpcEndpoint: ['vpce-12345678'] },
      { StringEquals: { 'aws:SourceVpce': 'vpce-12345678' } },
    ],
    ['mfa', { mfa: true }, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    [
      'principalTags',
      { principalTags: { team: 'pay', env: 'p' } },
      { StringEquals: { 'aws:PrincipalTag/env': 'p', 'aws:PrincipalTag/team': 'pay' } },
    ],
    [
      'raw',
      { raw: [{ operator: 'StringLike', key: 'aws:PrincipalArn', values: ['arn:aws:iam::*:role/x'] }] },
      { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } },
    ],
  ])('%s', (_, conditions, expected) => {
    expect(conditionsOf(conditions)).toEqual([expected]);
  });

  it('`expires` ends the statement', () => {
    expect(conditionsOf({}, { expires: '2027-01-31T00:00:00Z' })).toEqual([
      { DateLessThan: { 'aws:CurrentTime': '2027-01-31T00:00:00Z' } },
    ]);
  });

  it('a value that looks like a policy variable stays text', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an IAM policy variable
    expect(conditionsOf({ encryptionContext: { contains: { tenant: '${aws:username}' } } })).toEqual([
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an IAM policy variable
      { StringEquals: { 'kms:EncryptionContext:tenant': '${$}{aws:username}' } },
    ]);
  });

  it('`viaService` names the Region and domain of each copy of the key', () => {
    const via = grant({ conditions: { viaService: ['s3'] } });
    const us = target({ name: 'prod-us', region: 'us-east-1' });
    const replicas = [{ target: us, description: '', life: key().life, path: ['spec', 'replicas', 0] }];
    const copies = compiled(estate(key({ multiRegion: true, replicas, grants: [via] })));
    expect(copies.map((copy) => statementsOf(copy).at(-1)?.Condition)).toEqual([
      { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
      { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
    ]);
    const china = key({
      target: target({ partition: 'aws-cn' }),
      grants: [{ ...via, grantees: [named(role('app', account, 'aws-cn'))] }],
    });
    expect(statementsOf(compiled(estate(china))[0]).at(-1)?.Condition).toEqual({
      StringEquals: { 'kms:ViaService': 's3.cn-north-1.amazonaws.com.cn' },
    });
  });
});

describe('statements are split so that a condition stands only with actions that know it', () => {
  it('the encryption context goes with Decrypt, everything else also with DescribeKey', () => {
    const statements = grantStatements(
      grant({
        operations: ['decrypt', 'describe'],
        conditions: { encryptionContext: { contains: { tenant: 'a' } }, mfa: true },
      }),
    );
    expect(statements.map(({ Sid, Action, Condition }) => [Sid, Action, Condition])).toEqual([
      [
        'Grant payments Part 1',
        'kms:Decrypt',
        {
          Bool: { 'aws:MultiFactorAuthPresent': 'true' },
          StringEquals: { 'kms:EncryptionContext:tenant': 'a' },
        },
      ],
      ['Grant payments Part 2', 'kms:DescribeKey', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    ]);
  });

  it('`grant-to-service` is for AWS resources only, and its siblings are not', () => {
    const statements = grantStatements(grant({ operations: ['decrypt', 'grant-to-service'] }));
    expect(statements.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      [
        ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
        { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      ],
      ['kms:Decrypt', undefined],
    ]);
  });

  it('`grant-to-service` under an encryption context keeps both', () => {
    const statements = grantStatements(
      grant({
        operations: ['grant-to-service'],
        conditions: { encryptionContext: { contains: { tenant: 'a' } }, grantIsForAWSResource: true },
      }),
    );
    expect(statements.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      [
        'kms:CreateGrant',
        {
          Bool: { 'kms:GrantIsForAWSResource': 'true' },
          StringEquals: { 'kms:EncryptionContext:tenant': 'a' },
        },
      ],
      [['kms:ListGrants', 'kms:RevokeGrant'], { Bool: { 'kms:GrantIsForAWSResource': 'true' } }],
    ]);
  });
});

describe('a condition on use stays with every action of use', () => {
  it('GenerateDataKeyWithoutPlaintext carries no attestation, and is denied by it', () => {
    const key = 'kms:RecipientAttestation:ImageSha384';
    const raw = [{ operator: 'StringEqualsIgnoreCase', key, values: ['ab12'] }];
    const operations = ['describe', 'generate-data-key'] as const;
    const statements = grantStatements(grant({ operations, conditions: { raw } }));
    expect(statements.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      ['kms:DescribeKey', undefined],
      [
        ['kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'],
        { StringEqualsIgnoreCase: { [key]: 'ab12' } },
      ],
    ]);
  });
});

describe('no restriction is dropped (invariant 1)', () => {
  const context = { encryptionContext: { contains: { tenant: 'a' } } };
  const file = 'grants/payments.yaml spec.conditions';

  it.each<[string, Partial<EstateGrant>, readonly string[]]>([
    [
      'an encryption context for an administrator',
      { operations: ['decrypt', 'administer'], conditions: context },
      [`KW3012 ${file}.encryptionContext.contains.tenant`],
    ],
    [
      'an encryption context for an auditor',
      { operations: ['audit'], conditions: context },
      [`KW3012 ${file}.encryptionContext.contains.tenant`],
    ],
    [
      'an encryption context for nothing but describe',
      { operations: ['describe'], conditions: context },
      [`KW3012 ${file}.encryptionContext.contains.tenant`],
    ],
    [
      'grantIsForAWSResource where no grant is made',
      { operations: ['decrypt'], conditions: { grantIsForAWSResource: true } },
      [`KW3012 ${file}.grantIsForAWSResource`],
    ],
    [
      'exactly one context and at least another',
      { conditions: { encryptionContext: { equals: { a: '1' }, contains: { a: '2' } } } },
      [`KW3014 ${file}.encryptionContext.contains.a`],
    ],
    [
      'exactly one context and other keys',
      { conditions: { encryptionContext: { equals: { a: '1' }, keys: ['b'] } } },
      [`KW3014 ${file}.encryptionContext.keys`],
    ],
    [
      'exactly two pairs and only one of their keys',
      { conditions: { encryptionContext: { equals: { a: '1', b: '2' }, keys: ['b'] } } },
      [`KW3014 ${file}.encryptionContext.keys`],
    ],
    [
      'at least a pair whose key is not among the keys',
      { conditions: { encryptionContext: { contains: { a: '1' }, keys: ['b'] } } },
      [`KW3014 ${file}.encryptionContext.keys`],
    ],
    [
      'at least a pair beyond exactly the others',
      { conditions: { encryptionContext: { equals: { a: '1' }, contains: { b: '2' } } } },
      [`KW3014 ${file}.encryptionContext.contains.b`],
    ],
    [
      'two spellings of one context key',
      { conditions: { encryptionContext: { contains: { a: '1', A: '2' } } } },
      [`KW3014 ${file}.encryptionContext.contains.A`],
    ],
    [
      'a raw condition on the key of another condition',
      {
        conditions: {
          callerAccount: [account],
          raw: [{ operator: 'StringEquals', key: 'kms:callerAccount', values: [otherAccount] }],
        },
      },
      [`KW3014 ${file}.raw.0`],
    ],
    [
      'two raw patterns on one key',
      {
        conditions: {
          raw: [
            { operator: 'StringLike', key: 'aws:PrincipalArn', values: ['arn:aws:iam::*:role/a*'] },
            { operator: 'StringLike', key: 'aws:PrincipalArn', values: ['*z'] },
          ],
        },
      },
      [`KW3013 ${file}.raw.1`],
    ],
    [
      'an end, and another by a raw condition',
      {
        expires: '2027-01-31T00:00:00Z',
        conditions: {
          raw: [{ operator: 'DateLessThan', key: 'aws:CurrentTime', values: ['2028-01-31T00:00:00Z'] }],
        },
      },
      [`KW3013 ${file}.raw.0`],
    ],
    [
      'text that a policy cannot hold',
      { conditions: { encryptionContext: { contains: { tenant: 'żółw' } } } },
      [`KW3018 ${file}.encryptionContext.contains.tenant`],
    ],
    [
      'a service with a Region and no domain',
      { conditions: { viaService: ['s3.eu-west-1'] } },
      [`KW3031 ${file}.viaService.0`],
    ],
  ])('%s', (_, change, expected) => {
    expect(grantProblems(grant(change))).toEqual(expected);
  });

  it('an encryption context on a key whose requests have none', () => {
    const signing = key({
      algorithm: 'rsa-2048',
      grants: [grant({ conditions: context })],
    });
    expect(problemsOf(estate(signing))).toEqual([`KW3012 ${file}.encryptionContext.contains.tenant`]);
  });

  it('two sources that agree are one condition', () => {
    const raw = [{ operator: 'StringEquals', key: 'kms:CallerAccount', values: [account] }];
    expect(conditionsOf({ callerAccount: [account, otherAccount], raw })).toEqual([
      { StringEquals: { 'kms:CallerAccount': account } },
    ]);
  });
});
