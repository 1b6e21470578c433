import { expect } from 'vitest';
import { type Desk, type Making, partner } from '../desk.js';
import type { Authorisation } from '../operation-case.js';
import { allow, delegation, deny, iam, keyPolicy, nameOfFailure, root, type Statement } from '../policies.js';
import { actionsOf, type KeyUse, type UseCall } from './key-use.js';
import { checkConditions } from './use-conditions.js';
import { checkGrants } from './use-grants.js';

/** Who may use a key: by key policy, by IAM where the key policy delegates, by grant, and from another account. */
export function useAuthorised(use: KeyUse): Authorisation {
  return {
    by: ['key policy', 'IAM', 'grant', 'other accounts', ...conditionsShown(use)],
    check: async (desk) => {
      const arn = await desk.makeKey(use.kind);
      const call = await use.prepare({ kms: desk.admin, arn });
      const stage: Stage = { desk, use, arn, call };
      await checkOwnAccount(stage);
      await checkOtherAccount(stage);
      await checkGrants(stage);
      await checkConditions(desk, use);
    },
  };
}

function conditionsShown({ conditions, context }: KeyUse): readonly string[] {
  const own = [
    ...Object.keys(conditions),
    ...(context ? ['kms:EncryptionContext:…'] : []),
    'kms:RequestAlias',
  ];
  return own.map((key) => `\`${key}\``);
}

interface Stage {
  readonly desk: Desk;
  readonly use: KeyUse;
  readonly arn: string;
  readonly call: UseCall;
}

interface Situation extends Making {
  /** Statements of the key policy beside those that keep the administrator in, for a principal. */
  readonly statements?: (principal: string) => readonly Statement[];
  /** False: IAM policies decide nothing. */
  readonly delegates?: boolean;
}

/** What the call is answered to somebody new. */
async function tried(stage: Stage, { statements = () => [], delegates = true, ...making }: Situation) {
  const { desk, arn, call } = stage;
  const user = await desk.newUser(making);
  const administrator = allow('arn:aws:iam::111122223333:user/administrator', 'kms:*');
  const first = delegates ? delegation : administrator;
  await desk.admin.putKeyPolicy({ KeyId: arn, Policy: keyPolicy(first, ...statements(user.arn)) });
  const outcome = await nameOfFailure(call(user.kms, arn));
  await desk.admin.putKeyPolicy({ KeyId: arn, Policy: keyPolicy(delegation) });
  return outcome;
}

async function checkOwnAccount(stage: Stage): Promise<void> {
  const actions = actionsOf(stage.use);
  const everything = [iam('kms:*')];
  const refused = 'AccessDeniedException';
  const rows: readonly (readonly [string, Situation, string])[] = [
    ['nobody', {}, refused],
    ['key policy', { statements: (user) => [allow(user, actions)] }, 'answered'],
    ['key policy for other operations', { statements: (user) => [allow(user, 'kms:DescribeKey')] }, refused],
    ['IAM', { policies: [iam(actions, stage.arn)] }, 'answered'],
    ['IAM for another key', { policies: [iam(actions, `${stage.arn}0`)] }, refused],
    ['IAM without delegation', { policies: everything, delegates: false }, refused],
    [
      'a deny in the key policy',
      { policies: everything, statements: (user) => [deny(user, actions)] },
      refused,
    ],
    [
      'a deny in IAM',
      {
        policies: [iam(actions, '*', { Effect: 'Deny' })],
        statements: (user) => [allow(user, 'kms:*')],
      },
      refused,
    ],
  ];
  for (const [name, situation, outcome] of rows) expect(await tried(stage, situation), name).toBe(outcome);
}

/** From another account, a key is named by its ARN or its alias's ARN; a bare alias is the caller's own. */
async function checkAliasOfOtherAccount({ desk, use, arn, call }: Stage): Promise<void> {
  const alias = `alias/Shared${use.operation}`;
  await desk.admin.createAlias({ AliasName: alias, TargetKeyId: arn });
  const { kms } = await desk.newUser({ account: partner, policies: [iam('kms:*')] });
  const Policy = keyPolicy(delegation, allow(root(partner), actionsOf(use)));
  await desk.admin.putKeyPolicy({ KeyId: arn, Policy });
  expect(await nameOfFailure(call(kms, arn.replace(/key\/.*/, alias)))).toBe('answered');
  expect(await nameOfFailure(call(kms, alias))).toBe('NotFoundException');
  await desk.admin.putKeyPolicy({ KeyId: arn, Policy: keyPolicy(delegation) });
}

async function checkOtherAccount(stage: Stage): Promise<void> {
  const actions = actionsOf(stage.use);
  const policies = [iam(actions, stage.arn)];
  const statements = () => [allow(root(partner), actions)];
  const stranger = { account: partner };
  const refused = 'AccessDeniedException';
  expect(await tried(stage, { ...stranger, policies }), 'IAM alone').toBe(refused);
  expect(await tried(stage, { ...stranger, statements }), 'key policy alone').toBe(refused);
  expect(await tried(stage, { ...stranger, statements, policies }), 'both').toBe('answered');
  await checkAliasOfOtherAccount(stage);
}
