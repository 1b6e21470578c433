import { describe, expect, test } from 'vitest';
import { accessDifferences, grantAccess } from '../../src/access/access-differences.js';
import { keyPolicyActions } from '../../src/access/actions.js';
import { account, allow, deny, policy, roleArn, root, type Written } from './building.js';

const to = (name: string, Action: unknown, more: Written = {}) =>
  allow({ Principal: { AWS: roleArn(name) }, Action, ...more });
const row = (operations: readonly string[], names: readonly string[], conditions = '', note?: string) => ({
  principals: names.map((name) => roleArn(name)),
  operations,
  conditions,
  ...(note === undefined ? {} : { note }),
});
const nothing = { gained: [], lost: [], certain: true };
const change = (before: readonly Written[], after: readonly Written[]) =>
  accessDifferences(policy(...before), policy(...after));

describe('who gains and who loses', () => {
  test('nobody, where only the wording changes', () => {
    const before = [to('a', ['kms:Sign', 'kms:Verify']), to('b', 'kms:sign')];
    const after = [
      to('a', 'kms:VERIFY'),
      allow({ Principal: { AWS: [roleArn('b'), roleArn('a')] }, Action: 'kms:Sign' }),
    ];
    expect(change(before, after)).toEqual(nothing);
    expect(change([allow({ Principal: { AWS: account } })], [allow({ Principal: { AWS: root() } })])).toEqual(
      nothing,
    );
  });

  test('an action more, an action less', () => {
    expect(change([to('a', ['kms:Sign', 'kms:Verify'])], [to('a', ['kms:Sign', 'kms:Decrypt'])])).toEqual({
      gained: [row(['Decrypt'], ['a'])],
      lost: [row(['Verify'], ['a'])],
      certain: true,
    });
  });

  test('principals with the same actions share a row', () => {
    expect(
      change([], [to('b', ['kms:Verify', 'kms:Sign']), to('a', ['kms:Sign', 'kms:Verify'])]).gained,
    ).toEqual([row(['Sign', 'Verify'], ['a', 'b'])]);
  });

  test('a wildcard gains what it stands for now, and what may come', () => {
    expect(change([to('a', 'kms:Decrypt')], [to('a', 'kms:*')]).gained).toEqual([row(['*'], ['a'])]);
    const listed = keyPolicyActions.map(({ name }) => `kms:${name}`);
    expect(change([to('a', listed)], [to('a', 'kms:*')])).toEqual({
      ...nothing,
      gained: [row(['*'], ['a'])],
    });
    expect(change([to('a', 'kms:*')], [to('a', listed)])).toEqual({ ...nothing, lost: [row(['*'], ['a'])] });
    expect(change([to('a', ['kms:Sign', 'kms:S*'])], [to('a', 'kms:S*')])).toEqual(nothing);
  });

  test('a service isn’t a federated user of the same name', () => {
    const name = 'cognito-identity.amazonaws.com';
    const by = (type: string) => [allow({ Principal: { [type]: name }, Action: 'kms:Sign' })];
    const rowOf = (text: string) => ({ principals: [text], operations: ['Sign'], conditions: '' });
    expect(change(by('Federated'), by('Service'))).toEqual({
      gained: [rowOf(name)],
      lost: [rowOf(`federated user of ${name}`)],
      certain: true,
    });
  });

  test('everybody is called so', () => {
    expect(change([], [allow({ Action: 'kms:Sign' })]).gained).toEqual([
      { principals: ['everybody'], operations: ['Sign'], conditions: '' },
    ]);
    const others = allow({ Principal: undefined, NotPrincipal: { AWS: roleArn('a') }, Action: 'kms:Sign' });
    expect(change([], [others]).gained).toEqual([
      { principals: [`everybody but ${roleArn('a')}`], operations: ['Sign'], conditions: '' },
    ]);
  });

  test('a deny that comes is a loss, one that goes a gain', () => {
    const denied = deny({ Principal: { AWS: roleArn('a') }, Action: 'kms:Sign' });
    const rows = [row(['Sign'], ['a'], '', 'by a deny statement')];
    expect(change([allow()], [allow(), denied])).toEqual({ ...nothing, lost: rows });
    expect(change([allow(), denied], [allow()])).toEqual({ ...nothing, gained: rows });
  });

  test('a condition that comes narrows, one that goes widens', () => {
    const condition = { Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } } };
    const text = 'StringEquals kms:ViaService s3.eu-central-1.amazonaws.com';
    expect(change([to('a', 'kms:Sign', condition)], [to('a', 'kms:Sign')])).toEqual({
      ...nothing,
      gained: [row(['Sign'], ['a'])],
    });
    expect(change([to('a', 'kms:Sign')], [to('a', 'kms:Sign', condition)])).toEqual({
      ...nothing,
      lost: [row(['Sign'], ['a'])],
    });
    expect(change([], [to('a', 'kms:Sign', condition)]).gained).toEqual([row(['Sign'], ['a'], text)]);
    expect(change([to('a', 'kms:Sign')], [to('a', 'kms:Sign'), to('a', 'kms:Sign', condition)])).toEqual(
      nothing,
    );
  });

  test('a policy that was not there gave nothing', () => {
    expect(accessDifferences(null, policy(to('a', 'kms:Sign')))).toEqual({
      ...nothing,
      gained: [row(['Sign'], ['a'])],
    });
    expect(accessDifferences(policy(to('a', 'kms:Sign')), null).lost).toEqual([row(['Sign'], ['a'])]);
    expect(accessDifferences(null, null)).toEqual(nothing);
  });

  test('a statement without effect gives nothing', () => {
    expect(change([], [to('a', undefined), to('a', 'kms:Sign', { Resource: undefined })])).toEqual(nothing);
  });

  test('with a policy that can’t be read anybody may have gained anything', () => {
    const pairs: readonly (readonly [string, string])[] = [
      ['nonsense', policy()],
      [policy(), 'nonsense'],
    ];
    for (const [before, after] of pairs) {
      const { gained, lost, certain } = accessDifferences(before, after);
      expect(certain).toBe(false);
      expect(gained).toMatchObject([{ principals: ['anybody'], operations: ['anything'] }]);
      expect(lost).toEqual(gained);
    }
  });
});

describe('no wording hides a gain', () => {
  const variable = ['$', '{aws:username}'].join('');
  const one = (values: unknown, key = 'aws:PrincipalTag/team') =>
    to('a', 'kms:Sign', { Condition: { StringEquals: { [key]: values } } });

  test('two values for one that looks like two', () => {
    expect(change([one('x, y')], [one(['x', 'y'])]).gained).toEqual([
      row(['Sign'], ['a'], 'StringEquals aws:PrincipalTag/team x, y'),
    ]);
  });

  test('a shorter value under a longer key', () => {
    const [before, after] = [one('b c', 'kms:EncryptionContext:a'), one('c', 'kms:EncryptionContext:a b')];
    expect(change([before], [after]).gained).toHaveLength(1);
  });

  test('an empty value for none', () => {
    expect(change([one([])], [one('')]).gained).toHaveLength(1);
  });

  test('a value that reads like a second condition', () => {
    const joined = 'x and StringEquals kms:ViaService y';
    const two = { StringEquals: { 'aws:PrincipalTag/team': 'x', 'kms:ViaService': 'y' } };
    expect(change([to('a', 'kms:Sign', { Condition: two })], [one(joined)]).gained).toHaveLength(1);
  });

  test('the version that makes a variable of plain text', () => {
    const older = JSON.stringify({ Version: '2008-10-17', Statement: [one(variable)] });
    const { gained, lost } = accessDifferences(older, policy(one(variable)));
    expect(gained).toEqual([row(['Sign'], ['a'], `StringEquals aws:PrincipalTag/team ${variable}`)]);
    expect(lost).toEqual([row(['Sign'], ['a'], `StringEquals aws:PrincipalTag/team ${variable} literally`)]);
  });

  test('stars in a row', () => {
    expect(change([], [to('a', ['kms:*', 'kms:**'])]).gained).toEqual([row(['*'], ['a'])]);
  });

  test('another resource', () => {
    const { gained } = change(
      [to('a', 'kms:Sign', { Resource: 'arn:aws:kms:*:*:key/x' })],
      [to('a', 'kms:Sign')],
    );
    expect(gained).toEqual([row(['Sign'], ['a'])]);
  });
});

test('a native grant as a row', () => {
  const grant = { name: 'reader', retiring: null, operations: ['Decrypt'] } as const;
  const constraints = {
    encryptionContextSubset: { b: '2', a: '1' },
    sourceArn: 'arn:aws:s3:::bucket',
  };
  expect(grantAccess({ ...grant, grantee: { kind: 'principal', arn: roleArn('a') }, constraints })).toEqual({
    principals: [roleArn('a')],
    operations: ['Decrypt'],
    conditions: 'encryption context has a=1, b=2 and source ARN is arn:aws:s3:::bucket',
    note: 'by a native grant',
  });
  const equals = { encryptionContextEquals: { a: '1' } };
  expect(
    grantAccess({ ...grant, grantee: { kind: 'service', name: 's3.amazonaws.com' }, constraints: equals }),
  ).toMatchObject({ principals: ['s3.amazonaws.com'], conditions: 'encryption context is a=1' });
});
