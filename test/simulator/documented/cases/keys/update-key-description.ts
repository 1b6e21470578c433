import { expect } from 'vitest';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const management: KeyManagement = {
  operation: 'UpdateKeyDescription',
  prepare: simply((as, KeyId) => as.updateKeyDescription({ KeyId, Description: 'new' })),
};

export const updateKeyDescription: OperationCase = {
  operation: 'UpdateKeyDescription',
  works: async ({ admin, makeKey }) => {
    const KeyId = await makeKey({ Description: 'old' });
    for (const Description of ['new', 'x'.repeat(8192), '']) {
      await admin.updateKeyDescription({ KeyId, Description });
      expect((await admin.describeKey({ KeyId })).KeyMetadata?.Description).toBe(Description);
    }
    const tooLong = admin.updateKeyDescription({ KeyId, Description: 'x'.repeat(8193) });
    expect(await nameOfFailure(tooLong)).toBe('ValidationException');
  },
  states: managementStates(management),
  errors: managementErrors(management),
  authorised: managementAuthorised(management),
};
