import { describe, expect, it } from 'vitest';
import { type CompareOptions, compare } from '../../src/access/compare.js';
import { isLockedOut } from '../../src/access/lockout.js';
import { whoCan } from '../../src/access/who-can.js';
import { account, allow, delegation, deny, policy, roleArn, root, type Written } from './building.js';

const home: CompareOptions = { account };
const decrypt = (members: Written) => allow({ Action: 'kms:Decrypt', ...members });
const ifIs = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});
const session = (role: string, name: string) => `arn:aws:sts::${account}:assumed-role/${role}/${name}`;
const gains = (before: readonly Written[], after: readonly Written[], options = home) =>
  compare({ policy: policy(...before) }, { policy: policy(...after) }, options).gained;
const gainers = (before: readonly Written[], after: readonly Written[], options = home) =>
  gains(before, after, options).flatMap(({ principals }) => principals);

describe('names that stand for others are nobody’s', () => {
  it('a session that is called session is not its role', () => {
    const named = decrypt({ Principal: { AWS: session('app', 'session') } });
    expect(gainers([named], [decrypt({ Principal: { AWS: roleArn('app') } })])).toEqual([roleArn('app')]);
    const state = { policy: policy(named) };
    const { rows } = whoCan(state, { actions: ['Decrypt'], context: {} }, home);
    expect(rows.flatMap(({ principals }) => principals)).toEqual([session('app', 'session')]);
  });

  it('a role that is called somebody-else is not everybody else', () => {
    const before = [decrypt({ Principal: { AWS: roleArn('somebody-else') } })];
    const after = [decrypt(ifIs('StringEquals', 'kms:CallerAccount', account))];
    expect(gainers(before, after)).toContain('*');
  });
});

describe('people whom no principal element names', () => {
  it('the root users of all accounts', () => {
    const after = [decrypt(ifIs('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:root'))];
    expect(gainers([], after, {})).toEqual(['arn:aws:iam::*:root']);
  });

  it('principals of another partition', () => {
    const after = [decrypt(ifIs('ArnLike', 'aws:PrincipalArn', `arn:aws-cn:iam::${account}:role/admin*`))];
    expect(gains([], after)).not.toEqual([]);
  });

  it('a session of a role with a path', () => {
    const sso = session('AWSReservedSSO_Admin_abc', 'alice');
    const path = 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*';
    const after = [decrypt({ Principal: { AWS: sso }, ...ifIs('ArnLike', 'aws:PrincipalArn', path) })];
    expect(gainers([], after)).toEqual([sso]);
    const two = [session('app', 's1'), session('app', 's2')];
    const both = [
      decrypt({ Principal: { AWS: two }, ...ifIs('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/p/*') }),
    ];
    expect(gainers([], both)).toEqual(two);
  });
});

describe('values between and beyond the limits', () => {
  const age = (operator: string, limit: string) => [decrypt(ifIs(operator, 'aws:MultiFactorAuthAge', limit))];
  it.for<readonly [string, readonly Written[], readonly Written[]]>([
    [
      'a whole number between two fractions',
      age('NumericLessThanEquals', '6.2'),
      age('NumericLessThan', '7.3'),
    ],
    ['a very large number', [], age('NumericLessThan', '100000000000000000')],
    ['a larger one', [], age('NumericLessThan', `1${'0'.repeat(22)}`)],
    ['a very small one', [], age('NumericEquals', '0.0000001')],
    ['milliseconds taken for seconds', [], [decrypt(ifIs('DateLessThan', 'aws:EpochTime', '1893456000000'))]],
    [
      'a time after all years',
      [],
      [decrypt(ifIs('DateGreaterThan', 'aws:CurrentTime', '9999-12-31T23:59:59Z'))],
    ],
    [
      'empty text',
      [
        decrypt({
          Condition: {
            Null: { 'aws:PrincipalTag/t': 'true' },
            StringEqualsIfExists: { 'aws:PrincipalTag/t': 'a' },
          },
        }),
      ],
      [decrypt(ifIs('Null', 'aws:PrincipalTag/t', 'true'))],
    ],
  ])('%s', ([, before, after]) => {
    expect(gains(before, after)).not.toEqual([]);
  });

  it('one time in two ways of writing it is the same', () => {
    const date = [decrypt(ifIs('DateLessThan', 'aws:EpochTime', '2030-01-01T00:00:00Z'))];
    const number = [decrypt(ifIs('NumericLessThan', 'aws:EpochTime', '1893456000'))];
    expect(compare({ policy: policy(...date) }, { policy: policy(...number) }, home).equal).toBe(true);
  });
});

describe('nobody is left to administer', () => {
  const now = Date.parse('2027-01-01T00:00:00Z');
  const admin = allow({ Principal: { AWS: roleArn('admin') } });
  it.for<readonly [string, readonly Written[], boolean]>([
    ['but for root and an administrator', [delegation, admin], false],
    [
      'after a deny since some day',
      [delegation, admin, deny(ifIs('DateGreaterThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'))],
      true,
    ],
    [
      'after a deny to all who are no service',
      [delegation, admin, deny(ifIs('Bool', 'aws:PrincipalIsAWSService', 'false'))],
      true,
    ],
    [
      'by seconds of the past',
      [allow({ Principal: { AWS: root() }, ...ifIs('NumericLessThan', 'aws:EpochTime', '1000') })],
      true,
    ],
    ['by services alone', [allow(ifIs('Bool', 'aws:PrincipalIsAWSService', 'true'))], true],
  ])('%s', ([, statements, isOut]) => {
    expect(isLockedOut(policy(...statements), account, now)).toBe(isOut);
  });
});

it('a condition key that objects have is a key like any other', () => {
  for (const key of ['constructor', '__proto__', 'toString']) {
    const text = `{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*","Condition":{"StringEqualsIgnoreCase":{${JSON.stringify(key)}:"a"}}}]}`;
    expect(compare({ policy: policy() }, { policy: text }, home).gained).toHaveLength(1);
  }
});

it('what is known of the key is not made up', () => {
  const before = [
    decrypt(ifIs('StringEquals', 'aws:PrincipalAccount', ['$', '{aws:ResourceAccount}'].join(''))),
  ];
  const after = [decrypt(ifIs('StringEquals', 'aws:PrincipalAccount', account))];
  expect(gains(before, after).every(({ certainty }) => certainty === 'may')).toBe(true);
});

it('who has a part of what everybody has is an exception with a row of its own', () => {
  const role = roleArn('x');
  const unless = deny({
    Principal: { AWS: role },
    Action: 'kms:Decrypt',
    ...ifIs('StringNotEquals', 'aws:SourceVpc', 'vpc-1'),
  });
  const rows = gains([], [decrypt({}), unless]);
  expect(rows.map(({ principals, except = [], conditions }) => ({ principals, except, conditions }))).toEqual(
    [
      { principals: ['*'], except: [role], conditions: '' },
      { principals: [role], except: [], conditions: 'aws:SourceVpc is vpc-1' },
    ],
  );
});
