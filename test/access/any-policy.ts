import fc from 'fast-check';
import {
  account,
  keyArn,
  partner,
  role,
  roleArn,
  roleId,
  root,
  rootUser,
  service,
  user,
  userArn,
  type Written,
} from './building.js';

/** Small worlds, so that random policies and requests meet often. */
const principals = [
  root(),
  account,
  root(partner),
  roleArn('app'),
  roleId('app'),
  roleArn('ops'),
  userArn('ann'),
  roleArn('app', partner),
  '*',
];
export const actions = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:DescribeKey',
  'kms:PutKeyPolicy',
  'kms:FutureThing',
];
const patterns = [
  ...actions,
  'kms:*',
  '*',
  'kms:**',
  'KMS:decrypt',
  'kms:De*',
  'kms:?ecrypt',
  'kms:*crypt*',
  'kms:D*t',
  's3:*',
];
const resources = ['*', keyArn, 'arn:aws:kms:*:*:key/*', 'arn:aws:kms:*:*:alias/*'];
const keys = ['kms:ViaService', 'KMS:VIASERVICE', 'aws:PrincipalTag/team', 'aws:TagKeys'];
const values = ['a', 'b', 'A', 'a, b', 'a*', '', '1', ['$', '{aws:PrincipalTag/team}'].join('')];
const operators = [
  'StringEquals',
  'stringnotequals',
  'StringLike',
  'StringNotLikeIfExists',
  'StringEqualsIfExists',
  'ForAllValues:StringEquals',
  'ForAnyValue:StringLike',
  'ForAnyValue:StringNotEquals',
  'NumericEquals',
  'Null',
];

const someOf = <T>(items: readonly T[], maxLength = 3) =>
  fc.array(fc.constantFrom(...items), { minLength: 1, maxLength });
const oneOrMore = <T>(items: readonly T[]) => fc.oneof(fc.constantFrom(...items), someOf(items));

const principal = fc.oneof(
  fc.constant<unknown>('*'),
  oneOrMore(principals).map((AWS): unknown => ({ AWS })),
  fc.constantFrom<unknown>(
    { Service: 's3.amazonaws.com' },
    { AWS: roleArn('ops'), Service: ['s3.amazonaws.com'] },
  ),
);

/** At most one condition a key, for AWS knows no key twice under one operator. */
const condition: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(...operators), fc.constantFrom(...keys), oneOrMore(values))
  .map(([operator, key, list]) => ({ [operator]: { [key]: list } }));

/** A statement of a key policy as people write it; every element and its `Not…` form. */
export const anyStatement: fc.Arbitrary<Written> = fc
  .record({
    effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    who: fc.tuple(fc.boolean(), principal),
    what: fc.tuple(fc.nat(5), oneOrMore(patterns)),
    which: fc.tuple(fc.nat(8), oneOrMore(resources)),
    condition: fc.option(condition, { nil: undefined, freq: 2 }),
    sid: fc.option(fc.string({ maxLength: 5 }), { nil: undefined }),
  })
  .map(({ effect, who: [not, named], what: [what, list], which: [which, places], condition, sid }) => ({
    Effect: effect,
    ...(not && effect === 'Deny' ? { NotPrincipal: named } : { Principal: named }),
    ...(what === 0 ? { NotAction: list } : { Action: list }),
    ...(which === 0 ? { NotResource: places } : { Resource: which > 3 ? '*' : places }),
    ...(condition === undefined ? {} : { Condition: condition }),
    ...(sid === undefined ? {} : { Sid: sid }),
  }));

export const anyVersion = fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17');

export const anyPolicy: fc.Arbitrary<string> = fc
  .tuple(anyVersion, fc.array(anyStatement, { maxLength: 4 }))
  .map(([Version, Statement]) => JSON.stringify({ Version, Statement }));

export const anyCaller = fc.constantFrom(
  role('app'),
  role('ops'),
  user('ann'),
  rootUser(),
  role('app', partner),
  service('s3.amazonaws.com'),
);

export const anyContext: fc.Arbitrary<Record<string, readonly string[]>> = fc.dictionary(
  fc.constantFrom('kms:ViaService', 'aws:PrincipalTag/team', 'aws:TagKeys'),
  fc.array(fc.constantFrom('a', 'b', 'A', 'ab', 'a, b', '1', ''), { maxLength: 2 }),
  { maxKeys: 3 },
);

export const anyQuestion = fc.record({
  caller: anyCaller,
  action: fc.constantFrom(...actions),
  context: anyContext,
  identityPolicies: fc.constantFrom<readonly string[]>(
    [],
    [JSON.stringify({ Statement: { Effect: 'Allow', Action: 'kms:*', Resource: '*' } })],
  ),
});
