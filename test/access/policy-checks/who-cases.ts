import { account, allow, deny, partner, roleArn, root, sessionArn, userArn } from '../building.js';
import { casesOf, own } from './case.js';

const organization = 'o-a1b2c3d4e5';
const principal = 'Statement.0.Principal.AWS.0';
const everybody = (Condition?: object) => allow(Condition === undefined ? {} : { Condition });
const service = (Condition?: object) =>
  allow({ Principal: { Service: 'sns.amazonaws.com' }, ...(Condition === undefined ? {} : { Condition }) });

const wildcard = casesOf('wildcard-principal');
const noWho = [principal, '`*` allows everybody, and no condition says who'] as const;

export const wildcardCases = [
  wildcard.passes('a named role', [allow({ Principal: { AWS: roleArn('app') } })]),
  wildcard.passes('a deny for everybody', [deny()]),
  wildcard.passes('confined to an organization', [
    everybody({ StringEquals: { 'aws:PrincipalOrgID': organization } }),
  ]),
  wildcard.passes('confined to a path of an organization', [
    everybody({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `${organization}/*` } }),
  ]),
  wildcard.passes('confined to the callers of an account', [
    everybody({ StringEquals: { 'kms:CallerAccount': account } }),
  ]),
  wildcard.passes('confined to roles of an account', [
    everybody({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/app-*` } }),
  ]),
  wildcard.passes('all others are denied', [
    everybody(),
    deny({ Condition: { StringNotEquals: { 'aws:PrincipalOrgID': organization } } }),
  ]),
  wildcard.passes('ForAllValues beside Null', [
    everybody({
      'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': [`${organization}/*`] },
      Null: { 'aws:PrincipalOrgPaths': 'false' },
    }),
  ]),
  wildcard.fails('no condition', [everybody()], [[principal, '`*` allows everybody']]),
  wildcard.fails(
    'written as an object',
    [allow({ Principal: { AWS: ['*'] } })],
    [[principal, '`*` allows everybody']],
  ),
  wildcard.fails('a network', [everybody({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })], [noWho]),
  wildcard.fails(
    'a service that is passed through',
    [everybody({ StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } })],
    [noWho],
  ),
  wildcard.fails('a wildcard', [everybody({ StringLike: { 'aws:PrincipalOrgID': 'o-*' } })], [noWho]),
  wildcard.fails(
    'a role’s name in any account',
    [everybody({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } })],
    [noWho],
  ),
  wildcard.fails(
    'a condition that absence meets',
    [everybody({ StringEqualsIfExists: { 'aws:PrincipalOrgID': organization } })],
    [noWho],
  ),
  wildcard.fails(
    'a negated condition',
    [everybody({ StringNotEquals: { 'aws:PrincipalAccount': partner } })],
    [noWho],
  ),
  wildcard.fails(
    'a deny that covers less',
    [
      everybody(),
      deny({ Action: 'kms:Decrypt', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': organization } } }),
    ],
    [[principal, '`*` allows everybody']],
  ),
];

const notAllow = casesOf('not-principal-allow');
const notDeny = casesOf('not-principal-deny');
const except = (...AWS: readonly string[]) => ({ Principal: undefined, NotPrincipal: { AWS } });

export const notPrincipalCases = [
  notAllow.passes('in a deny', [deny(except(roleArn('app'), root()))]),
  notAllow.fails(
    'in an allow',
    [allow(except(roleArn('app')))],
    [['Statement.0.NotPrincipal', '`NotPrincipal` stands in an allow']],
  ),
  notDeny.passes('the account stands beside the role', [deny(except(roleArn('app'), account))]),
  notDeny.fails(
    'the role alone',
    [deny(except(roleArn('app')))],
    [
      [
        'Statement.0.NotPrincipal.AWS.0',
        `\`${roleArn('app')}\` is denied as well, since account \`${account}\` isn’t listed`,
      ],
    ],
  ),
];

const outside = casesOf('outside-access');
const lists = {
  accounts: [partner],
  organizations: [organization],
  vpcs: ['vpc-11111111'],
  vpcEndpoints: ['vpce-11111111'],
};

export const outsideCases = [
  outside.passes('the key’s account', [own(), allow({ Principal: { AWS: roleArn('app') } })]),
  outside.passes('an account on the list', [allow({ Principal: { AWS: root(partner) } })], {
    parameters: lists,
  }),
  outside.passes(
    'an organization, a network and an endpoint on the list',
    [
      everybody({ StringEquals: { 'aws:PrincipalOrgID': organization } }),
      everybody({ StringEquals: { 'aws:SourceVpc': 'vpc-11111111' } }),
      everybody({ StringEquals: { 'aws:SourceVpce': 'vpce-11111111' } }),
    ],
    { parameters: lists },
  ),
  outside.passes('one confinement within the list is enough', [
    everybody({ StringEquals: { 'kms:CallerAccount': account, 'aws:PrincipalOrgID': organization } }),
  ]),
  outside.fails(
    'another account',
    [allow({ Principal: { AWS: [roleArn('app'), userArn('ann', partner)] } })],
    [
      [
        'Statement.0.Principal.AWS.1',
        `\`${userArn('ann', partner)}\` is in account \`${partner}\`, which isn’t on the list`,
      ],
    ],
  ),
  outside.fails(
    'another organization',
    [everybody({ StringEquals: { 'aws:PrincipalOrgID': ['o-zzzzzzzzzz', organization] } })],
    [['Statement.0.Condition.StringEquals.aws:PrincipalOrgID.0', '`o-zzzzzzzzzz` isn’t on the list']],
    { parameters: lists },
  ),
  outside.fails(
    'everybody',
    [everybody()],
    [['Statement.0.Principal', 'everybody has access, whatever is on the list']],
  ),
];

const via = casesOf('via-service-account');
const viaS3 = { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' };

export const viaCases = [
  via.passes('the account stands beside it', [
    everybody({ StringEquals: { ...viaS3, 'kms:CallerAccount': account } }),
  ]),
  via.fails(
    'for everybody',
    [everybody({ StringEquals: viaS3 })],
    [
      [
        'Statement.0.Condition.StringEquals.kms:ViaService',
        '`kms:ViaService` stands for everybody without `kms:CallerAccount`',
      ],
    ],
  ),
];

const source = casesOf('service-principal-source');
const unbound = ['Statement.0.Principal.Service.0', '`sns.amazonaws.com` isn’t bound to a source'] as const;

export const serviceCases = [
  source.passes('bound to an account', [service({ StringEquals: { 'aws:SourceAccount': account } })]),
  source.passes('bound to a resource', [
    service({ ArnLike: { 'aws:SourceArn': `arn:aws:sns:eu-central-1:${account}:*` } }),
  ]),
  source.passes('bound by the encryption context', [
    allow({
      Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
      Condition: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:eu-central-1:${account}:log-group:x` },
      },
    }),
  ]),
  source.fails('bound to nothing', [service()], [unbound]),
  source.fails('bound to any account', [service({ StringLike: { 'aws:SourceAccount': '*' } })], [unbound]),
  source.fails(
    'bound where it is there',
    [service({ StringEqualsIfExists: { 'aws:SourceAccount': account } })],
    [unbound],
  ),
];

const form = casesOf('principal-form');
const bad = (Principal: object, path: string, message: string) =>
  form.fails(message, [allow({ Principal })], [[`Statement.0.Principal.${path}.0`, message]]);

export const principalCases = [
  form.passes('all that can stand there', [
    allow({
      Principal: {
        AWS: [
          account,
          root(),
          roleArn('path/app'),
          userArn('ann'),
          sessionArn('app'),
          'AROAAAAAAAAAAAAAAAAAA',
        ],
        Service: ['delivery.logs.amazonaws.com', 'logs.eu-central-1.amazonaws.com'],
      },
    }),
    allow(),
  ]),
  bad(
    { AWS: roleArn('app-*') },
    'AWS',
    `\`${roleArn('app-*')}\` has a wildcard, which only \`*\` alone can be`,
  ),
  bad(
    { AWS: `arn:aws:iam::${account}:group/ops` },
    'AWS',
    `\`arn:aws:iam::${account}:group/ops\` is a group, which can’t be a principal`,
  ),
  bad({ AWS: 'arn:aws:iam::1234:root' }, 'AWS', '`arn:aws:iam::1234:root` has no account of twelve digits'),
  bad({ AWS: 'app' }, 'AWS', '`app` is neither an ARN nor an account'),
  bad({ AWS: 'arn:aws:iam::role/app' }, 'AWS', '`arn:aws:iam::role/app` lacks a part of an ARN'),
  bad(
    { AWS: `arn:aws-cn:iam::${account}:root` },
    'AWS',
    `\`arn:aws-cn:iam::${account}:root\` is in the partition \`aws-cn\`, the key in \`aws\``,
  ),
  bad({ AWS: `arn:aws:s3::${account}:bucket` }, 'AWS', `\`arn:aws:s3::${account}:bucket\` is no principal`),
  bad(
    { AWS: `arn:aws:iam::${account}:instance-profile/x` },
    'AWS',
    `\`arn:aws:iam::${account}:instance-profile/x\` is no principal`,
  ),
  bad({ Service: 'sns' }, 'Service', '`sns` is no service principal'),
  bad({ CanonicalUser: 'abc' }, 'CanonicalUser', '`abc` is a canonical user, which only S3 knows'),
  bad(
    { Federated: 'graph.facebook.com' },
    'Federated',
    '`graph.facebook.com` is an identity provider; a key policy takes the role that its users assume',
  ),
];

const deleted = casesOf('deleted-principal');
const twice = casesOf('redundant-principal');

export const entryCases = [
  deleted.passes('ARNs', [allow({ Principal: { AWS: roleArn('app') } })]),
  deleted.fails(
    'a role beside another',
    [allow({ Principal: { AWS: [roleArn('app'), 'AROAAAAAAAAAAAAAAAAAA'] } })],
    [['Statement.0.Principal.AWS.1', '`AROAAAAAAAAAAAAAAAAAA` is a role that was deleted']],
  ),
  deleted.fails(
    'a user alone',
    [allow({ Principal: { AWS: 'AIDAAAAAAAAAAAAAAAAAA' } })],
    [
      [
        'Statement.0.Principal.AWS.0',
        '`AIDAAAAAAAAAAAAAAAAAA` is a user that was deleted, and nobody else: the statement has no effect',
      ],
    ],
  ),
  twice.passes('an account and a role of it', [allow({ Principal: { AWS: [root(), roleArn('app')] } })]),
  twice.fails(
    'an account in two spellings',
    [allow({ Principal: { AWS: [root(), account] } })],
    [['Statement.0.Principal.AWS.1', `\`${account}\` stands there twice`]],
  ),
  twice.fails(
    'everybody and somebody',
    [allow({ Principal: { AWS: ['*', root()] } })],
    [['Statement.0.Principal.AWS.1', `\`${root()}\` is covered by \`*\``]],
  ),
];
