import { describe, expect, test } from 'vitest';
import { allow, decide, policy } from './building.js';

type Values = string | number | boolean | readonly (string | number | boolean)[];
type Case = readonly [
  operator: string,
  policyValues: Values,
  requestValues: readonly string[] | null,
  holds: boolean,
];

/** Whether a statement with the one condition applies to a request with these values of its key (null: without the key). */
function holds(operator: string, values: Values, present: readonly string[] | null, key = 'aws:TagKeys') {
  const keyPolicy = policy(allow({ Condition: { [operator]: { [key]: values } } }));
  return decide({ keyPolicy, context: present === null ? {} : { [key]: present } }).allowed;
}

function table(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    test.for(cases)('%s %j with %j: %s', ([operator, values, present, expected]) => {
      expect(holds(operator, values, present)).toBe(expected);
    });
  });
}

table('texts', [
  ['StringEquals', 'a', ['a'], true],
  ['StringEquals', 'a', ['A'], false],
  ['StringEquals', ['a', 'b'], ['b'], true],
  ['StringEquals', 'a*', ['a*'], true],
  ['StringEquals', 'a*', ['ab'], false],
  ['StringNotEquals', 'a', ['b'], true],
  ['StringNotEquals', ['a', 'b'], ['b'], false],
  ['StringEqualsIgnoreCase', 'Ab', ['aB'], true],
  ['StringNotEqualsIgnoreCase', 'Ab', ['aB'], false],
  ['StringNotEqualsIgnoreCase', 'Ab', ['c'], true],
  ['StringLike', 'a*c?', ['abbbcd'], true],
  ['StringLike', 'a*c?', ['abbbc'], false],
  ['StringLike', '*', [''], true],
  ['StringLike', 'A*', ['ab'], false],
  ['StringNotLike', 'a*', ['ab'], false],
  ['StringNotLike', ['a*', 'b*'], ['cd'], true],
  ['stringequals', 'a', ['a'], true],
]);

table('numbers', [
  ['NumericEquals', 7, ['7'], true],
  ['NumericEquals', '7', ['7.0'], true],
  ['NumericEquals', [7, 8], ['8'], true],
  ['NumericNotEquals', 7, ['7'], false],
  ['NumericNotEquals', 7, ['8'], true],
  ['NumericLessThan', 7, ['6'], true],
  ['NumericLessThan', 7, ['7'], false],
  ['NumericLessThan', 10, ['9'], true],
  ['NumericLessThanEquals', 7, ['7'], true],
  ['NumericLessThanEquals', 7, ['8'], false],
  ['NumericGreaterThan', 7, ['7.5'], true],
  ['NumericGreaterThan', 7, ['7'], false],
  ['NumericGreaterThanEquals', 7, ['7'], true],
  ['NumericGreaterThanEquals', 7, ['6.9'], false],
  ['NumericEquals', 7, ['seven'], false],
  ['NumericEquals', 0, [''], false],
  ['NumericLessThan', 'seven', ['6'], false],
]);

table('dates', [
  ['DateEquals', '2026-01-01T00:00:00Z', ['2026-01-01T01:00:00+01:00'], true],
  ['DateEquals', '2026-01-01', ['2026-01-01T00:00:00Z'], true],
  ['DateEquals', '2026-01-01T00:00:00', ['2026-01-01T00:00:00Z'], true],
  ['DateEquals', '1767225600', ['2026-01-01T00:00:00.000Z'], true],
  ['DateNotEquals', '2026-01-01T00:00:00Z', ['2026-01-01T00:00:01Z'], true],
  ['DateNotEquals', '2026-01-01T00:00:00Z', ['2026-01-01T00:00:00Z'], false],
  ['DateLessThan', '2026-01-01T00:00:00Z', ['2025-12-31T23:59:59Z'], true],
  ['DateLessThan', '2026-01-01T00:00:00Z', ['2026-01-01T00:00:00Z'], false],
  ['DateLessThanEquals', '2026-01-01T00:00:00Z', ['2026-01-01T00:00:00Z'], true],
  ['DateGreaterThan', '2026-01-01T00:00:00Z', ['2026-01-01T00:00:00.001Z'], true],
  ['DateGreaterThan', '2026-01-01T00:00:00Z', ['1767225599'], false],
  ['DateGreaterThanEquals', '2026-01-01T00:00:00Z', ['1767225600'], true],
  ['DateLessThan', 'tomorrow 1', ['2001-01-01T00:00:00Z'], false],
  ['DateGreaterThan', 'version 1', ['2026-01-01T00:00:00Z'], false],
  ['DateEquals', '2026-13-01', ['2026-13-01'], false],
]);

table('bools, bytes and ARNs', [
  ['Bool', true, ['true'], true],
  ['Bool', 'True', ['true'], true],
  ['Bool', 'true', ['false'], false],
  ['BinaryEquals', 'QUJD', ['QUJD'], true],
  ['BinaryEquals', 'QUJD', ['qujd'], false],
  ['ArnEquals', 'arn:aws:iam::111122223333:role/*', ['arn:aws:iam::111122223333:role/app'], true],
  ['ArnLike', 'arn:aws:iam::*:role/app', ['arn:aws:iam::111122223333:role/app'], true],
  ['ArnLike', 'arn:aws:iam::*:role/app', ['arn:aws:iam::1:role/evil:role/app'], false],
  ['ArnLike', 'arn:*:role/app', ['arn:aws:iam::111122223333:role/app'], false],
  ['ArnLike', 'arn:aws:sns:*:*:topic:*', ['arn:aws:sns:eu-central-1:111122223333:topic:a:b'], true],
  ['ArnLike', '*', ['no ARN'], false],
  ['ArnLike', '*', ['arn:aws:iam::111122223333:role/app'], true],
  ['ArnNotEquals', 'arn:aws:iam::111122223333:role/app', ['arn:aws:iam::111122223333:role/app'], false],
  ['ArnNotLike', 'arn:aws:iam::*:role/*', ['arn:aws:iam::111122223333:user/ann'], true],
]);

table('addresses', [
  ['IpAddress', '203.0.113.0/24', ['203.0.113.255'], true],
  ['IpAddress', '203.0.113.0/24', ['203.0.114.0'], false],
  ['IpAddress', '203.0.113.7', ['203.0.113.7'], true],
  ['IpAddress', '203.0.113.7', ['203.0.113.8'], false],
  ['IpAddress', '0.0.0.0/0', ['8.8.8.8'], true],
  ['IpAddress', ['10.0.0.0/8', '192.168.0.0/16'], ['192.168.4.4'], true],
  ['IpAddress', '10.0.0.0/31', ['10.0.0.2'], false],
  ['IpAddress', '2001:db8::/32', ['2001:db8:ffff::1'], true],
  ['IpAddress', '2001:db8::/32', ['2001:db9::1'], false],
  ['IpAddress', '0.0.0.0/0', ['2001:db8::1'], false],
  ['NotIpAddress', '10.0.0.0/8', ['10.1.2.3'], false],
  ['NotIpAddress', '10.0.0.0/8', ['11.1.2.3'], true],
  ['IpAddress', '10.0.0.0/', ['8.8.8.8'], false],
  ['IpAddress', '10.0.0.0/33', ['10.0.0.0'], false],
  ['IpAddress', '0.0.0.0/0/0', ['8.8.8.8'], false],
  ['IpAddress', '0.0.0.0/1e0', ['8.8.8.8'], false],
  ['IpAddress', 'anywhere', ['8.8.8.8'], false],
  ['IpAddress', 'fe80::/10', ['fe80::1%eth0'], false],
]);

table('without the key', [
  ['StringEquals', 'a', null, false],
  ['StringLike', '*', null, false],
  ['NumericLessThan', 7, null, false],
  ['DateLessThan', '2026-01-01', null, false],
  ['Bool', 'false', null, false],
  ['IpAddress', '0.0.0.0/0', null, false],
  ['ArnLike', '*', null, false],
  ['StringNotEquals', 'a', null, true],
  ['StringNotLike', '*', null, true],
  ['NumericNotEquals', 7, null, true],
  ['DateNotEquals', '2026-01-01', null, true],
  ['NotIpAddress', '0.0.0.0/0', null, true],
  ['ArnNotLike', 'arn:aws:iam::*:role/*', null, true],
  ['StringEqualsIfExists', 'a', null, true],
  ['StringEqualsIfExists', 'a', ['b'], false],
  ['StringEqualsIfExists', 'a', ['a'], true],
  ['BoolIfExists', 'false', null, true],
  ['BoolIfExists', 'false', ['true'], false],
  ['NumericLessThanIfExists', 7, null, true],
  ['DateGreaterThanIfExists', '2026-01-01', null, true],
  ['ArnLikeIfExists', '*', null, true],
  ['IpAddressIfExists', '10.0.0.0/8', null, true],
  ['StringNotEqualsIfExists', 'a', null, true],
  ['Null', 'true', null, true],
  ['Null', true, ['a'], false],
  ['Null', 'false', null, false],
  ['Null', false, ['a'], true],
  ['Null', 'true', [], true],
]);

table('keys with several values', [
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a'], true],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
  ['ForAllValues:StringEquals', 'a', null, true],
  ['ForAllValues:StringEquals', 'a', [], true],
  ['ForAllValues:StringLike', 'a*', ['ab', 'ac'], true],
  ['ForAllValues:StringNotEquals', 'a', ['b', 'c'], true],
  ['ForAllValues:StringNotEquals', 'a', ['b', 'a'], false],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], true],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['c'], false],
  ['ForAnyValue:StringEquals', 'a', null, false],
  ['ForAnyValue:StringEquals', 'a', [], false],
  ['ForAnyValue:StringLike', 'a*', ['b', 'ac'], true],
  ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], true],
  ['ForAnyValue:StringNotEquals', 'a', ['a'], false],
  ['ForAnyValue:StringNotEquals', 'a', null, false],
  ['ForAnyValue:StringEqualsIfExists', 'a', null, true],
  ['foranyvalue:stringequalsifexists', 'a', ['b'], false],
]);

describe('several conditions', () => {
  const both = allow({
    Condition: {
      StringEquals: { 'kms:KeySpec': 'RSA_2048', 'kms:KeyUsage': 'SIGN_VERIFY' },
      Bool: { 'kms:MultiRegion': 'true' },
    },
  });
  const context = {
    'kms:KeySpec': ['RSA_2048'],
    'kms:KeyUsage': ['SIGN_VERIFY'],
    'kms:MultiRegion': ['true'],
  };
  test('all have to hold', () => {
    expect(decide({ keyPolicy: policy(both), context }).allowed).toBe(true);
    for (const key of Object.keys(context)) {
      const less = Object.fromEntries(Object.entries(context).filter(([name]) => name !== key));
      expect(decide({ keyPolicy: policy(both), context: less }).allowed).toBe(false);
    }
  });

  test('keys are found in any case', () => {
    const lower = Object.fromEntries(
      Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]),
    );
    expect(decide({ keyPolicy: policy(both), context: lower }).allowed).toBe(true);
  });
});

/** A variable as policies write it. */
const variable = (inner: string) => ['$', '{', inner, '}'].join('');

describe('policy variables', () => {
  const own = (value: string, version = '2012-10-17') =>
    JSON.stringify({
      Version: version,
      Statement: [allow({ Condition: { StringLike: { 'aws:PrincipalTag/team': value } } })],
    });
  const ask = (keyPolicy: string, team: string, context: Record<string, readonly string[]> = {}) =>
    decide({ keyPolicy, context: { 'aws:PrincipalTag/team': [team], ...context } }).allowed;

  test('stand for what the request has', () => {
    const tag = { 'aws:ResourceTag/team': ['blue'] };
    expect(ask(own(variable('aws:ResourceTag/team')), 'blue', tag)).toBe(true);
    expect(ask(own(variable('aws:ResourceTag/TEAM')), 'red', tag)).toBe(false);
    expect(ask(own(`x-${variable('aws:ResourceTag/team')}-*`), 'x-blue-1', tag)).toBe(true);
  });

  test('match nothing where the request has no such value or several, unless there is a default', () => {
    expect(ask(own(variable('aws:ResourceTag/team')), '')).toBe(false);
    expect(ask(own(`${variable('aws:ResourceTag/team')}*`), 'blue')).toBe(false);
    expect(ask(own(variable('aws:TagKeys')), 'a', { 'aws:TagKeys': ['a', 'b'] })).toBe(false);
    expect(ask(own(variable("aws:ResourceTag/team, 'blue'")), 'blue')).toBe(true);
  });

  test('hold no wildcards', () => {
    const star = { 'aws:ResourceTag/team': ['*'] };
    expect(ask(own(variable('aws:ResourceTag/team')), 'blue', star)).toBe(false);
    expect(ask(own(variable('aws:ResourceTag/team')), '*', star)).toBe(true);
    expect(ask(own(variable('*')), 'blue')).toBe(false);
    expect(ask(own(variable('*')), '*')).toBe(true);
    expect(ask(own(`${variable('?')}${variable('$')}`), '?$')).toBe(true);
  });

  test('are plain text in the older version', () => {
    const tag = { 'aws:ResourceTag/team': ['blue'] };
    expect(ask(own(variable('aws:ResourceTag/team'), '2008-10-17'), 'blue', tag)).toBe(false);
    expect(
      ask(own(variable('aws:ResourceTag/team'), '2008-10-17'), variable('aws:ResourceTag/team'), tag),
    ).toBe(true);
  });
});
