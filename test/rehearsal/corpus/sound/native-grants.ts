import { CreateGrantCommand } from '@aws-sdk/client-kms';
import type { SoundCase } from '../../case.js';
import { grant, key } from '../../documents.js';
import type { Stand } from '../../stand.js';
import { home, partner, roleArn } from '../../world.js';

const native = (name: string, grantee: object, spec: object = {}) =>
  grant(name, grantee, { as: 'grant', operations: ['encrypt', 'decrypt', 'describe'], ...spec });

async function foreignGrant(live: Stand) {
  const kms = await live.as();
  await kms.send(
    new CreateGrantCommand({
      KeyId: await live.arnOf('alias/cards'),
      GranteePrincipal: roleArn('batch'),
      Operations: ['Decrypt', 'RetireGrant'],
      Constraints: { EncryptionContextSubset: { by: 'hand' } },
    }),
  );
}

/** Native grants. */
export const nativeGrantCases: readonly SoundCase[] = [
  { name: 'a native grant to a role', estate: key('cards') + native('use', { role: 'app' }) },
  {
    name: 'a native grant to a role of another account that IAM allows it too',
    estate: key('cards') + native('use', { role: 'allowed', account: partner }),
  },
  {
    name: 'a native grant that an encryption context constrains, and who may retire it',
    estate:
      key('cards') +
      native(
        'use',
        { role: 'app' },
        {
          conditions: { encryptionContext: { contains: { job: 'nightly' } } },
          retiringPrincipal: { role: 'janitor' },
        },
      ),
  },
  {
    name: 'a native grant for exactly one encryption context',
    estate:
      key('cards') +
      native(
        'use',
        { user: 'alice' },
        {
          operations: ['generate-data-key'],
          conditions: { encryptionContext: { equals: { job: 'weekly' } } },
        },
      ),
  },
  {
    name: 'a native grant to a service for one resource',
    estate:
      key('cards') +
      native(
        'table',
        {
          service: 'dynamodb.eu-west-1.amazonaws.com',
          sourceArn: `arn:aws:dynamodb:eu-west-1:${home}:table/cards`,
        },
        { operations: ['decrypt', 'describe'], retiringPrincipal: { role: 'janitor' } },
      ),
  },
  {
    name: 'a native grant on a key that signs',
    estate:
      key('cards', { algorithm: 'ec-p256', purpose: 'sign' }) +
      native('use', { role: 'app' }, { operations: ['sign', 'get-public-key'] }),
  },
  {
    name: 'access that moves from the policy to a native grant',
    before: key('cards') + grant('use', { role: 'app' }, { operations: ['encrypt', 'decrypt'] }),
    estate: key('cards') + native('use', { role: 'app' }, { operations: ['encrypt', 'decrypt'] }),
  },
  {
    name: 'a native grant that ends',
    before: key('cards') + native('use', { role: 'app' }) + native('more', { role: 'batch' }),
    estate: key('cards') + native('use', { role: 'app' }),
  },
  {
    name: 'native grants of others, which stay',
    before: key('cards'),
    acts: foreignGrant,
    estate: key('cards', { description: 'shared' }) + native('use', { role: 'app' }),
  },
  {
    name: 'native grants of others, which are revoked',
    before: key('cards', { nativeGrants: 'exclusive' }),
    acts: foreignGrant,
    estate: key('cards', { nativeGrants: 'exclusive' }) + native('use', { role: 'app' }),
  },
];
