import type { SoundCase } from '../../case.js';
import { grant, key } from '../../documents.js';
import { home, organization, partner } from '../../world.js';

interface Conditioned {
  readonly conditions?: object;
  readonly expires?: string;
  readonly grantee?: object;
  readonly operations?: readonly string[];
}

const raw = (operator: string, name: string, ...values: readonly string[]) => ({
  raw: [{ operator, key: name, values }],
});

const conditioned: Readonly<Record<string, Conditioned>> = {
  'exactly one encryption context': {
    conditions: { encryptionContext: { equals: { tenant: 'acme', Stage: 'prod' } } },
  },
  'a pair that the encryption context contains': {
    conditions: { encryptionContext: { contains: { tenant: 'acme' } } },
  },
  'the names in the encryption context': { conditions: { encryptionContext: { keys: ['tenant'] } } },
  'a service in between': { conditions: { viaService: ['s3'] } },
  'one of two services in between': { conditions: { viaService: ['s3', 'dynamodb'] } },
  'the caller’s account': { conditions: { callerAccount: [home, partner] } },
  'a VPC endpoint': { conditions: { sourceVpcEndpoint: ['vpce-0a1b2c3d'] } },
  'multi-factor authentication': { conditions: { mfa: true } },
  'a tag that the role carries': {
    grantee: { role: 'jobs/worker' },
    conditions: { principalTags: { department: 'finance' } },
  },
  'an end in the future': { expires: '2099-01-01T00:00:00Z' },
  'the alias in the request': { conditions: raw('StringLike', 'kms:RequestAlias', 'alias/car*') },
  'a fresh second factor': { conditions: raw('NumericLessThan', 'aws:MultiFactorAuthAge', '3600') },
  'an address': { conditions: raw('IpAddress', 'aws:SourceIp', '198.51.100.0/24') },
  'a date that is past': { conditions: raw('DateGreaterThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z') },
  'the encryption algorithm': {
    operations: ['encrypt', 'decrypt'],
    conditions: raw('StringEquals', 'kms:EncryptionAlgorithm', 'SYMMETRIC_DEFAULT'),
  },
  'the organization': { conditions: raw('StringEquals', 'aws:PrincipalOrgID', organization) },
  'the key’s Region': { conditions: raw('StringEquals', 'aws:RequestedRegion', 'eu-west-1') },
  'a tag of the key itself': {
    conditions: raw('StringEquals', 'aws:ResourceTag/keywright.dev/key', 'corpus/cards'),
  },
  'everything at once': {
    grantee: { role: 'jobs/worker' },
    operations: ['decrypt'],
    expires: '2099-01-01T00:00:00Z',
    conditions: {
      encryptionContext: { equals: { tenant: 'acme' } },
      viaService: ['s3'],
      callerAccount: [home],
      principalTags: { department: 'finance' },
    },
  },
};

/** Every kind of condition, which a request can meet. */
export const conditionCases: readonly SoundCase[] = [
  ...Object.entries(conditioned).map(
    ([what, { conditions, expires, grantee = { role: 'app' }, operations = ['use'] }]): SoundCase => ({
      name: `a grant on the condition of ${what}`,
      estate:
        key('cards') +
        grant('use', grantee, {
          operations,
          ...(conditions === undefined ? {} : { conditions }),
          ...(expires === undefined ? {} : { expires }),
        }),
    }),
  ),
  {
    name: 'grants that a service makes for its own resources',
    estate:
      key('cards') +
      grant(
        'volumes',
        { role: 'app' },
        {
          operations: ['grant-to-service'],
          conditions: { grantIsForAWSResource: true, viaService: ['ec2'] },
        },
      ),
  },
  {
    name: 'a signature with the only algorithm that is allowed',
    estate:
      key('cards', { algorithm: 'rsa-2048', purpose: 'sign' }) +
      grant(
        'sign',
        { role: 'app' },
        {
          operations: ['sign', 'verify'],
          conditions: raw('StringEquals', 'kms:SigningAlgorithm', 'RSASSA_PKCS1_V1_5_SHA_512'),
        },
      ),
  },
];
