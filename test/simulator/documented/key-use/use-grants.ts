import type { GrantOperation } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { type Desk, partner } from '../desk.js';
import { iam, nameOfFailure } from '../policies.js';
import { actionsOf, type KeyUse, type UseCall } from './key-use.js';

interface Stage {
  readonly desk: Desk;
  readonly use: KeyUse;
  readonly arn: string;
  readonly call: UseCall;
}

/** A grant lets its grantee in, with its token and without; constrained by an encryption context, only with that. */
export async function checkGrants(stage: Stage): Promise<void> {
  await checkPlainGrant(stage);
  await checkGrantToOtherAccount(stage);
  if (!stage.use.context) return;
  await checkConstraint(stage, 'EncryptionContextSubset', { tenant: 'a', order: '17' });
  await checkConstraint(stage, 'EncryptionContextEquals', { tenant: 'a' });
}

async function checkPlainGrant({ desk, use, arn, call }: Stage): Promise<void> {
  const { arn: GranteePrincipal, kms } = await desk.newUser();
  const { GrantToken = '', GrantId } = await desk.admin.createGrant({
    KeyId: arn,
    GranteePrincipal,
    Operations: operationsOf(use),
  });
  expect(await nameOfFailure(call(kms, arn, { GrantTokens: [GrantToken] }))).toBe('answered');
  expect(await nameOfFailure(call(kms, arn))).toBe('answered');
  const tooMany = Array<string>(11).fill(GrantToken);
  expect(await nameOfFailure(call(kms, arn, { GrantTokens: tooMany }))).toBe('ValidationException');
  await desk.admin.revokeGrant({ KeyId: arn, GrantId });
  expect(await nameOfFailure(call(kms, arn))).toBe('AccessDeniedException');
}

/** There it needs the consent of IAM too. */
async function checkGrantToOtherAccount({ desk, use, arn, call }: Stage): Promise<void> {
  const tried = async (policies: readonly object[]) => {
    const { arn: GranteePrincipal, kms } = await desk.newUser({ account: partner, policies });
    await desk.admin.createGrant({ KeyId: arn, GranteePrincipal, Operations: operationsOf(use) });
    return nameOfFailure(call(kms, arn));
  };
  expect(await tried([iam(actionsOf(use), arn)])).toBe('answered');
  expect(await tried([])).toBe('AccessDeniedException');
}

async function checkConstraint(
  { desk, use, arn, call }: Stage,
  constraint: 'EncryptionContextSubset' | 'EncryptionContextEquals',
  fits: Record<string, string>,
): Promise<void> {
  const { arn: GranteePrincipal, kms } = await desk.newUser();
  await desk.admin.createGrant({
    KeyId: arn,
    GranteePrincipal,
    Operations: operationsOf(use),
    Constraints: { [constraint]: { tenant: 'a' } },
  });
  const tried = (EncryptionContext: Record<string, string>) =>
    nameOfFailure(call(kms, arn, { EncryptionContext, DryRun: true }));
  expect(await tried(fits)).not.toBe('AccessDeniedException');
  expect(await tried({ tenant: 'b' })).toBe('AccessDeniedException');
  expect(await tried({})).toBe('AccessDeniedException');
  const exact = constraint === 'EncryptionContextEquals';
  const more = await tried({ tenant: 'a', more: 'than that' });
  expect(more === 'AccessDeniedException').toBe(exact);
}

function operationsOf({ operation, actions = [operation] }: KeyUse): GrantOperation[] {
  return [...actions] as GrantOperation[];
}
