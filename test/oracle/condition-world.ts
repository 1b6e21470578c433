import { accounts, iamCallers, keyAccount, keyArn, serviceNames } from './world.js';

export type ValueKind = 'string' | 'arn' | 'bool' | 'numeric' | 'date' | 'ip' | 'binary';

/** A condition key of the small world. */
export interface WorldKey {
  readonly key: string;
  readonly kind: ValueKind;
  readonly multi?: boolean;
  /** What requests have. */
  readonly values: readonly string[];
  /** What policies ask for, beside the values themselves. */
  readonly patterns?: readonly string[];
}

/** A policy variable. */
const variable = (inside: string) => `$\{${inside}}`;

const callerArns = [...new Set(iamCallers.map(({ principalArn }) => principalArn))];

export const worldKeys: readonly WorldKey[] = [
  {
    key: 'kms:ViaService',
    kind: 'string',
    values: ['s3.eu-west-1.amazonaws.com', 'ec2.eu-west-1.amazonaws.com', 's3.us-east-1.amazonaws.com'],
    patterns: ['s3.*.amazonaws.com', '*.eu-west-1.amazonaws.com', 'S3.EU-WEST-1.AMAZONAWS.COM', '??.*', '*'],
  },
  {
    key: 'aws:PrincipalOrgID',
    kind: 'string',
    values: ['o-abc', 'o-xyz'],
    patterns: ['o-*', 'O-ABC', 'o-a?c'],
  },
  { key: 'kms:CallerAccount', kind: 'string', values: accounts },
  { key: 'aws:PrincipalAccount', kind: 'string', values: accounts, patterns: ['1111*'] },
  {
    key: 'aws:PrincipalTag/team',
    kind: 'string',
    values: ['blue', 'red', 'Blue', 'alice'],
    patterns: [
      'b*',
      variable('aws:username'),
      variable("aws:username, 'blue'"),
      variable('*'),
      `b${variable('?')}ue`,
    ],
  },
  {
    key: 'kms:EncryptionContext:tenant',
    kind: 'string',
    values: ['acme', 'Acme', 'beta', 'a*me', ''],
    patterns: [
      'a*',
      'a?me',
      `a${variable('*')}me`,
      variable('$'),
      variable('aws:PrincipalTag/team'),
      variable("aws:PrincipalTag/team, 'acme'"),
    ],
  },
  { key: 'aws:SourceVpce', kind: 'string', values: ['vpce-1', 'vpce-2'], patterns: ['vpce-*'] },
  { key: 'aws:username', kind: 'string', values: ['alice', 'bob'], patterns: ['*li*'] },
  {
    key: 'kms:ResourceAliases',
    kind: 'string',
    multi: true,
    values: ['alias/a', 'alias/b'],
    patterns: ['alias/*'],
  },
  {
    key: 'aws:PrincipalArn',
    kind: 'arn',
    values: callerArns,
    patterns: [
      `arn:aws:iam::${keyAccount}:role/*`,
      'arn:aws:iam::*:role/app',
      'arn:*:iam::*:*/app',
      `arn:aws:iam::*:user/${variable('aws:username')}`,
      'arn:aws:iam::*:*',
    ],
  },
  {
    key: 'aws:SourceArn',
    kind: 'arn',
    values: [
      `arn:aws:s3:::bucket-${keyAccount}`,
      `arn:aws:logs:eu-west-1:${keyAccount}:log-group:/app:a`,
      keyArn,
    ],
    patterns: ['arn:aws:s3:::bucket-*', `arn:aws:*:*:${keyAccount}:*`, 'arn:aws:logs:*:*:log-group:/app:?'],
  },
  { key: 'aws:SecureTransport', kind: 'bool', values: ['true', 'false'] },
  { key: 'kms:GrantIsForAWSResource', kind: 'bool', values: ['true', 'false'], patterns: ['TRUE'] },
  {
    key: 'kms:ScheduleKeyDeletionPendingWindowInDays',
    kind: 'numeric',
    values: ['7', '14', '30'],
    patterns: ['7.0', '10', '29.5', '0x7'],
  },
  {
    key: 'aws:MultiFactorAuthAge',
    kind: 'numeric',
    values: ['60', '3600', '-1', 'old'],
    patterns: ['3600.0'],
  },
  {
    key: 'aws:CurrentTime',
    kind: 'date',
    values: ['2026-03-01T00:00:00Z', '2026-09-01T12:00:00Z', '1772323200'],
    patterns: [
      '2026-03-01',
      '2026-03',
      '2026-09-01T14:00:00+02:00',
      '2026-06-01T00:00Z',
      '2026-03-01T00:00:00.000Z',
    ],
  },
  {
    key: 'aws:SourceIp',
    kind: 'ip',
    values: ['10.0.0.1', '10.0.1.1', '192.0.2.7', '2001:db8::1', '2001:db8:1::2'],
    patterns: [
      '10.0.0.0/24',
      '10.0.0.0/8',
      '0.0.0.0/0',
      '2001:db8::/48',
      '::/0',
      '192.0.2.7/32',
      '10.0.0.64/25',
    ],
  },
  {
    key: 'aws:PrincipalTag/blob',
    kind: 'binary',
    values: ['QUJD', 'QUJDRA=='],
  },
  {
    key: 'kms:GrantOperations',
    kind: 'string',
    multi: true,
    values: ['Decrypt', 'Encrypt', 'CreateGrant'],
    patterns: ['*crypt', 'decrypt', '?ncrypt'],
  },
  {
    key: 'kms:EncryptionContextKeys',
    kind: 'string',
    multi: true,
    values: ['tenant', 'purpose'],
    patterns: ['t*'],
  },
  { key: 'aws:PrincipalServiceName', kind: 'string', values: serviceNames },
];

export const operatorsOf: Readonly<Record<ValueKind, readonly string[]>> = {
  string: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
  ],
  arn: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike', 'StringEquals', 'StringLike', 'StringNotLike'],
  bool: ['Bool', 'StringEquals'],
  numeric: [
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ],
  date: [
    'DateEquals',
    'DateNotEquals',
    'DateLessThan',
    'DateLessThanEquals',
    'DateGreaterThan',
    'DateGreaterThanEquals',
  ],
  ip: ['IpAddress', 'NotIpAddress'],
  binary: ['BinaryEquals'],
};
