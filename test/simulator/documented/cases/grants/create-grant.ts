import type { CreateGrantCommandInput, KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { account, type Desk, region } from '../../desk.js';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { withQuotas } from '../../key-management/limits.js';
import { type ConditionCheck, managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import { onlyForServices } from '../../key-management/only-for-services.js';
import type { OperationCase } from '../../operation-case.js';
import { failure, nameOfFailure } from '../../policies.js';

const administrator = `arn:aws:iam::${account}:user/administrator`;
type Wanted = Partial<CreateGrantCommandInput>;

const grant = (as: KMS, KeyId: string, wanted: Wanted = {}) =>
  as.createGrant({ KeyId, GranteePrincipal: administrator, Operations: ['Decrypt'], ...wanted });

const management: KeyManagement = {
  operation: 'CreateGrant',
  prepare: simply((as, KeyId) => grant(as, KeyId)),
};

const condition = (
  key: string,
  wanted: Readonly<Record<string, unknown>>,
  fits: Wanted,
  differs: Wanted,
  before?: ConditionCheck['before'],
): ConditionCheck => ({
  key,
  condition: wanted,
  fits: (as, KeyId) => grant(as, KeyId, fits),
  differs: (as, KeyId) => grant(as, KeyId, differs),
  ...(before === undefined ? {} : { before }),
});

const other = `arn:aws:iam::${account}:root`;
const context = { tenant: 'a' };

export const createGrant: OperationCase = {
  operation: 'CreateGrant',
  works: async (desk) => {
    await letsTheGranteeIn(desk);
    await bindsToTheContext(desk);
    await repeatsByName(desk);
    await keepsWithinLimits(desk);
    await givesOnWhatItHas(desk);
  },
  states: managementStates(management),
  errors: {
    ...managementErrors(management),
    DryRunOperationException: {
      message: 'The request would have succeeded, but the DryRun option is set.',
      provoke: async ({ admin, makeKey }) => grant(admin, await makeKey(), { DryRun: true }),
    },
    InvalidGrantTokenException: {
      message: null,
      provoke: async ({ admin, makeKey }) => grant(admin, await makeKey(), { GrantTokens: ['nonsense'] }),
    },
    LimitExceededException: {
      message: null,
      provoke: () =>
        withQuotas({ grantsPerKey: 1 }, async (admin) => {
          const KeyId = (await admin.createKey()).KeyMetadata?.KeyId ?? '';
          const GranteePrincipal = 'arn:aws:iam::000000000000:user/somebody';
          await grant(admin, KeyId, { GranteePrincipal });
          return grant(admin, KeyId, { GranteePrincipal });
        }),
    },
  },
  authorised: managementAuthorised(management, {
    otherAccounts: true,
    conditions: [
      condition(
        'kms:GrantOperations',
        { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt', 'DescribeKey'] } },
        { Operations: ['Decrypt', 'DescribeKey'] },
        { Operations: ['Decrypt', 'Encrypt'] },
      ),
      condition(
        'kms:GranteePrincipal',
        { StringEquals: { 'kms:GranteePrincipal': administrator } },
        {},
        { GranteePrincipal: other },
      ),
      condition(
        'kms:RetiringPrincipal',
        { StringEquals: { 'kms:RetiringPrincipal': administrator } },
        { RetiringPrincipal: administrator },
        {},
      ),
      condition(
        'kms:GrantConstraintType',
        { StringEquals: { 'kms:GrantConstraintType': 'EncryptionContextEquals' } },
        { Constraints: { EncryptionContextEquals: context } },
        { Constraints: { EncryptionContextSubset: context } },
      ),
      condition(
        'kms:EncryptionContext',
        { StringEquals: { 'kms:EncryptionContext:tenant': 'a' } },
        { Constraints: { EncryptionContextSubset: context } },
        { Constraints: { EncryptionContextSubset: { tenant: 'b' } } },
      ),
      onlyForServices('CreateGrant', (as, KeyId) => grant(as, KeyId)),
    ],
  }),
};

async function letsTheGranteeIn({ admin, makeKey, newUser }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const { arn, kms } = await newUser();
  const decrypts = async () => {
    const { CiphertextBlob } = await admin.encrypt({ KeyId, Plaintext: Buffer.from('x') });
    return nameOfFailure(kms.decrypt({ CiphertextBlob }));
  };
  expect(await decrypts()).toBe('AccessDeniedException');
  const { GrantId, GrantToken } = await grant(admin, KeyId, { GranteePrincipal: arn });
  expect(GrantId).toMatch(/^[0-9a-f]{64}$/);
  expect(GrantToken).toMatch(/^.{1,8192}$/);
  expect(await decrypts()).toBe('answered');
}

async function bindsToTheContext({ admin, makeKey, newUser }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const { arn, kms } = await newUser();
  const Constraints = { EncryptionContextSubset: context };
  await grant(admin, KeyId, { GranteePrincipal: arn, Operations: ['Encrypt'], Constraints });
  const encrypt = (EncryptionContext: Record<string, string>) =>
    nameOfFailure(kms.encrypt({ KeyId, Plaintext: Buffer.from('x'), EncryptionContext }));
  expect(await encrypt({ ...context, more: 'x' })).toBe('answered');
  expect(await encrypt({ tenant: 'b' })).toBe('AccessDeniedException');
}

async function repeatsByName({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const [one, same, another] = [
    await grant(admin, KeyId, { Name: 'once' }),
    await grant(admin, KeyId, { Name: 'once' }),
    await grant(admin, KeyId, { Name: 'once', Operations: ['Encrypt'] }),
  ];
  expect(same.GrantId).toBe(one.GrantId);
  expect(same.GrantToken).not.toBe(one.GrantToken);
  expect(another.GrantId).not.toBe(one.GrantId);
  expect((await admin.listGrants({ KeyId })).Grants).toHaveLength(2);
}

async function keepsWithinLimits({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const pairs = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, 'value']));
  const tries: readonly (readonly [Wanted, string])[] = [
    [{ Name: 'a b' }, 'ValidationException'],
    [{ Name: 'x'.repeat(257) }, 'ValidationException'],
    [{ Operations: [] }, 'ValidationException'],
    [{ Operations: ['CreateGrant'] }, 'ValidationException'],
    [{ Operations: ['Sign'] }, 'ValidationException'],
    [{ GrantTokens: Array.from({ length: 11 }, () => 'token') }, 'ValidationException'],
    [{ Constraints: { EncryptionContextEquals: pairs(9) } }, 'ValidationException'],
    [{ Constraints: { EncryptionContextEquals: { a: 'x'.repeat(385) } } }, 'ValidationException'],
    [{ Constraints: { EncryptionContextEquals: pairs(8) } }, 'answered'],
    [{ GranteePrincipal: `arn:aws:iam::${account}:role/missing` }, 'InvalidArnException'],
  ];
  for (const [wanted, outcome] of tries)
    expect(await nameOfFailure(grant(admin, KeyId, wanted)), JSON.stringify(wanted)).toBe(outcome);
  const byAlias = grant(admin, `arn:aws:kms:${region}:${account}:alias/none`);
  expect(await failure(byAlias)).toMatch(/^InvalidArnException: Key Aliases are not supported/);
}

/** Whoever has CreateGrant by a grant alone gives on a part of that grant and no more. */
async function givesOnWhatItHas({ admin, makeKey, newUser }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const { arn, kms } = await newUser();
  await grant(admin, KeyId, { GranteePrincipal: arn, Operations: ['Decrypt', 'DescribeKey', 'CreateGrant'] });
  expect(await nameOfFailure(grant(kms, KeyId, { Operations: ['Decrypt'] }))).toBe('answered');
  expect(await nameOfFailure(grant(kms, KeyId, { Operations: ['Encrypt'] }))).toBe('AccessDeniedException');
}
