import { describe, expect, test } from 'vitest';
import { policyNormalText, samePolicy } from '../../src/access/normal-form.js';
import { account, allow, deny, policy, roleArn, root } from './building.js';

const byRole = (name: string, Action: unknown, more = {}) =>
  allow({ Principal: { AWS: roleArn(name) }, Action, ...more });
const when = (Condition: unknown) => policy(allow({ Condition }));

describe('the same policy', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'whitespace and order of members',
      policy(allow()),
      JSON.stringify(JSON.parse(policy(allow())), null, 2),
    ],
    [
      'one statement or a list of one',
      policy(allow()),
      JSON.stringify({ Statement: allow(), Version: '2012-10-17' }),
    ],
    ['order of statements', policy(allow(), deny()), policy(deny(), allow())],
    ['a statement twice', policy(allow(), allow()), policy(allow())],
    ['Sids and Id', policy(allow({ Sid: 'x' })), JSON.stringify({ ...JSON.parse(policy(allow())), Id: 'i' })],
    [
      'an account’s number and root ARN',
      policy(allow({ Principal: { AWS: account } })),
      policy(allow({ Principal: { AWS: root() } })),
    ],
    ...['aws-cn', 'aws-us-gov'].map((partition): readonly [string, string, string] => {
      const [mine, it] = [roleArn('a'), root()].map((arn) => arn.replace('arn:aws:', `arn:${partition}:`));
      return [
        `an account’s number and root ARN in ${partition}`,
        policy(allow({ Principal: { AWS: account } }), allow({ Principal: { AWS: mine } })),
        policy(allow({ Principal: { AWS: [it, mine] } })),
      ];
    }),
    ['lists of one', policy(allow({ Action: ['kms:*'] })), policy(allow({ Action: 'kms:*' }))],
    ['* and AWS *', policy(allow({ Principal: '*' })), policy(allow({ Principal: { AWS: ['*'] } }))],
    [
      'spelling of actions',
      policy(allow({ Action: 'KMS:decrypt' })),
      policy(allow({ Action: 'kms:Decrypt' })),
    ],
    [
      'order of actions and one twice',
      policy(allow({ Action: ['kms:Sign', 'kms:Verify', 'kms:sign'] })),
      policy(allow({ Action: ['kms:Verify', 'kms:Sign'] })),
    ],
    [
      'an action that a pattern covers',
      policy(allow({ Action: ['kms:*', 'kms:Decrypt', 'kms:Describe*'] })),
      policy(allow({ Action: 'kms:*' })),
    ],
    ['stars in a row', policy(allow({ Action: 'kms:**' })), policy(allow({ Action: 'kms:*' }))],
    [
      'one pattern in two spellings',
      policy(allow({ Action: ['kms:**', 'kms:*'] })),
      policy(allow({ Action: 'kms:*' })),
    ],
    [
      'a statement for two, or two',
      policy(allow({ Principal: { AWS: [roleArn('a'), roleArn('b')] }, Action: 'kms:Sign' })),
      policy(byRole('b', 'kms:Sign'), byRole('a', 'kms:Sign')),
    ],
    [
      'actions in one statement, or two',
      policy(byRole('a', ['kms:Sign', 'kms:Verify'])),
      policy(byRole('a', 'kms:Verify'), byRole('a', 'kms:Sign')),
    ],
    [
      'the same split another way',
      policy(byRole('a', ['kms:Sign', 'kms:Verify']), byRole('b', 'kms:Sign')),
      policy(
        allow({ Principal: { AWS: [roleArn('b'), roleArn('a')] }, Action: 'kms:Sign' }),
        byRole('a', 'kms:Verify'),
      ),
    ],
    [
      'conditions’ spelling and order',
      when({ stringequals: { 'KMS:viaservice': ['b', 'a'] }, Bool: { 'aws:ViaAWSService': true } }),
      when({ Bool: { 'aws:viaawsservice': 'TRUE' }, StringEquals: { 'kms:ViaService': ['a', 'b'] } }),
    ],
    [
      'numbers and their text',
      when({ NumericEquals: { 'kms:RotationPeriodInDays': 90 } }),
      when({ NumericEquals: { 'kms:RotationPeriodInDays': '90' } }),
    ],
    [
      'the version where no variable is',
      policy(allow()),
      JSON.stringify({ Version: '2008-10-17', Statement: [allow()] }),
    ],
  ];
  test.for(cases)('%s', ([, a, b]) => {
    expect(policyNormalText(b)).toBe(policyNormalText(a));
    expect(samePolicy(a, b)).toBe(true);
  });
});

describe('another policy', () => {
  const variable = ['$', '{aws:username}'].join('');
  const cases: readonly (readonly [string, string, string])[] = [
    ['the effect', policy(allow()), policy(deny())],
    [
      'a principal more',
      policy(byRole('a', '*')),
      policy(allow({ Principal: { AWS: [roleArn('a'), roleArn('b')] }, Action: '*' })),
    ],
    [
      'an account’s root in another account',
      policy(allow({ Principal: { AWS: account } })),
      policy(allow({ Principal: { AWS: '999999999999' } })),
    ],
    [
      'a service of a role’s name',
      policy(allow({ Principal: { AWS: 'x' } })),
      policy(allow({ Principal: { Service: 'x' } })),
    ],
    ['NotPrincipal', policy(deny()), policy(deny({ Principal: undefined, NotPrincipal: '*' }))],
    [
      'NotAction',
      policy(allow({ Action: 'kms:Sign' })),
      policy(allow({ Action: undefined, NotAction: 'kms:Sign' })),
    ],
    ['the resource', policy(allow()), policy(allow({ Resource: 'arn:aws:kms:*:*:key/x' }))],
    ['no action, which has no effect', policy(allow()), policy(allow({ Action: undefined }))],
    [
      'all actions and a list of all of today',
      policy(allow({ Action: 'kms:*' })),
      policy(allow({ Action: 'kms:Decrypt' })),
    ],
    [
      'a pattern with a ? that looks as if it covered',
      policy(allow({ Action: ['kms:S?gn', 'kms:S*gn'] })),
      policy(allow({ Action: 'kms:S?gn' })),
    ],
    ['a condition', policy(allow()), when({ Bool: { 'aws:ViaAWSService': true } })],
    [
      'IfExists',
      when({ Bool: { 'aws:ViaAWSService': true } }),
      when({ BoolIfExists: { 'aws:ViaAWSService': true } }),
    ],
    [
      'a quantifier',
      when({ StringEquals: { 'aws:TagKeys': 'a' } }),
      when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } }),
    ],
    [
      'a value more',
      when({ StringEquals: { 'aws:TagKeys': 'a' } }),
      when({ StringEquals: { 'aws:TagKeys': ['a', 'b'] } }),
    ],
    [
      'a comma in a value',
      when({ StringEquals: { 'aws:TagKeys': 'a, b' } }),
      when({ StringEquals: { 'aws:TagKeys': ['a', 'b'] } }),
    ],
    [
      'a value’s case',
      when({ StringEquals: { 'aws:TagKeys': 'a' } }),
      when({ StringEquals: { 'aws:TagKeys': 'A' } }),
    ],
    [
      'the version where a variable is',
      when({ StringEquals: { 'aws:TagKeys': variable } }),
      JSON.stringify({
        Version: '2008-10-17',
        Statement: [allow({ Condition: { StringEquals: { 'aws:TagKeys': variable } } })],
      }),
    ],
    [
      'the version where a variable is in a resource',
      policy(allow({ Resource: variable })),
      JSON.stringify({ Version: '2008-10-17', Statement: [allow({ Resource: variable })] }),
    ],
    [
      'who has which of two conditions',
      policy(
        byRole('a', 'kms:Sign', { Condition: { StringEquals: { 'aws:TagKeys': 'x' } } }),
        byRole('b', 'kms:Sign', { Condition: { StringEquals: { 'aws:TagKeys': 'y' } } }),
      ),
      policy(
        byRole('b', 'kms:Sign', { Condition: { StringEquals: { 'aws:TagKeys': 'x' } } }),
        byRole('a', 'kms:Sign', { Condition: { StringEquals: { 'aws:TagKeys': 'y' } } }),
      ),
    ],
  ];
  test.for(cases)('%s', ([, a, b]) => {
    expect(samePolicy(a, b)).toBe(false);
  });
});

test('a text that is no policy is the same as itself only', () => {
  expect(samePolicy('nonsense', 'nonsense')).toBe(true);
  expect(samePolicy('nonsense', ' nonsense')).toBe(false);
  expect(samePolicy('nonsense', policy())).toBe(false);
});

test('the normal form reads well', () => {
  const text = policy(
    byRole('b', ['kms:sign', 'kms:VERIFY'], { Sid: 'second' }),
    allow({ Principal: { AWS: account } }),
    byRole('a', ['kms:Verify', 'kms:Sign']),
  );
  expect(JSON.parse(policyNormalText(text))).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: root() }, Action: 'kms:*', Resource: '*' },
      {
        Effect: 'Allow',
        Principal: { AWS: [roleArn('a'), roleArn('b')] },
        Action: ['kms:Sign', 'kms:Verify'],
        Resource: '*',
      },
    ],
  });
});
