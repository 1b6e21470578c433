import { describe, expect, test } from 'vitest';
import { orphansIn } from '../../src/access/orphans.js';
import { parsePolicy } from '../../src/access/parse-policy.js';
import { allow, identity, policy, roleArn, roleId } from './building.js';

type Path = readonly (string | number)[];
type Case = readonly [text: string, problem: string, path: Path];

const statement = (more: object) => policy(allow({ ...more }));
const condition = (Condition: unknown) => statement({ Condition });
const first = ['Statement', 0] as const;

const keyPolicies: readonly Case[] = [
  ['', 'a policy is one JSON object', []],
  ['[]', 'a policy is one JSON object', []],
  ['{"Version": "2012-10-17"}', '`Statement` is missing', []],
  ['{"Statement": [], "Version": "2012-10-18"}', '`Version` is `2012-10-17` or `2008-10-17`', ['Version']],
  ['{"Statement": [], "Id": 5}', 'this is text', ['Id']],
  ['{"Statement": [], "statement": []}', '`statement` is no element of a policy', ['statement']],
  ['{"Statement": [], "Statement": []}', '`Statement` stands twice in one object', ['Statement']],
  [
    '{"Statement": {"Effect": "Allow", "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}}',
    '`Effect` stands twice in one object',
    ['Statement', 'Effect'],
  ],
  ['{"Statement": [5]}', 'a statement is a JSON object', first],
  [statement({ Effect: 'allow' }), '`Effect` is `Allow` or `Deny`', [...first, 'Effect']],
  [statement({ Effect: undefined }), '`Effect` is missing', first],
  [statement({ Sid: 1 }), 'this is text', [...first, 'Sid']],
  [statement({ Conditions: {} }), '`Conditions` is no element of a policy', [...first, 'Conditions']],
  [statement({ Principal: undefined }), '`Principal` is missing', first],
  [statement({ NotPrincipal: '*' }), '`Principal` and `NotPrincipal` exclude each other', first],
  [statement({ NotAction: '*' }), '`Action` and `NotAction` exclude each other', first],
  [statement({ NotResource: '*' }), '`Resource` and `NotResource` exclude each other', first],
  [
    statement({ Principal: 'role/app' }),
    'principals are `"*"` or an object by type',
    [...first, 'Principal'],
  ],
  [statement({ Principal: { Aws: '*' } }), '`Aws` is no element of a policy', [...first, 'Principal', 'Aws']],
  [statement({ Principal: { AWS: [1] } }), 'this is text or a list of texts', [...first, 'Principal', 'AWS']],
  [statement({ Action: { a: 1 } }), 'this is text or a list of texts', [...first, 'Action']],
  [condition([]), '`Condition` is an object of operators', [...first, 'Condition']],
  [
    condition({ StringMatches: {} }),
    '`StringMatches` is no condition operator',
    [...first, 'Condition', 'StringMatches'],
  ],
  [
    condition({ NullIfExists: { k: 'true' } }),
    '`NullIfExists` is no condition operator',
    [...first, 'Condition', 'NullIfExists'],
  ],
  [
    condition({ StringEquals: 'a' }),
    'a condition operator has an object of keys',
    [...first, 'Condition', 'StringEquals'],
  ],
  [condition({ Bool: { k: null } }), 'a value is text', [...first, 'Condition', 'Bool', 'k', 0]],
  [condition({ Bool: { k: ['a', {}] } }), 'a value is text', [...first, 'Condition', 'Bool', 'k', 1]],
  [
    condition({ Bool: { k: 'a', K: 'b' } }),
    '`Bool k` stands there twice, in different cases',
    [...first, 'Condition'],
  ],
  [
    condition({ Bool: { k: 'a' }, bool: { k: 'b' } }),
    '`Bool k` stands there twice, in different cases',
    [...first, 'Condition'],
  ],
];

describe('what AWS’s grammar does not have is a problem, at its place', () => {
  test.for(keyPolicies)('%s: %s', ([text, message, path]) => {
    expect(parsePolicy(text, 'key')).toEqual({ ok: false, problems: [{ message, path }] });
  });

  test('all problems at once', () => {
    const reading = parsePolicy(JSON.stringify({ Statement: [{ Effect: 'No' }, { Sid: 1 }], Foo: 1 }), 'key');
    expect(reading.ok || reading.problems.map(({ path }) => path.join('.'))).toEqual([
      'Foo',
      'Statement.0.Effect',
      'Statement.0',
      'Statement.1',
      'Statement.1.Sid',
      'Statement.1',
    ]);
  });
});

describe('identity policies', () => {
  test('have no principals', () => {
    expect(parsePolicy(identity('Allow', 'kms:*'), 'identity').ok).toBe(true);
    expect(parsePolicy(policy(allow()), 'identity')).toEqual({
      ok: false,
      problems: [{ message: 'an identity policy has no principals', path: ['Statement', 0, 'Principal'] }],
    });
  });
});

test('what is read', () => {
  const text = JSON.stringify({
    Id: 'id',
    Statement: {
      Sid: 'with spaces',
      Effect: 'Deny',
      NotPrincipal: { Service: 's3.amazonaws.com', AWS: [roleArn('app')] },
      NotAction: 'kms:Sign',
      Resource: ['*'],
      Condition: { 'foranyvalue:stringLIKEifexists': { 'aws:TagKeys': ['a', 1, true] } },
    },
  });
  expect(parsePolicy(text, 'key')).toEqual({
    ok: true,
    policy: {
      version: '2008-10-17',
      id: 'id',
      statements: [
        {
          sid: 'with spaces',
          effect: 'Deny',
          principals: {
            not: true,
            entries: [
              { type: 'AWS', value: roleArn('app') },
              { type: 'Service', value: 's3.amazonaws.com' },
            ],
          },
          actions: { not: true, patterns: ['kms:Sign'] },
          resources: { not: false, patterns: ['*'] },
          conditions: [
            {
              operator: 'StringLike',
              quantifier: 'ForAnyValue',
              ifExists: true,
              key: 'aws:TagKeys',
              values: ['a', '1', 'true'],
            },
          ],
        },
      ],
    },
  });
});

test('a stored statement may lack its action or resource', () => {
  const reading = parsePolicy(policy(allow({ Action: undefined, Resource: undefined })), 'key');
  expect(reading.ok && reading.policy.statements).toMatchObject([{ actions: null, resources: null }]);
});

test('deleted principals are found by their unique ids', () => {
  const text = policy(
    allow({ Principal: { AWS: [roleId('gone'), roleArn('app')] } }),
    allow({ Principal: { AWS: [roleId('gone'), 'AIDAGONEGONEGONEGONE1'] } }),
  );
  expect(orphansIn(text)).toEqual(['AIDAGONEGONEGONEGONE1', roleId('gone')]);
  expect(orphansIn(policy(allow()))).toEqual([]);
  expect(orphansIn('nonsense')).toEqual([]);
});
