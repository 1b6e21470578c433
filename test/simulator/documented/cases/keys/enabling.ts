import { expect } from 'vitest';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { faultOf, managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const enabling: KeyManagement = {
  operation: 'EnableKey',
  prepare: simply((as, KeyId) => as.enableKey({ KeyId })),
};

export const enableKey: OperationCase = {
  operation: 'EnableKey',
  works: async ({ admin, makeKey }) => {
    const KeyId = await makeKey();
    await admin.disableKey({ KeyId });
    await admin.enableKey({ KeyId });
    expect((await admin.describeKey({ KeyId })).KeyMetadata).toMatchObject({
      KeyState: 'Enabled',
      Enabled: true,
    });
    expect(await nameOfFailure(admin.encrypt({ KeyId, Plaintext: Buffer.from('x') }))).toBe('answered');
  },
  states: managementStates(enabling),
  // There is no quota that an enabled key counts to and a disabled one doesn't.
  errors: {
    ...managementErrors(enabling),
    LimitExceededException: faultOf(enabling, 'LimitExceededException', 400),
  },
  authorised: managementAuthorised(enabling),
};

const disabling: KeyManagement = {
  operation: 'DisableKey',
  prepare: simply((as, KeyId) => as.disableKey({ KeyId })),
};

const unusedForDays = (days: number) => ({
  NumericGreaterThanEquals: { 'kms:TrailingDaysWithoutKeyUsage': String(days) },
});

export const disableKey: OperationCase = {
  operation: 'DisableKey',
  works: async ({ admin, makeKey }) => {
    const KeyId = await makeKey();
    await admin.disableKey({ KeyId });
    expect((await admin.describeKey({ KeyId })).KeyMetadata).toMatchObject({
      KeyState: 'Disabled',
      Enabled: false,
    });
    const use = admin.encrypt({ KeyId, Plaintext: Buffer.from('x') });
    expect(await nameOfFailure(use)).toBe('DisabledException');
  },
  states: managementStates(disabling),
  errors: managementErrors(disabling),
  authorised: managementAuthorised(disabling, {
    conditions: [
      {
        key: 'kms:TrailingDaysWithoutKeyUsage',
        condition: unusedForDays(30),
        differs: (as, KeyId) => as.disableKey({ KeyId }),
        between: (desk) => desk.advance(31 * 86_400),
        fits: (as, KeyId) => as.disableKey({ KeyId }),
      },
    ],
  }),
};
