import { account, allow, deny, partner, roleArn } from '../building.js';
import { casesOf, own, when } from './case.js';

const at = (operator: string, key: string, value?: number) =>
  `Statement.0.Condition.${operator}.${key}${value === undefined ? '' : `.${value}`}`;

const unknown = casesOf('unknown-condition-key');
const deprecated = casesOf('deprecated-condition-key');
const equals = (key: string, value: string | readonly string[] = 'x') => [
  when({ StringEquals: { [key]: value } }),
];

export const keyCases = [
  unknown.passes('in any case', equals('KMS:viaservice')),
  unknown.passes('an identity provider’s', equals('token.actions.githubusercontent.com:sub')),
  unknown.fails('a typing error', equals('aws:PrincipalOrgId2'), [
    [
      at('StringEquals', 'aws:PrincipalOrgId2'),
      'AWS has no condition key `aws:PrincipalOrgId2`; `aws:PrincipalOrgID` may be meant',
    ],
  ]),
  unknown.fails('a register too many', equals('kms:RecipientAttestation:PCR32'), [
    [
      at('StringEquals', 'kms:RecipientAttestation:PCR32'),
      'AWS has no condition key `kms:RecipientAttestation:PCR32`; `kms:RecipientAttestation:PCR12` may be meant',
    ],
  ]),
  unknown.fails('no service', equals('ViaService'), [
    [at('StringEquals', 'ViaService'), '`ViaService` isn’t written `service:name`'],
  ]),
  unknown.fails('no tag', equals('aws:ResourceTag'), [
    [
      at('StringEquals', 'aws:ResourceTag'),
      '`aws:ResourceTag` lacks a name of its own, as in `aws:ResourceTag/team`',
    ],
  ]),
  unknown.fails('no encryption context', equals('kms:EncryptionContext:'), [
    [
      at('StringEquals', 'kms:EncryptionContext:'),
      '`kms:EncryptionContext:` lacks a name of its own, as in `kms:EncryptionContext:team`',
    ],
  ]),
  unknown.fails('aws:ARN', equals('aws:ARN'), [
    [
      at('StringEquals', 'aws:ARN'),
      '`aws:ARN` isn’t supported; `aws:PrincipalArn` or `aws:SourceArn` may be meant',
    ],
  ]),
  deprecated.passes('the new name', equals('kms:KeySpec', 'RSA_2048')),
  deprecated.fails('the old name', equals('kms:CustomerMasterKeySpec', 'RSA_2048'), [
    [
      at('StringEquals', 'kms:CustomerMasterKeySpec'),
      '`kms:CustomerMasterKeySpec` is deprecated; write `kms:KeySpec`',
    ],
  ]),
];

const absent = casesOf('condition-key-never-present');
const context = { StringEquals: { 'kms:EncryptionContext:tenant': 'acme' } };
const contextPath = at('StringEquals', 'kms:EncryptionContext:tenant');

export const absentCases = [
  absent.passes('actions that have it', [when(context, { Action: ['kms:Decrypt', 'kms:GenerateDataKey'] })]),
  absent.passes('a wildcard of which some have it', [when(context)]),
  absent.passes('a global key', [when({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } })]),
  absent.fails(
    'DescribeKey beside Decrypt',
    [when(context, { Action: ['kms:Decrypt', 'kms:DescribeKey'] })],
    [
      [
        contextPath,
        '`DescribeKey` never has `kms:EncryptionContext:tenant`, so the statement never allows it',
      ],
    ],
  ),
  absent.fails(
    'a negated condition',
    [when({ StringNotEquals: { 'kms:GrantIsForAWSResource': 'true' } }, { Action: 'kms:RetireGrant' })],
    [
      [
        at('StringNotEquals', 'kms:GrantIsForAWSResource'),
        '`RetireGrant` never has `kms:GrantIsForAWSResource`, so the statement allows it without restriction',
      ],
    ],
  ),
  absent.fails(
    'a deny',
    [deny({ Action: 'kms:PutKeyPolicy', Condition: { StringNotEquals: { 'kms:RequestAlias': 'alias/x' } } })],
    [
      [
        at('StringNotEquals', 'kms:RequestAlias'),
        '`PutKeyPolicy` never has `kms:RequestAlias`, so the statement always denies it',
      ],
    ],
  ),
  absent.fails(
    'an asymmetric key',
    [when(context, { Action: 'kms:Decrypt' })],
    [[contextPath, '`Decrypt` never has `kms:EncryptionContext:tenant`, so the statement never allows it']],
    { facts: { spec: 'RSA_4096' } },
  ),
  absent.fails(
    'tags of a request that has none',
    [when({ StringEquals: { 'aws:RequestTag/team': 'a' } }, { Action: 'kms:Decrypt' })],
    [
      [
        at('StringEquals', 'aws:RequestTag/team'),
        '`Decrypt` never has `aws:RequestTag/team`, so the statement never allows it',
      ],
    ],
  ),
];

const irrelevant = casesOf('irrelevant-condition-key');
const untrustworthy = casesOf('untrustworthy-condition-key');

export const senseCases = [
  irrelevant.passes('a condition on the request', [when(context)]),
  irrelevant.fails(
    'the key’s aliases',
    [when({ 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/app-*' } })],
    [
      [
        at('ForAnyValue:StringLike', 'kms:ResourceAliases'),
        '`kms:ResourceAliases` says something about the key that has this policy',
      ],
    ],
  ),
  untrustworthy.passes('a condition that AWS fills in', equals('aws:SourceVpce', 'vpce-11111111')),
  untrustworthy.fails('a header', equals('aws:referer'), [
    [at('StringEquals', 'aws:referer'), '`aws:referer` is what the caller says it is'],
  ]),
];

const contradiction = casesOf('contradicting-conditions');
const excluding = (one: string, other: string, key: string, condition: object) =>
  contradiction.fails(
    `${one} and ${other}`,
    [when(condition as Record<string, unknown>)],
    [[at(one, key), `\`${one}\` and \`${other}\` on \`${key}\` exclude each other`]],
  );

export const contradictionCases = [
  contradiction.passes('values that meet', [
    when({
      StringEquals: { 'kms:ViaService': ['a.eu-west-1.amazonaws.com', 'b.eu-west-1.amazonaws.com'] },
      StringLike: { 'kms:ViaService': 'a.*' },
      StringNotEquals: { 'kms:ViaService': 'b.eu-west-1.amazonaws.com' },
    }),
  ]),
  contradiction.passes('absent or one value', [
    when({ Null: { 'kms:ViaService': 'true' }, StringEqualsIfExists: { 'kms:ViaService': 'x' } }),
  ]),
  contradiction.passes('a key with several values', [
    when({
      'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': 'a' },
      'ForAnyValue:StringLike': { 'kms:EncryptionContextKeys': 'b' },
    }),
  ]),
  contradiction.passes('variables', [
    when({ StringEquals: { 'aws:username': `\${aws:userid}` }, StringLike: { 'aws:username': 'b' } }),
  ]),
  excluding('StringLike', 'StringEquals', 'kms:ViaService', {
    StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
    StringLike: { 'kms:ViaService': 'ec2.*' },
  }),
  excluding('StringNotLike', 'StringEquals', 'aws:username', {
    StringEquals: { 'aws:username': 'ann' },
    StringNotLike: { 'aws:username': 'a*' },
  }),
  excluding('StringEquals', 'Null', 'kms:ViaService', {
    Null: { 'kms:ViaService': 'true' },
    StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
  }),
  excluding('BoolIfExists', 'Bool', 'aws:ViaAWSService', {
    Bool: { 'aws:ViaAWSService': 'true' },
    BoolIfExists: { 'aws:ViaAWSService': 'false' },
  }),
  excluding('NumericGreaterThan', 'NumericLessThan', 'aws:MultiFactorAuthAge', {
    NumericLessThan: { 'aws:MultiFactorAuthAge': '300' },
    NumericGreaterThan: { 'aws:MultiFactorAuthAge': '600' },
  }),
];

const never = casesOf('principal-contradicts-condition');
const sns = { Principal: { Service: 'sns.amazonaws.com' } };

export const principalConditionCases = [
  never.passes('a role and its account', equals('aws:PrincipalAccount', account)),
  never.passes('a service and its source', [
    allow({ ...sns, Condition: { StringEquals: { 'aws:SourceAccount': account } } }),
  ]),
  never.passes('everybody', [allow({ Condition: { StringEquals: { 'aws:SourceAccount': account } } })]),
  never.fails(
    'a service and an organization',
    [allow({ ...sns, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })],
    [
      [
        at('StringEquals', 'aws:PrincipalOrgID'),
        'a service that calls for itself has no `aws:PrincipalOrgID`',
      ],
    ],
  ),
  never.fails(
    'a role and another account',
    [
      allow({
        Principal: { AWS: roleArn('app') },
        Condition: { StringEquals: { 'kms:CallerAccount': partner } },
      }),
    ],
    [
      [
        at('StringEquals', 'kms:CallerAccount'),
        'no principal of the statement is in an account of `kms:CallerAccount`',
      ],
    ],
  ),
  never.fails(
    'a role and a source',
    [own({ Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:*' } } })],
    [[at('ArnLike', 'aws:SourceArn'), 'only AWS services send `aws:SourceArn`']],
  ),
  never.fails(
    'a role that is a service',
    [when({ Bool: { 'aws:PrincipalIsAWSService': 'true' } })],
    [[at('Bool', 'aws:PrincipalIsAWSService'), 'no principal of the statement is an AWS service']],
  ),
];

const single = casesOf('set-operator-single');
const guard = casesOf('set-operator-unguarded');
const missing = casesOf('set-operator-missing');
const nothing = casesOf('null-with-set-operator');
const keys = { 'kms:EncryptionContextKeys': ['tenant'] };

export const setCases = [
  single.passes('several values', [when({ 'ForAllValues:StringEquals': keys })]),
  single.passes('a key that isn’t known', [when({ 'ForAllValues:StringEquals': { 'x:aud': 'a' } })]),
  single.fails(
    'one value',
    [when({ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } })],
    [
      [
        at('ForAllValues:StringEquals', 'aws:PrincipalOrgID'),
        '`aws:PrincipalOrgID` has one value, or none, which `ForAllValues` lets through',
      ],
    ],
  ),
  guard.passes('beside Null', [
    when({ 'ForAllValues:StringEquals': keys, Null: { 'kms:EncryptionContextKeys': 'false' } }),
  ]),
  guard.passes('what is always there', [
    when({
      'ForAllValues:StringEquals': { 'kms:GrantOperations': 'Decrypt', ...keys },
      StringEquals: { 'kms:EncryptionContext:tenant': 'acme' },
    }),
  ]),
  guard.passes('in a deny', [deny({ Condition: { 'ForAllValues:StringEquals': keys } })]),
  guard.fails(
    'alone',
    [when({ 'ForAllValues:StringEquals': keys })],
    [
      [
        at('ForAllValues:StringEquals', 'kms:EncryptionContextKeys'),
        'requests without `kms:EncryptionContextKeys` are let through',
      ],
    ],
  ),
  missing.passes('with one', [when({ 'ForAnyValue:StringEquals': keys, Null: { 'aws:CalledVia': 'true' } })]),
  missing.fails(
    'without',
    [when({ StringEquals: keys })],
    [[at('StringEquals', 'kms:EncryptionContextKeys'), '`kms:EncryptionContextKeys` has several values']],
  ),
  nothing.passes('Null alone', [when({ Null: { 'aws:CalledVia': 'true' } })]),
  nothing.fails(
    'with one',
    [when({ 'ForAnyValue:Null': { 'aws:CalledVia': 'true' } })],
    [
      [
        at('ForAnyValue:Null', 'aws:CalledVia'),
        '`ForAnyValue:Null` doesn’t ask whether `aws:CalledVia` is there',
      ],
    ],
  ),
];
