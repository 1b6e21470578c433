import { expect } from 'vitest';
import { account, type Desk } from '../../desk.js';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { allow, delegation, failure, keyPolicy, meaning, nameOfFailure, root } from '../../policies.js';

const everyone = keyPolicy(delegation, allow('*', 'kms:PutKeyPolicy'));
const nobody = keyPolicy(allow(root(), 'kms:DescribeKey'));

const management: KeyManagement = {
  operation: 'PutKeyPolicy',
  prepare: simply((as, KeyId) => as.putKeyPolicy({ KeyId, Policy: everyone })),
};

export const putKeyPolicy: OperationCase = {
  operation: 'PutKeyPolicy',
  works: async (desk) => {
    await replacesThePolicy(desk);
    await checksForLockout(desk);
  },
  states: managementStates(management),
  errors: {
    ...managementErrors(management),
    LimitExceededException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.putKeyPolicy({ KeyId: await makeKey(), Policy: everyone.padEnd(32_769) }),
    },
    MalformedPolicyDocumentException: {
      message: 'Policy contains a statement with one or more invalid principals.',
      provoke: async ({ admin, makeKey }) =>
        admin.putKeyPolicy({
          KeyId: await makeKey(),
          Policy: keyPolicy(delegation, allow(`arn:aws:iam::${account}:role/missing`, 'kms:Encrypt')),
        }),
    },
    UnsupportedOperationException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.putKeyPolicy({ KeyId: await makeKey(), Policy: everyone, PolicyName: 'other' }),
    },
  },
  authorised: managementAuthorised(management, {
    conditions: [
      {
        key: 'kms:BypassPolicyLockoutSafetyCheck',
        condition: { Bool: { 'kms:BypassPolicyLockoutSafetyCheck': 'false' } },
        differs: (as, KeyId) =>
          as.putKeyPolicy({ KeyId, Policy: everyone, BypassPolicyLockoutSafetyCheck: true }),
        fits: (as, KeyId) => as.putKeyPolicy({ KeyId, Policy: everyone }),
      },
    ],
  }),
};

async function replacesThePolicy({ admin, makeKey, newUser }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const { arn, kms } = await newUser();
  const Policy = keyPolicy(delegation, allow(arn, 'kms:DescribeKey'));
  await admin.putKeyPolicy({ KeyId, Policy });
  expect(meaning((await admin.getKeyPolicy({ KeyId })).Policy)).toEqual(meaning(Policy));
  expect(await nameOfFailure(kms.describeKey({ KeyId }))).toBe('answered');
  await admin.putKeyPolicy({ KeyId, Policy: keyPolicy(delegation) });
  expect(await nameOfFailure(kms.describeKey({ KeyId }))).toBe('AccessDeniedException');
}

async function checksForLockout({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey();
  expect(await failure(admin.putKeyPolicy({ KeyId, Policy: nobody }))).toBe(
    'MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.',
  );
  await admin.putKeyPolicy({ KeyId, Policy: nobody, BypassPolicyLockoutSafetyCheck: true });
  expect(await nameOfFailure(admin.putKeyPolicy({ KeyId, Policy: everyone }))).toBe('AccessDeniedException');
}
