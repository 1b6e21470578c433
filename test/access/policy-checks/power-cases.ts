import { allow, deny, partner, roleArn, root } from '../building.js';
import { casesOf, own } from './case.js';

const grants = casesOf('grant-for-services');
const forServices = { Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } };
const unboundGrant = (at: number) =>
  [`Statement.${at}.Action`, '`kms:CreateGrant` isn’t bound to `kms:GrantIsForAWSResource`'] as const;

export const grantCases = [
  grants.passes('grants by services only', [own({ Action: 'kms:CreateGrant', ...forServices })]),
  grants.passes('all others are denied', [
    own(),
    deny({ Action: 'kms:CreateGrant', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'false' } } }),
  ]),
  grants.passes('a service', [
    allow({ Principal: { Service: 'dynamodb.amazonaws.com' }, Action: 'kms:CreateGrant' }),
  ]),
  grants.passes('no grants', [own({ Action: ['kms:Decrypt', 'kms:RetireGrant'] })]),
  grants.passes('delegation that doesn’t count', [own()], { parameters: { root: false } }),
  grants.fails('delegation', [own()], [unboundGrant(0)]),
  grants.fails(
    'a role',
    [allow({ Principal: { AWS: roleArn('app') }, Action: 'kms:Create*' })],
    [unboundGrant(0)],
    {
      parameters: { root: false },
    },
  ),
  grants.fails(
    'where the key is missing',
    [
      own({
        Action: 'kms:CreateGrant',
        Condition: { BoolIfExists: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
    ],
    [unboundGrant(0)],
  ),
  grants.fails('another account’s root', [allow({ Principal: { AWS: root(partner) } })], [unboundGrant(0)], {
    parameters: { root: false },
  }),
];

const both = casesOf('administration-and-use');
const admin = { Principal: { AWS: roleArn('admin') } };
const app = { Principal: { AWS: roleArn('app') } };

export const handCases = [
  both.passes('two roles', [
    own(),
    allow({ ...admin, Action: ['kms:Put*', 'kms:ScheduleKeyDeletion'] }),
    allow({ ...app, Action: ['kms:Decrypt', 'kms:DescribeKey'] }),
  ]),
  both.passes('an administrator who may verify', [
    allow({ ...admin, Action: ['kms:PutKeyPolicy', 'kms:Verify'] }),
  ]),
  both.fails(
    'one role in two statements',
    [allow({ ...app, Action: 'kms:Decrypt' }), allow({ ...app, Action: 'kms:DisableKey' })],
    [['Statement.1.Principal.AWS.0', `\`${roleArn('app')}\` may \`DisableKey\` and \`Decrypt\``]],
  ),
  both.fails(
    'delegation that counts',
    [own()],
    [['Statement.0.Principal.AWS.0', '`111122223333` may `PutKeyPolicy` and `Decrypt`']],
    {
      parameters: { root: true },
    },
  ),
];

const self = casesOf('self-granting-administrator');

export const selfCases = [
  self.passes('grants by services only', [
    allow({ ...admin, Action: ['kms:PutKeyPolicy'] }),
    allow({ ...admin, Action: 'kms:CreateGrant', ...forServices }),
  ]),
  self.passes('no administrator', [allow({ ...app, Action: 'kms:CreateGrant' })]),
  self.passes('who uses the key anyway', [allow(admin)]),
  self.fails(
    'grants for anybody',
    [allow({ ...admin, Action: ['kms:PutKeyPolicy', 'kms:CreateGrant'] })],
    [
      [
        'Statement.0.Principal.AWS.0',
        `\`${roleArn('admin')}\` can give itself the key’s use by \`kms:CreateGrant\``,
      ],
    ],
  ),
  self.fails(
    'by the policy itself, where that counts',
    [allow({ ...admin, Action: 'kms:PutKeyPolicy' })],
    [
      [
        'Statement.0.Principal.AWS.0',
        `\`${roleArn('admin')}\` can give itself the key’s use by \`kms:PutKeyPolicy\``,
      ],
    ],
    { parameters: { policy: true } },
  ),
];
