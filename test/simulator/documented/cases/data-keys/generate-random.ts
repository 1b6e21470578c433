import { expect } from 'vitest';
import { externalStore, hsmStore } from '../../desk.js';
import type { OperationCase } from '../../operation-case.js';
import { iam, nameOfFailure } from '../../policies.js';
import { byFault } from '../../provocations.js';
import { ownRoots } from '../../recipient.js';

const NumberOfBytes = 16;

export const generateRandom: OperationCase = {
  operation: 'GenerateRandom',
  works: async ({ admin }) => {
    for (const bytes of [1, 1024])
      expect((await admin.generateRandom({ NumberOfBytes: bytes })).Plaintext).toHaveLength(bytes);
    for (const wrong of [{}, { NumberOfBytes: 0 }, { NumberOfBytes: 1025 }])
      expect(await nameOfFailure(admin.generateRandom(wrong))).toBe('ValidationException');
    const inStore = { NumberOfBytes, CustomKeyStoreId: hsmStore };
    const answers = await Promise.all([admin.generateRandom(inStore), admin.generateRandom(inStore)]);
    expect(answers[0].Plaintext).toHaveLength(NumberOfBytes);
    expect(answers[0].Plaintext).not.toEqual(answers[1].Plaintext);
  },
  states: 'no key',
  errors: {
    CustomKeyStoreInvalidStateException: {
      message: null,
      provoke: async ({ admin, advance }) => {
        await admin.disconnectCustomKeyStore({ CustomKeyStoreId: hsmStore });
        await advance(3600);
        return admin.generateRandom({ NumberOfBytes, CustomKeyStoreId: hsmStore });
      },
    },
    CustomKeyStoreNotFoundException: {
      message: null,
      provoke: ({ admin }) =>
        admin.generateRandom({ NumberOfBytes, CustomKeyStoreId: 'cks-00000000000000000' }),
    },
    UnsupportedOperationException: {
      message: null,
      provoke: ({ admin }) => admin.generateRandom({ NumberOfBytes, CustomKeyStoreId: externalStore }),
    },
    ...byFault('GenerateRandom', ['DependencyTimeoutException', 'KMSInternalException'], ({ admin }) =>
      admin.generateRandom({ NumberOfBytes }),
    ),
  },
  authorised: {
    by: ['IAM'],
    check: async ({ newUser }) => {
      const rows = [
        [[], 'AccessDeniedException'],
        [[iam('kms:GenerateRandom')], 'answered'],
        [[iam('kms:GenerateDataKey')], 'AccessDeniedException'],
        [[iam('kms:GenerateRandom'), iam('kms:*', '*', { Effect: 'Deny' })], 'AccessDeniedException'],
      ] as const;
      for (const [policies, outcome] of rows) {
        const { kms } = await newUser({ policies });
        expect(await nameOfFailure(kms.generateRandom({ NumberOfBytes }))).toBe(outcome);
      }
    },
  },
  deviations: [ownRoots],
};
