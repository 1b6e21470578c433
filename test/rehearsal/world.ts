import type { World } from '../../src/simulator/index.js';

export const home = '111122223333';
export const partner = '444455556666';
export const stranger = '777788889999';
export const region = 'eu-west-1';
export const organization = 'o-exampleorgid';

type Account = World['accounts'][number];
type Role = NonNullable<Account['roles']>[number];

/** A policy that allows actions, on everything unless told. */
export function allow(actions: string | readonly string[], resource = '*'): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }] };
}

/** What keywright's own role needs of IAM, apart from what key policies give it. */
export const reconcilerActions = [
  'kms:CreateKey',
  'kms:ListKeys',
  'kms:ListAliases',
  'kms:CreateAlias',
  'kms:UpdateAlias',
  'kms:DeleteAlias',
  'kms:TagResource',
  'kms:ReplicateKey',
  'kms:DescribeKey',
  'kms:ListResourceTags',
];

const plainRoles = ['key-admin', 'app', 'batch', 'reader', 'janitor'];

function roles(over: readonly Role[] = []): Role[] {
  const known: Role[] = [
    { name: 'keywright', policies: [allow(reconcilerActions)] },
    ...plainRoles.map((name) => ({ name })),
    { name: 'worker', path: '/jobs/', tags: { department: 'finance' } },
    ...over,
  ];
  return [...new Map(known.map((role) => [role.name, role])).values()];
}

/** The accounts of the corpus; `over` are roles of the first account that differ. */
export function world(over: readonly Role[] = [], more: Partial<World> = {}): World {
  return {
    accounts: [
      {
        id: home,
        organization: { id: organization, paths: [`${organization}/r-ab12/ou-ab12-11111111/`] },
        roles: roles(over),
        users: [{ name: 'alice' }, { name: 'bob' }],
      },
      {
        id: partner,
        organization: { id: organization, paths: [`${organization}/r-ab12/ou-ab12-22222222/`] },
        roles: [
          ...roles(),
          { name: 'allowed', policies: [allow('kms:*', `arn:aws:kms:*:${home}:key/*`)] },
          { name: 'not-allowed' },
        ],
      },
      { id: stranger, roles: [{ name: 'outsider', policies: [allow('kms:*')] }] },
    ],
    ...more,
  };
}

/** The same without one role of the first account. */
export function worldWithout(name: string): World {
  const { accounts, ...rest } = world();
  const without = (account: Account): Account => ({
    ...account,
    roles: (account.roles ?? []).filter((role) => account.id !== home || role.name !== name),
  });
  return { ...rest, accounts: accounts.map(without) };
}

/** ARN of a role of the first account. */
export const roleArn = (name: string, account = home) => `arn:aws:iam::${account}:role/${name}`;
