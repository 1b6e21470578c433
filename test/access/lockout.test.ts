import { describe, expect, test } from 'vitest';
import { checkLockout } from '../../src/access/lockout.js';
import { account, allow, delegation, deny, partner, policy, roleArn, type Written } from './building.js';

const all = ['DescribeKey', 'GetKeyPolicy', 'PutKeyPolicy'];
const toOps = (more: Written = {}) => allow({ Principal: { AWS: roleArn('ops') }, ...more });

describe('who would be kept from managing', () => {
  const check = (...statements: readonly Written[]) =>
    checkLockout(policy(...statements), [roleArn('ops'), roleArn('breakglass')], account, 'aws');

  test('nobody, where all managers are named', () => {
    expect(check(toOps(), allow({ Principal: { AWS: roleArn('breakglass') } }))).toEqual([]);
  });

  test('a manager who is not named: delegation is no permission', () => {
    expect(check(toOps(), delegation)).toEqual([{ manager: roleArn('breakglass'), missing: all }]);
  });

  test('a manager who lacks one action', () => {
    const partly = allow({
      Principal: { AWS: roleArn('breakglass') },
      Action: ['kms:Describe*', 'kms:Get*'],
    });
    expect(check(toOps(), partly)).toEqual([{ manager: roleArn('breakglass'), missing: ['PutKeyPolicy'] }]);
  });

  test('everybody, by a deny', () => {
    const denied = [roleArn('ops'), roleArn('breakglass')].map((manager) => ({
      manager,
      missing: ['PutKeyPolicy'],
    }));
    expect(check(allow(), deny({ Action: 'kms:Put*' }))).toEqual(denied);
  });

  test('not by a deny that leaves the managers out by their ARN', () => {
    const others = { ArnNotEquals: { 'aws:PrincipalArn': [roleArn('ops'), roleArn('breakglass')] } };
    expect(check(allow(), deny({ Condition: others }))).toEqual([]);
  });

  test('but by one that means them by their ARN or account', () => {
    const them = { ArnLike: { 'aws:PrincipalArn': roleArn('break*') } };
    expect(check(allow(), deny({ Condition: them }))).toEqual([
      { manager: roleArn('breakglass'), missing: all },
    ]);
    const here = { StringEquals: { 'aws:PrincipalAccount': account } };
    expect(check(allow(), deny({ Condition: here }))).toHaveLength(2);
  });

  test('by an allow under a condition that may not be met', () => {
    const condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(check(allow({ Condition: condition }))).toHaveLength(2);
  });

  test('by a policy that can’t be read', () => {
    expect(checkLockout('nonsense', [roleArn('ops')], account, 'aws')).toEqual([
      { manager: roleArn('ops'), missing: all },
    ]);
  });
});

describe('without managers the account has to be able to', () => {
  const check = (partition: string, ...statements: readonly Written[]) =>
    checkLockout(policy(...statements), [], account, partition);

  test('by delegation', () => {
    expect(check('aws', delegation)).toEqual([]);
    expect(check('aws-cn', allow({ Principal: { AWS: `arn:aws-cn:iam::${account}:root` } }))).toEqual([]);
    expect(check('aws', allow({ Principal: { AWS: account } }))).toEqual([]);
  });

  test('else nobody could manage the key', () => {
    expect(check('aws', toOps())).toEqual([{ manager: null, missing: all }]);
    expect(check('aws', delegation, deny({ Action: 'kms:PutKeyPolicy' }))).toEqual([
      { manager: null, missing: ['PutKeyPolicy'] },
    ]);
    expect(check('aws', allow({ Principal: { AWS: partner } }))).toEqual([{ manager: null, missing: all }]);
  });
});
