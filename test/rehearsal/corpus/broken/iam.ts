import { DecryptCommand, DescribeKeyCommand } from '@aws-sdk/client-kms';
import type { BrokenCase } from '../../case.js';
import { grant, key } from '../../documents.js';
import { allow, home, partner, roleArn, world } from '../../world.js';
import { deny, encrypt, failing } from './access-case.js';

const notAllowed = `arn:aws:iam::${partner}:role/not-allowed`;
const noIdentity = /no identity-based policy allows/;

/** The plan applies, and declared access doesn't work: IAM is in the way. */
export const iamCases: readonly BrokenCase[] = [
  failing('a role of another account whose IAM policies don’t allow it', {
    grantee: { role: 'not-allowed', account: partner },
    who: notAllowed,
    says: noIdentity,
  }),
  failing('a native grant to a role of another account whose IAM policies don’t allow it', {
    grantee: { role: 'not-allowed', account: partner },
    spec: { as: 'grant', operations: ['encrypt', 'decrypt'] },
    who: notAllowed,
    says: noIdentity,
  }),
  failing('a role of another account whose IAM policies allow other keys only', {
    world: world([], {
      accounts: [
        ...world().accounts.filter(({ id }) => id !== partner),
        {
          id: partner,
          roles: [{ name: 'other-keys', policies: [allow('kms:*', `arn:aws:kms:us-east-1:${home}:key/*`)] }],
        },
      ],
    }),
    grantee: { role: 'other-keys', account: partner },
    who: `arn:aws:iam::${partner}:role/other-keys`,
    says: noIdentity,
  }),
  failing('a role to whom IAM denies it', {
    world: world([{ name: 'app', policies: [deny('kms:Encrypt')] }]),
    grantee: { role: 'app' },
    who: roleArn('app'),
    says: /explicit deny/,
  }),
  failing('a native grant to a role to whom IAM denies it', {
    world: world([{ name: 'app', policies: [deny('kms:Encrypt')] }]),
    grantee: { role: 'app' },
    spec: { as: 'grant', operations: ['encrypt'] },
    who: roleArn('app'),
    says: /explicit deny/,
  }),
  {
    name: 'an administrator to whom IAM denies it',
    world: world([{ name: 'key-admin', policies: [deny('kms:DescribeKey')] }]),
    estate: key('cards'),
    finds: {
      kind: 'access',
      who: roleArn('key-admin'),
      action: 'kms:DescribeKey',
      says: /explicit deny/,
      proof: async (applied) =>
        (await applied.as({ principal: roleArn('key-admin') })).send(
          new DescribeKeyCommand({ KeyId: await applied.arnOf('alias/cards') }),
        ),
    },
  },
  {
    name: 'half of what a grant gives is denied by IAM',
    world: world([{ name: 'app', policies: [deny('kms:Decrypt')] }]),
    estate: key('cards') + grant('use', { role: 'app' }),
    finds: {
      kind: 'access',
      who: roleArn('app'),
      action: 'kms:Decrypt',
      says: /explicit deny/,
      proof: async (applied) => {
        const kms = await applied.as({ principal: roleArn('app') });
        const { CiphertextBlob } = await encrypt(kms, await applied.arnOf('alias/cards'));
        return await kms.send(new DecryptCommand({ CiphertextBlob }));
      },
    },
  },
];
