import type { Caller } from './naive-principals.js';

/** A small world, so that policies and requests meet often: three accounts, a few principals, a few actions. */
export const keyAccount = '111122223333';
export const accounts = [keyAccount, '444455556666', '777788889999'] as const;
export const keyArn = `arn:aws:kms:eu-west-1:${keyAccount}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

export const rootOf = (account: string) => `arn:aws:iam::${account}:root`;

export type IamCaller = Extract<Caller, { kind: 'role' | 'user' }>;

export function session(account: string, role: string, name: string): IamCaller {
  return {
    kind: 'role',
    arn: `arn:aws:sts::${account}:assumed-role/${role.slice(role.lastIndexOf('/') + 1)}/${name}`,
    principalArn: `arn:aws:iam::${account}:role/${role}`,
    principalId: uniqueId('AROA', account, role),
    account,
  };
}

export function user(account: string, name: string): IamCaller {
  const arn = `arn:aws:iam::${account}:user/${name}`;
  return { kind: 'user', arn, principalArn: arn, principalId: uniqueId('AIDA', account, name), account };
}

export function root(account: string): IamCaller {
  return { kind: 'user', arn: rootOf(account), principalArn: rootOf(account), principalId: account, account };
}

/** The session of GetFederationToken: a user's, with a name and policies of its own. */
export function federatedUser(account: string, name: string): IamCaller {
  return { ...user(account, name), arn: `arn:aws:sts::${account}:federated-user/${name}` };
}

export const service = (name: string): Caller => ({ kind: 'service', name });

function uniqueId(prefix: string, account: string, name: string): string {
  const letters = name.toUpperCase().replace(/[^A-Z]/g, '');
  return `${prefix}${letters}${account.slice(0, 4)}`.padEnd(21, 'X');
}

const [here, there, elsewhere] = accounts;

export const iamCallers: readonly IamCaller[] = [
  session(here, 'app', 's1'),
  session(here, 'app', 's2'),
  session(here, 'team/ops', 's1'),
  user(here, 'alice'),
  federatedUser(here, 'alice'),
  root(here),
  session(there, 'app', 's1'),
  user(there, 'bob'),
  root(there),
  session(elsewhere, 'app', 's1'),
];

export const serviceNames = ['s3.amazonaws.com', 'logs.eu-west-1.amazonaws.com'] as const;
export const provider = `arn:aws:iam::${keyAccount}:saml-provider/idp`;

export const callers: readonly Caller[] = [
  ...iamCallers,
  ...serviceNames.map(service),
  { kind: 'federated', provider },
];

/** Of the roles and users; the root user has none. */
export const uniqueIds: readonly string[] = [
  ...new Set(iamCallers.map(({ principalId }) => principalId).filter((id) => /^A/.test(id))),
];

/** Everything that `Principal: {AWS: …}` can name here. */
export const awsPrincipals: readonly string[] = [
  ...new Set([
    ...iamCallers.flatMap(({ arn, principalArn, principalId }) => [arn, principalArn, principalId]),
    ...accounts.flatMap((account) => [account, rootOf(account)]),
  ]),
];

export const actions = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:Sign',
  'kms:DescribeKey',
  'kms:ListGrants',
  'kms:CreateGrant',
  'kms:RetireGrant',
  'kms:PutKeyPolicy',
  'kms:GetKeyPolicy',
  'kms:TagResource',
  'kms:ScheduleKeyDeletion',
  'kms:FutureAction',
] as const;

export const actionPatterns: readonly string[] = [
  ...actions,
  'kms:*',
  '*',
  'kms:**',
  'kms:De*',
  'kms:*crypt',
  'KMS:decrypt',
  'kms:Get*',
  'kms:ReEncrypt*',
  'kms:?ncrypt',
  'kms:GenerateDataKey*',
  'kms:*Key*',
  'kms:Future*',
  's3:*',
  'kms:List?rants',
];
