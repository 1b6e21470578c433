import { GenerateDataKeyCommand } from '@aws-sdk/client-kms';
import type { BrokenCase } from '../../case.js';
import { grant, key } from '../../documents.js';
import { home, organization, partner, roleArn, stranger } from '../../world.js';
import { failing, raw, tries } from './access-case.js';

/** The plan applies, and what it declares can't be had: by its conditions. */
export const accessCases: readonly BrokenCase[] = [
  failing('an end that has passed', {
    grantee: { role: 'app' },
    spec: { expires: '2021-01-01T00:00:00Z' },
    who: roleArn('app'),
    says: /^expired on 2021-01-01/,
  }),
  failing('a tag that the role doesn’t carry', {
    grantee: { role: 'app' },
    spec: { conditions: { principalTags: { department: 'finance' } } },
    who: roleArn('app'),
    says: /denied/,
  }),
  failing('a tag of which the role carries another value', {
    grantee: { role: 'jobs/worker' },
    spec: { conditions: { principalTags: { department: 'Finance' } } },
    who: roleArn('jobs/worker'),
    says: /denied/,
  }),
  failing('a tag that a user doesn’t carry', {
    grantee: { user: 'alice' },
    spec: { conditions: { principalTags: { department: 'finance' } } },
    who: `arn:aws:iam::${home}:user/alice`,
    says: /denied/,
  }),
  failing('an organization to which the role’s account doesn’t belong', {
    grantee: { role: 'outsider', account: stranger },
    spec: raw('StringEquals', 'aws:PrincipalOrgID', organization),
    who: `arn:aws:iam::${stranger}:role/outsider`,
    says: /denied/,
  }),
  failing('an organization whose id is one letter off', {
    grantee: { role: 'app' },
    spec: raw('StringEquals', 'aws:PrincipalOrgID', 'o-exampleorgix'),
    who: roleArn('app'),
    says: /denied/,
  }),
  failing('an account from which the grantee doesn’t call', {
    grantee: { role: 'app' },
    spec: { conditions: { callerAccount: [partner] } },
    who: roleArn('app'),
    says: /no request can meet the conditions/,
  }),
  failing('a role that the condition doesn’t mean', {
    grantee: { role: 'app' },
    spec: raw('ArnLike', 'aws:PrincipalArn', roleArn('batch')),
    who: roleArn('app'),
    says: /no request can meet the conditions/,
  }),
  failing('a date that is still to come', {
    grantee: { role: 'app' },
    spec: raw('DateGreaterThan', 'aws:CurrentTime', '2090-01-01T00:00:00Z'),
    who: roleArn('app'),
    says: /denied/,
  }),
  failing('a Region in which the key isn’t', {
    grantee: { role: 'app' },
    spec: raw('StringEquals', 'aws:RequestedRegion', 'us-east-1'),
    who: roleArn('app'),
    says: /denied|no request can meet/,
  }),
  failing('a tag that the key doesn’t carry', {
    grantee: { role: 'app' },
    spec: raw('StringEquals', 'aws:ResourceTag/team', 'cards'),
    who: roleArn('app'),
    says: /denied|no request can meet/,
  }),
  failing('an alias that the key doesn’t have', {
    grantee: { role: 'app' },
    spec: raw('StringEquals', 'kms:RequestAlias', 'alias/other'),
    who: roleArn('app'),
    says: /no alias that the conditions ask for, such as `alias\/other`/,
  }),
  {
    name: 'an organization to which nobody belongs',
    estate: key('cards') + grant('use', { organization: 'o-exampleorgix' }),
    finds: {
      kind: 'access',
      who: roleArn('somebody-else'),
      action: 'kms:Encrypt',
      says: /denied/,
      proof: tries({ principal: roleArn('app') }),
    },
  },
  {
    name: 'an organizational unit in which no account is',
    estate: key('cards') + grant('use', { organizationalUnit: `${organization}/r-ab12/ou-ab12-99999999` }),
    finds: {
      kind: 'access',
      who: roleArn('somebody-else'),
      action: 'kms:GenerateDataKey',
      says: /denied/,
      proof: async (applied) =>
        (await applied.as({ principal: roleArn('app') })).send(
          new GenerateDataKeyCommand({ KeyId: await applied.arnOf('alias/cards'), KeySpec: 'AES_256' }),
        ),
    },
  },
];
