import type { CreateKeyCommandInput } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { account, type Desk, type Person, partner } from '../desk.js';
import type { Authorisation } from '../operation-case.js';
import { allow, delegation, failure, iam, keyPolicy, nameOfFailure } from '../policies.js';
import { type KeyManagement, type ManagementCall, readyKey } from './key-management.js';

const administrator = `arn:aws:iam::${account}:user/administrator`;

export interface Ways {
  /** Whether callers of another account get in, with the key policy and their own IAM policy. */
  readonly otherAccounts?: boolean;
  /** Whether a grant can allow it. */
  readonly grant?: 'DescribeKey' | 'CreateGrant';
  /** Further IAM actions that the call takes, beside the one named as the operation. */
  readonly also?: readonly string[];
  /** What else decides, each with its check; shown in the table. */
  readonly conditions?: readonly ConditionCheck[];
}

/** A condition key in a key policy: the call that fits is allowed, the other refused. */
export interface ConditionCheck {
  readonly key: string;
  readonly condition: Readonly<Record<string, unknown>>;
  readonly kind?: CreateKeyCommandInput;
  /** IAM policies of the caller; the condition is in the key policy. */
  readonly policies?: readonly object[];
  /** What the administrator does with the key before. */
  readonly before?: ManagementCall;
  /** What happens after the refused call and before the allowed one. */
  readonly between?: (desk: Desk, KeyId: string) => Promise<void>;
  readonly fits: ManagementCall;
  readonly differs: ManagementCall;
}

/** Refused without permission, with IAM alone where the key policy doesn't delegate, and from other accounts unless documented. */
export function managementAuthorised(management: KeyManagement, ways: Ways = {}): Authorisation {
  const { otherAccounts = false, grant, conditions = [] } = ways;
  return {
    by: [
      'key policy',
      'IAM',
      ...(grant === undefined ? [] : ['grant']),
      ...(otherAccounts ? ['other accounts'] : []),
      ...conditions.map(({ key }) => `\`${key}\``),
    ],
    check: async (desk) => {
      await refusesStrangers(desk, management);
      await obeysKeyPolicies(desk, management, ways);
      await obeysIam(desk, management, ways);
      await treatsOtherAccounts(desk, management, otherAccounts);
      if (grant !== undefined) await obeysGrants(desk, management, grant);
      for (const condition of conditions) await obeysCondition(desk, management.operation, condition);
    },
  };
}

async function refusesStrangers(desk: Desk, management: KeyManagement): Promise<void> {
  const { arn, call } = await readyKey(desk, management);
  const { kms, arn: user } = await desk.newUser();
  const refusal = `AccessDeniedException: User: ${user} is not authorized to perform: kms:${management.operation} on resource: ${arn}`;
  expect(await failure(call(kms, arn))).toContain(refusal);
}

async function obeysKeyPolicies(desk: Desk, management: KeyManagement, { also = [] }: Ways): Promise<void> {
  const person = await desk.newUser({ policies: also.length === 0 ? [] : [iam(also)] });
  const { arn, call } = await readyKey(desk, management, letting(person, management.operation));
  expect(await failure(call(person.kms, arn))).toBe('answered');
}

async function obeysIam(desk: Desk, management: KeyManagement, { also = [] }: Ways): Promise<void> {
  const actions = [`kms:${management.operation}`, ...also];
  const { kms } = await desk.newUser({ policies: [iam(actions)] });
  const delegated = await readyKey(desk, management);
  expect(await failure(delegated.call(kms, delegated.arn))).toBe('answered');
  const closed = await readyKey(desk, management, keyPolicy(allow(administrator, 'kms:*')));
  expect(await nameOfFailure(closed.call(kms, closed.arn))).toBe('AccessDeniedException');
}

async function treatsOtherAccounts(
  desk: Desk,
  management: KeyManagement,
  documented: boolean,
): Promise<void> {
  const action = `kms:${management.operation}`;
  const permitted = await desk.newUser({ account: partner, policies: [iam(action)] });
  const { arn, call } = await readyKey(desk, management, letting(permitted, management.operation));
  expect(await nameOfFailure(call(permitted.kms, arn))).toBe(
    documented ? 'answered' : 'AccessDeniedException',
  );
  const unpermitted = await desk.newUser({ account: partner });
  const other = await readyKey(desk, management, letting(unpermitted, management.operation));
  expect(await nameOfFailure(other.call(unpermitted.kms, other.arn))).toBe('AccessDeniedException');
}

async function obeysGrants(
  desk: Desk,
  management: KeyManagement,
  operation: 'DescribeKey' | 'CreateGrant',
): Promise<void> {
  const { arn, call } = await readyKey(desk, management);
  const person = await desk.newUser();
  const Operations = [operation, 'Decrypt'] as const;
  await desk.admin.createGrant({ KeyId: arn, GranteePrincipal: person.arn, Operations: [...Operations] });
  expect(await failure(call(person.kms, arn))).toBe('answered');
}

export async function obeysCondition(
  desk: Desk,
  operation: string,
  { kind = {}, policies = [], condition, before, between, fits, differs }: ConditionCheck,
): Promise<void> {
  const person = await desk.newUser({ policies });
  const Policy = letting(person, operation, { Condition: condition });
  const KeyId = await desk.makeKey({ ...kind, Policy });
  await before?.(desk.admin, KeyId);
  expect(await nameOfFailure(differs(person.kms, KeyId))).toBe('AccessDeniedException');
  await between?.(desk, KeyId);
  expect(await failure(fits(person.kms, KeyId))).toBe('answered');
}

/** A key policy that delegates to the account's IAM policies, and lets the person do the operation. */
export const letting = (
  { arn }: Pick<Person, 'arn'>,
  operation: string,
  rest: Readonly<Record<string, unknown>> = {},
): string => keyPolicy(delegation, allow(arn, `kms:${operation}`, rest));
