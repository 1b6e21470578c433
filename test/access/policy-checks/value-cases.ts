import { allow, deny, policy } from '../building.js';
import { casesOf, own, when } from './case.js';

const at = (operator: string, key: string, value?: number) =>
  `Statement.0.Condition.${operator}.${key}${value === undefined ? '' : `.${value}`}`;
const one = (operator: string, key: string, ...values: readonly (string | number)[]) => [
  when({ [operator]: { [key]: values } }),
];

const type = casesOf('condition-type');
const valueType = casesOf('condition-value-type');
const isNot = (operator: string, key: string, value: string, wanted: string) =>
  valueType.fails(`${operator} ${value}`, one(operator, key, value), [
    [at(operator, key, 0), `\`${value}\` isn’t ${wanted}`],
  ]);

export const typeCases = [
  type.passes('operators of the type', [
    when({
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' },
      NumericLessThan: { 'aws:EpochTime': '1800000000' },
      StringEquals: { 'aws:SecureTransport': 'true', 'aws:SourceArn': 'arn:aws:s3:::bucket' },
      Null: { 'aws:SourceIp': 'true' },
    }),
  ]),
  type.fails('a text operator on addresses', one('StringLike', 'aws:SourceIp', '203.0.113.*'), [
    [at('StringLike', 'aws:SourceIp'), '`StringLike` can’t judge `aws:SourceIp`, whose type is IP'],
  ]),
  type.fails('a number operator on text', one('NumericEquals', 'kms:CallerAccount', '111122223333'), [
    [
      at('NumericEquals', 'kms:CallerAccount'),
      '`NumericEquals` can’t judge `kms:CallerAccount`, whose type is String',
    ],
  ]),
  valueType.passes('values of the type', [
    when({
      Bool: { 'aws:SecureTransport': 'TRUE' },
      NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 },
      DateLessThan: { 'aws:CurrentTime': ['2027-01-31', '2027-01-31T00:00:00Z', '1800000000'] },
      IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] },
      ArnLike: { 'aws:SourceArn': ['*', 'arn:aws:sns:*:111122223333:*'] },
      StringEquals: { 'aws:username': `\${aws:userid}` },
    }),
  ]),
  isNot('Bool', 'aws:SecureTransport', 'yes', 'true or false'),
  isNot('NumericLessThan', 'aws:MultiFactorAuthAge', 'an hour', 'a number'),
  isNot('DateLessThan', 'aws:CurrentTime', '31.1.2027', 'a date'),
  isNot('IpAddress', 'aws:SourceIp', '203.0.113.0/33', 'an IP range'),
  isNot('ArnLike', 'aws:SourceArn', 'my-topic', 'an ARN'),
  isNot('BinaryEquals', 'x:key', 'abc', 'base64'),
];

const form = casesOf('condition-value-form');
const list = casesOf('condition-value-list');
const wrong = (key: string, value: string, wanted: string) =>
  form.fails(`${key} ${value}`, one('StringEquals', key, value), [
    [at('StringEquals', key, 0), `\`${value}\` isn’t ${wanted}`],
  ]);

export const formCases = [
  form.passes('values of the form', [
    when({
      StringEquals: {
        'aws:SourceVpc': ['vpc-12345678', 'vpc-11223344556677889'],
        'kms:ViaService': 'ec2.eu-central-1.amazonaws.com',
        'kms:ReplicaRegion': ['us-gov-west-1', 'ap-southeast-5'],
        'kms:CallerAccount': `\${aws:ResourceAccount}`,
      },
      StringLike: { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*', 'aws:RequestedRegion': 'eu-*' },
    }),
  ]),
  wrong('aws:SourceVpc', 'vpc-1', 'a VPC id'),
  wrong('aws:SourceVpce', 'vpc-12345678', 'a VPC endpoint id'),
  wrong('kms:ReplicaRegion', 'Frankfurt', 'a Region'),
  wrong('kms:ViaService', 'ec2.amazonaws.com', 'written `service.region.amazonaws.com`'),
  wrong('aws:CalledVia', 'athena', 'a service principal'),
  wrong('kms:CallerAccount', '1111-2222-3333', 'an account of twelve digits'),
  wrong('aws:PrincipalOrgID', 'r-ab12', 'an organization’s id'),
  wrong(
    'aws:PrincipalOrgPaths',
    'ou-ab12-11111111',
    'a path such as `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*`',
  ),
  list.passes('values of the list', [
    when({
      StringEquals: { 'kms:KeySpec': 'RSA_4096' },
      StringLike: { 'kms:SigningAlgorithm': 'ECDSA_*' },
      StringEqualsIgnoreCase: { 'kms:KeyUsage': 'sign_verify' },
      'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt', 'Encrypt'] },
    }),
  ]),
  list.fails('a typing error', one('StringEquals', 'kms:KeySpec', 'RSA_4096', 'RSA4096'), [
    [at('StringEquals', 'kms:KeySpec', 1), '`kms:KeySpec` is never `RSA4096`; `RSA_4096` may be meant'],
  ]),
  list.fails(
    'an operation that no grant has',
    one('ForAllValues:StringEquals', 'kms:GrantOperations', 'PutKeyPolicy'),
    [
      [
        at('ForAllValues:StringEquals', 'kms:GrantOperations', 0),
        '`kms:GrantOperations` is never `PutKeyPolicy`',
      ],
    ],
  ),
];

const booleans = casesOf('multiple-booleans');
const epoch = casesOf('epoch-date');
const empty = casesOf('empty-condition-values');
const bound = casesOf('redundant-bound');

export const numberCases = [
  booleans.passes('one', one('Bool', 'aws:SecureTransport', 'true')),
  booleans.fails('both', one('Bool', 'aws:SecureTransport', 'true', 'false'), [
    [at('Bool', 'aws:SecureTransport'), '`aws:SecureTransport` has 2 boolean values'],
  ]),
  epoch.passes('a date', one('DateLessThan', 'aws:CurrentTime', '2027-01-31')),
  epoch.passes('the key that counts seconds', one('DateLessThan', 'aws:EpochTime', '1800000000')),
  epoch.fails('seconds', one('DateLessThan', 'aws:CurrentTime', '1800000000'), [
    [at('DateLessThan', 'aws:CurrentTime', 0), '`1800000000` counts seconds since 1970'],
  ]),
  empty.passes('a value', one('StringEquals', 'aws:username', 'ann')),
  empty.fails('none', one('StringEquals', 'aws:username'), [
    [at('StringEquals', 'aws:username'), '`aws:username` is compared with no value; no request meets that'],
  ]),
  empty.fails('none, if it is there', one('StringEqualsIfExists', 'aws:username'), [
    [
      at('StringEqualsIfExists', 'aws:username'),
      '`aws:username` is compared with no value; only requests without it are certain to meet that',
    ],
  ]),
  bound.passes('one bound', one('NumericLessThan', 'aws:MultiFactorAuthAge', '300')),
  bound.fails('two', one('NumericLessThan', 'aws:MultiFactorAuthAge', '300', '600'), [
    [
      at('NumericLessThan', 'aws:MultiFactorAuthAge'),
      '`aws:MultiFactorAuthAge` has 2 bounds, of which the widest decides',
    ],
  ]),
];

const literal = casesOf('wildcard-without-like');
const arn = casesOf('string-like-on-arn');
const star = casesOf('wildcard-only-value');
const sensitive = casesOf('sensitive-key-wildcard');
const open = (operator: string, key: string, value: string) =>
  sensitive.fails(`${key} ${value}`, one(operator, key, value), [
    [at(operator, key, 0), `\`${value}\` isn’t a whole id`],
  ]);

export const wildcardCases = [
  literal.passes('with Like', one('StringLike', 'aws:username', 'a*')),
  literal.fails('without', one('StringEquals', 'aws:username', 'ann', 'a*'), [
    [at('StringEquals', 'aws:username', 1), '`a*` is taken literally'],
  ]),
  arn.passes('an ARN operator, or no pattern', [
    when({
      ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:*' },
      StringLike: { 'aws:PrincipalArn': 'arn:x' },
    }),
  ]),
  arn.fails('a text operator', one('StringLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/*'), [
    [at('StringLike', 'aws:PrincipalArn'), '`StringLike` compares `aws:PrincipalArn` as text'],
  ]),
  star.passes('a pattern', one('StringLike', 'aws:username', 'a*')),
  star.fails('is it there', one('StringLike', 'aws:username', '*'), [
    [at('StringLike', 'aws:username'), 'every request with `aws:username` meets the condition'],
  ]),
  star.fails('is it not there', one('StringNotLike', 'aws:username', '*'), [
    [at('StringNotLike', 'aws:username'), 'only requests without `aws:username` meet the condition'],
  ]),
  star.fails('nothing', one('StringLikeIfExists', 'aws:username', '*'), [
    [at('StringLikeIfExists', 'aws:username'), 'every request meets the condition on `aws:username`'],
  ]),
  sensitive.passes('whole ids', [
    when({
      StringLike: { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*', 'aws:userid': 'AROAAAAAAAAAAAAAAAAAA:*' },
      StringEquals: { 'aws:PrincipalAccount': `\${aws:ResourceAccount}` },
    }),
  ]),
  open('StringLike', 'aws:PrincipalAccount', '1111*'),
  open('StringLike', 'aws:PrincipalOrgPaths', 'o-*/r-ab12/*'),
  open('StringEquals', 'aws:SourceVpc', `\${aws:PrincipalTag/vpc}`),
  open('StringLike', 'aws:userid', 'AROA*'),
];

const privateIp = casesOf('private-source-ip');
const host = casesOf('ip-range-host-bits');
const vpcIp = casesOf('vpc-source-ip-alone');
const network = casesOf('network-deny-breaks-services');
const office = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
const notVia = { BoolIfExists: { 'aws:ViaAWSService': 'false' } };
const hit = [
  at('NotIpAddress', 'aws:SourceIp'),
  'services that call for somebody don’t come from `aws:SourceIp`',
] as const;
const usedBySns = allow({ Principal: { Service: 'sns.amazonaws.com' } });

export const networkCases = [
  privateIp.passes('public addresses', one('IpAddress', 'aws:SourceIp', '203.0.113.0/24', '0.0.0.0/0')),
  privateIp.fails('private ones', one('IpAddress', 'aws:SourceIp', '203.0.113.0/24', '10.1.0.0/16'), [
    [at('IpAddress', 'aws:SourceIp', 1), '`10.1.0.0/16` is private: it never matches'],
  ]),
  privateIp.fails('all but private ones', one('NotIpAddress', 'aws:SourceIp', 'fd00::/8'), [
    [at('NotIpAddress', 'aws:SourceIp', 0), '`fd00::/8` is private: it excludes nothing'],
  ]),
  host.passes('the first address', one('IpAddress', 'aws:SourceIp', '203.0.113.0/24', '203.0.113.7')),
  host.fails('another', one('IpAddress', 'aws:SourceIp', '203.0.113.7/24'), [
    [at('IpAddress', 'aws:SourceIp', 0), '`203.0.113.7/24` means `203.0.113.0/24`'],
  ]),
  vpcIp.passes('with its VPC', [
    when({
      IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' },
      StringEquals: { 'aws:SourceVpc': 'vpc-12345678' },
    }),
  ]),
  vpcIp.fails('alone', one('IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8'), [
    [at('IpAddress', 'aws:VpcSourceIp'), '`aws:VpcSourceIp` stands without `aws:SourceVpc`'],
  ]),
  network.passes('services are spared', [deny({ Condition: { ...office, ...notVia } }), own()]),
  network.passes('services that may call are spared, too', [
    deny({
      Condition: {
        ...office,
        BoolIfExists: { 'aws:ViaAWSService': 'false', 'aws:PrincipalIsAWSService': 'false' },
      },
    }),
    usedBySns,
  ]),
  network.passes('a deny of certain addresses', [
    deny({ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
  ]),
  network.passes('administration only', [deny({ Action: 'kms:PutKeyPolicy', Condition: office })]),
  network.passes('an allow', [when(office)]),
  network.fails('services are hit', [deny({ Condition: office })], [hit]),
  network.fails(
    'services that may call are hit',
    [deny({ Condition: { ...office, ...notVia } }), usedBySns],
    [hit],
  ),
  network.fails(
    'requests through no endpoint',
    [deny({ Condition: { Null: { 'aws:SourceVpce': 'true' } } })],
    [[at('Null', 'aws:SourceVpce'), 'services that call for somebody don’t come from `aws:SourceVpce`']],
  ),
];

const variable = casesOf('variable-form');
const place = casesOf('variable-place');
const malformed = (value: string, what: string) =>
  variable.fails(value, one('StringEquals', 'aws:username', value), [
    [at('StringEquals', 'aws:username', 0), `\`${value}\` has a variable ${what}`],
  ]);
const old = policy(when({ StringEquals: { 'aws:username': `\${aws:userid}` } })).replace(
  '2012-10-17',
  '2008-10-17',
);

export const variableCases = [
  variable.passes(
    'as AWS writes them',
    one('StringLike', 'aws:username', `\${aws:PrincipalTag/team, 'none'}-\${*}`),
  ),
  malformed(`\${aws:userid`, 'without a closing brace'),
  malformed(`\${}`, 'without a name'),
  malformed(`\${aws: userid}`, 'with a space in its name'),
  malformed(`\${aws:userid, none}`, 'whose default isn’t in single quotes'),
  place.passes('in a condition on text', one('StringEquals', 'aws:username', `\${aws:userid}`)),
  place.fails(
    'in an action',
    [own({ Action: `kms:\${aws:userid}` })],
    [['Statement.0.Action.0', `\`kms:\${aws:userid}\` has a variable, which can’t stand there`]],
  ),
  place.fails('in a number', one('NumericEquals', 'aws:MultiFactorAuthAge', `\${x:age}`), [
    [
      at('NumericEquals', 'aws:MultiFactorAuthAge', 0),
      `\`\${x:age}\` is taken literally: \`NumericEquals\` takes no variables`,
    ],
  ]),
  place.fails('in an old policy', old, [
    [
      at('StringEquals', 'aws:username', 0),
      `\`\${aws:userid}\` is taken literally: version 2008-10-17 has no variables`,
    ],
  ]),
];
