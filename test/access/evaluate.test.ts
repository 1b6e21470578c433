import { describe, expect, test } from 'vitest';
import {
  account,
  allow,
  decide,
  delegation,
  deny,
  identity,
  keyArn,
  partner,
  policy,
  type Question,
  role,
  roleArn,
  roleId,
  root,
  rootUser,
  service,
  sessionArn,
  user,
  userArn,
} from './building.js';

type Case = readonly [situation: string, allowed: boolean, question: Question];

function table(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    test.for(cases)('%s: %s', ([, allowed, question]) => {
      expect(decide(question).allowed).toBe(allowed);
    });
  });
}

const toApp = allow({ Principal: { AWS: roleArn('app') }, Action: 'kms:Decrypt' });

table('the key’s own account', [
  ['nobody says anything', false, {}],
  ['IAM alone is not enough', false, { identityPolicies: [identity('Allow', 'kms:*')] }],
  ['the key policy names the role', true, { keyPolicy: policy(toApp) }],
  ['it names another action', false, { keyPolicy: policy(toApp), action: 'kms:Encrypt' }],
  ['it names another role', false, { keyPolicy: policy(toApp), caller: role('other') }],
  ['it names the session', true, { keyPolicy: policy(allow({ Principal: { AWS: sessionArn('app') } })) }],
  ['it names the unique id', true, { keyPolicy: policy(allow({ Principal: { AWS: roleId('app') } })) }],
  [
    'it names a role recreated since',
    false,
    { keyPolicy: policy(allow({ Principal: { AWS: 'AROAOLDOLDOLDOLDOLDOL' } })) },
  ],
  ['everybody', true, { keyPolicy: policy(allow()) }],
  ['everybody, as a list', true, { keyPolicy: policy(allow({ Principal: { AWS: ['*'] } })) }],
  [
    'part of a name is no wildcard',
    false,
    { keyPolicy: policy(allow({ Principal: { AWS: roleArn('a*') } })) },
  ],
  [
    'a federated principal is somebody else',
    false,
    { keyPolicy: policy(allow({ Principal: { Federated: '*' } })) },
  ],
]);

table('delegation to the account', [
  ['is no permission', false, { keyPolicy: policy(delegation) }],
  [
    'lets IAM decide',
    true,
    { keyPolicy: policy(delegation), identityPolicies: [identity('Allow', 'kms:*')] },
  ],
  [
    'as the account’s number too',
    true,
    {
      keyPolicy: policy(allow({ Principal: { AWS: account } })),
      identityPolicies: [identity('Allow', 'kms:*')],
    },
  ],
  [
    'lets IAM decide on its own actions only',
    false,
    {
      keyPolicy: policy(allow({ Principal: { AWS: root() }, Action: 'kms:Describe*' })),
      identityPolicies: [identity('Allow', 'kms:*')],
    },
  ],
  [
    'IAM allows another action',
    false,
    { keyPolicy: policy(delegation), identityPolicies: [identity('Allow', 'kms:Encrypt')] },
  ],
  ['is permission to the root user', true, { keyPolicy: policy(delegation), caller: rootUser() }],
  ['the root user needs it', false, { keyPolicy: policy(toApp), caller: rootUser() }],
  [
    'of another account helps nobody here',
    false,
    {
      keyPolicy: policy(allow({ Principal: { AWS: root(partner) } })),
      identityPolicies: [identity('Allow', 'kms:*')],
    },
  ],
]);

const openToPartner = allow({ Principal: { AWS: root(partner) } });
const byIam = { identityPolicies: [identity('Allow', 'kms:*')] };
const partnerApp = { caller: role('app', partner) };

table('across accounts both sides have to allow', [
  ['the key’s account alone', false, { ...partnerApp, keyPolicy: policy(openToPartner) }],
  ['the caller’s account alone', false, { ...partnerApp, ...byIam, keyPolicy: policy(delegation) }],
  ['both', true, { ...partnerApp, ...byIam, keyPolicy: policy(openToPartner) }],
  [
    'both, the role named',
    true,
    { ...partnerApp, ...byIam, keyPolicy: policy(allow({ Principal: { AWS: roleArn('app', partner) } })) },
  ],
  [
    'a role named, without IAM',
    false,
    { ...partnerApp, keyPolicy: policy(allow({ Principal: { AWS: roleArn('app', partner) } })) },
  ],
  ['everybody, without IAM', false, { ...partnerApp, keyPolicy: policy(allow()) }],
  ['everybody, with IAM', true, { ...partnerApp, ...byIam, keyPolicy: policy(allow()) }],
  [
    'an operation that does not cross accounts',
    false,
    { ...partnerApp, ...byIam, action: 'kms:PutKeyPolicy', keyPolicy: policy(allow()) },
  ],
  [
    'DescribeKey does',
    true,
    { ...partnerApp, ...byIam, action: 'kms:DescribeKey', keyPolicy: policy(allow()) },
  ],
]);

table('an explicit deny wins', [
  ['in the key policy', false, { keyPolicy: policy(toApp, deny({ Principal: { AWS: roleArn('app') } })) }],
  ['for the whole account', false, { keyPolicy: policy(toApp, deny({ Principal: { AWS: root() } })) }],
  [
    'for another account not',
    true,
    { keyPolicy: policy(toApp, deny({ Principal: { AWS: root(partner) } })) },
  ],
  ['for everybody', false, { keyPolicy: policy(toApp, deny()) }],
  ['for another action not', true, { keyPolicy: policy(toApp, deny({ Action: 'kms:Encrypt' })) }],
  ['in IAM', false, { keyPolicy: policy(toApp), identityPolicies: [identity('Deny', 'kms:Decrypt')] }],
  ['in a session policy', false, { keyPolicy: policy(toApp), sessionPolicies: [identity('Deny', '*')] }],
  ['over the root user', false, { keyPolicy: policy(delegation, deny()), caller: rootUser() }],
  [
    'only where its condition holds',
    true,
    {
      keyPolicy: policy(toApp, deny({ Condition: { StringEquals: { 'kms:ViaService': 'x' } } })),
      context: { 'kms:ViaService': ['y'] },
    },
  ],
  [
    'over a grant',
    false,
    {
      keyPolicy: policy(deny({ Action: 'kms:Decrypt' })),
      grants: [
        {
          name: null,
          grantee: { kind: 'principal', arn: roleArn('app') },
          retiring: null,
          operations: ['Decrypt'],
          constraints: {},
        },
      ],
    },
  ],
]);

table('actions', [
  ['in any case', true, { keyPolicy: policy(allow({ Action: 'KMS:dEcRyPt' })) }],
  ['asked for in any case', true, { keyPolicy: policy(toApp), action: 'KMS:decrypt' }],
  ['by prefix', true, { keyPolicy: policy(allow({ Action: 'kms:Dec*' })) }],
  ['by one character', true, { keyPolicy: policy(allow({ Action: 'kms:?ecrypt' })) }],
  ['not by no character', false, { keyPolicy: policy(allow({ Action: 'kms:Decrypt?' })) }],
  ['all', true, { keyPolicy: policy(allow({ Action: '*' })) }],
  ['of another service', false, { keyPolicy: policy(allow({ Action: 's3:*' })) }],
  ['in a list', true, { keyPolicy: policy(allow({ Action: ['kms:Encrypt', 'kms:Decrypt'] })) }],
  ['all but others', true, { keyPolicy: policy(allow({ NotAction: ['kms:Put*'], Action: undefined })) }],
  ['all but this', false, { keyPolicy: policy(allow({ NotAction: 'KMS:DECRYPT', Action: undefined })) }],
  ['none, which has no effect', false, { keyPolicy: policy(allow({ Action: undefined })) }],
]);

table('resources', [
  ['this key’s ARN', true, { keyPolicy: policy(allow({ Resource: keyArn })) }],
  ['a pattern', true, { keyPolicy: policy(allow({ Resource: 'arn:aws:kms:*:*:key/1234abcd-*' })) }],
  ['another key', false, { keyPolicy: policy(allow({ Resource: keyArn.replace('1234', '4321') })) }],
  [
    'all but others',
    true,
    { keyPolicy: policy(allow({ NotResource: 'arn:aws:kms:*:*:alias/*', Resource: undefined })) },
  ],
  ['all but this', false, { keyPolicy: policy(allow({ NotResource: '*', Resource: undefined })) }],
  ['none, which has no effect', false, { keyPolicy: policy(allow({ Resource: undefined })) }],
  ['none in a deny neither', true, { keyPolicy: policy(toApp, deny({ Resource: undefined })) }],
]);

const denyAllBut = (...values: readonly string[]) =>
  policy(allow(), deny({ Principal: undefined, NotPrincipal: { AWS: values } }));

table('NotPrincipal in a deny', [
  ['leaves out who is listed with the account', true, { keyPolicy: denyAllBut(root(), roleArn('app')) }],
  ['and by unique id', true, { keyPolicy: denyAllBut(account, roleId('app')) }],
  ['denies others of a listed account', false, { keyPolicy: denyAllBut(root(), roleArn('other')) }],
  ['denies all of an account that is not listed', false, { keyPolicy: denyAllBut(roleArn('app')) }],
  ['a listed account alone is its root user', true, { keyPolicy: denyAllBut(account), caller: rootUser() }],
  ['and nobody else of it', false, { keyPolicy: denyAllBut(root()) }],
  ['users too', true, { keyPolicy: denyAllBut(root(), userArn('ann')), caller: user('ann') }],
  ['everybody listed denies nobody', true, { keyPolicy: denyAllBut('*') }],
  [
    'services by their name',
    true,
    {
      keyPolicy: policy(
        allow(),
        deny({ Principal: undefined, NotPrincipal: { Service: 'backup.amazonaws.com' } }),
      ),
      caller: service('backup.amazonaws.com'),
    },
  ],
]);

const fromTrail = allow({
  Principal: { Service: 'cloudtrail.amazonaws.com' },
  Action: 'kms:GenerateDataKey*',
  Condition: { StringEquals: { 'aws:SourceArn': 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/main' } },
});
const trail = (sourceArn: string): Question => ({
  caller: service('cloudtrail.amazonaws.com'),
  action: 'kms:GenerateDataKeyWithoutPlaintext',
  keyPolicy: policy(fromTrail),
  context: { 'aws:SourceArn': [sourceArn] },
});

table('service principals', [
  ['for the right source', true, trail('arn:aws:cloudtrail:eu-central-1:111122223333:trail/main')],
  [
    'for another source (the confused deputy)',
    false,
    trail('arn:aws:cloudtrail:eu-central-1:999999999999:trail/x'),
  ],
  ['another service', false, { ...trail('x'), caller: service('s3.amazonaws.com') }],
  ['delegation to the account is not to services', false, { ...trail('x'), keyPolicy: policy(delegation) }],
  ['everybody includes services', true, { ...trail('x'), keyPolicy: policy(allow()) }],
  ['and so does a deny for everybody', false, { ...trail('x'), keyPolicy: policy(fromTrail, deny()) }],
  [
    'unless it leaves services out',
    true,
    {
      ...trail('arn:aws:cloudtrail:eu-central-1:111122223333:trail/main'),
      context: {
        'aws:SourceArn': ['arn:aws:cloudtrail:eu-central-1:111122223333:trail/main'],
        'aws:PrincipalIsAWSService': ['true'],
      },
      keyPolicy: policy(
        fromTrail,
        deny({ Condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } } }),
      ),
    },
  ],
  ['a role is no service', false, { keyPolicy: policy(allow({ Principal: { Service: 'app' } })) }],
]);

table('session policies', [
  [
    'narrow what the key policy gives',
    false,
    { keyPolicy: policy(toApp), sessionPolicies: [identity('Allow', 'kms:Encrypt')] },
  ],
  [
    'and leave what they allow',
    true,
    { keyPolicy: policy(toApp), sessionPolicies: [identity('Allow', 'kms:D*')] },
  ],
  [
    'narrow what IAM gives',
    false,
    { keyPolicy: policy(delegation), ...byIam, sessionPolicies: [identity('Allow', 'kms:Encrypt')] },
  ],
  ['give nothing themselves', false, { sessionPolicies: [identity('Allow', '*')] }],
]);

table('actions that are about no key', [
  ['by IAM', true, { keyPolicy: null, action: 'kms:CreateKey', resource: '*', ...byIam }],
  ['not otherwise', false, { keyPolicy: null, action: 'kms:CreateKey', resource: '*' }],
]);

describe('a policy that can’t be read denies', () => {
  const unreadable = ['', '{', '[]', 'null', '{"Statement": 5}', policy(allow({ Condition: { Like: {} } }))];
  test.for(unreadable)('%s', (text) => {
    const allowed = { keyPolicy: policy(allow()), ...byIam };
    expect(decide(allowed).allowed).toBe(true);
    expect(decide({ ...allowed, keyPolicy: text }).allowed).toBe(false);
    expect(decide({ ...allowed, identityPolicies: [...allowed.identityPolicies, text] }).allowed).toBe(false);
    expect(decide({ ...allowed, sessionPolicies: [text] }).allowed).toBe(false);
  });
});

describe('a decision says why, and by which statement', () => {
  test('the deny', () => {
    const keyPolicy = policy(toApp, deny({ Sid: 'no one' }));
    expect(decide({ keyPolicy })).toMatchObject({
      allowed: false,
      because: 'an explicit deny in a resource-based policy',
      by: [{ policy: 'key', index: 1, sid: 'no one' }],
    });
  });

  test('the allow of each side', () => {
    const question = {
      ...partnerApp,
      ...byIam,
      keyPolicy: policy(delegation, { ...openToPartner, Sid: 'open' }),
    };
    expect(decide(question)).toMatchObject({
      allowed: true,
      by: [
        { policy: 'key', index: 1, sid: 'open' },
        { policy: 'identity', index: 0, sid: null },
      ],
    });
  });

  test('or what is missing', () => {
    expect(decide({}).because).toBe('no resource-based policy allows it');
    expect(decide({ keyPolicy: policy(delegation) }).because).toBe('no identity-based policy allows it');
  });
});

const named = { 'kms:ResourceAliases': ['alias/app'] };
const ifNamed = { StringLike: { 'kms:ResourceAliases': 'alias/*' } };
const anyName = { Condition: { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/*' } } };

table('the key’s aliases as a condition (kms:ResourceAliases is for IAM policies only)', [
  ['not in a key policy', false, { keyPolicy: policy({ ...toApp, ...anyName }), context: named }],
  [
    'nor without a set operator',
    false,
    { keyPolicy: policy({ ...toApp, Condition: ifNamed }), context: named },
  ],
  [
    'in an IAM policy',
    true,
    {
      keyPolicy: policy(delegation),
      identityPolicies: [policy({ Effect: 'Allow', Action: 'kms:*', Resource: '*', ...anyName })],
      context: named,
    },
  ],
]);
