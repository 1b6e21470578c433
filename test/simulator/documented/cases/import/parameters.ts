import { expect } from 'vitest';
import type { Desk } from '../../desk.js';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const wrapping = { WrappingAlgorithm: 'RSAES_OAEP_SHA_256', WrappingKeySpec: 'RSA_2048' } as const;
const otherAlgorithm = { ...wrapping, WrappingAlgorithm: 'RSAES_OAEP_SHA_1' } as const;
const otherSpec = { ...wrapping, WrappingKeySpec: 'RSA_3072' } as const;

const management: KeyManagement = {
  operation: 'GetParametersForImport',
  kind: { Origin: 'EXTERNAL' },
  prepare: simply((as, KeyId) => as.getParametersForImport({ KeyId, ...wrapping })),
};

export const getParametersForImport: OperationCase = {
  operation: 'GetParametersForImport',
  works: async (desk) => {
    await givesADayToImport(desk);
    await refusesOtherWrappings(desk);
  },
  states: managementStates(management),
  errors: {
    ...managementErrors(management),
    UnsupportedOperationException: {
      message: /^arn:aws:kms:[^ ]* origin is AWS_KMS which is not valid for this operation\.$/,
      provoke: async ({ admin, makeKey }) =>
        admin.getParametersForImport({ KeyId: await makeKey(), ...wrapping }),
    },
  },
  authorised: managementAuthorised(management, {
    conditions: [
      {
        key: 'kms:WrappingAlgorithm',
        kind: { Origin: 'EXTERNAL' },
        condition: { StringEquals: { 'kms:WrappingAlgorithm': 'RSAES_OAEP_SHA_256' } },
        differs: (as, KeyId) => as.getParametersForImport({ KeyId, ...otherAlgorithm }),
        fits: (as, KeyId) => as.getParametersForImport({ KeyId, ...wrapping }),
      },
      {
        key: 'kms:WrappingKeySpec',
        kind: { Origin: 'EXTERNAL' },
        condition: { StringEquals: { 'kms:WrappingKeySpec': 'RSA_2048' } },
        differs: (as, KeyId) => as.getParametersForImport({ KeyId, ...otherSpec }),
        fits: (as, KeyId) => as.getParametersForImport({ KeyId, ...wrapping }),
      },
    ],
  }),
};

async function givesADayToImport({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey({ Origin: 'EXTERNAL' });
  const { ParametersValidTo, ...answer } = await admin.getParametersForImport({ KeyId, ...wrapping });
  expect(answer).toMatchObject({
    KeyId,
    ImportToken: expect.any(Uint8Array),
    PublicKey: expect.any(Uint8Array),
  });
  const { CreationDate } = (await admin.describeKey({ KeyId })).KeyMetadata ?? {};
  expect(Number(ParametersValidTo) - Number(CreationDate)).toBe(86_400_000);
}

async function refusesOtherWrappings({ admin }: Desk): Promise<void> {
  const { KeyMetadata } = await admin.createKey({
    Origin: 'EXTERNAL',
    KeySpec: 'RSA_2048',
    KeyUsage: 'SIGN_VERIFY',
  });
  const KeyId = KeyMetadata?.KeyId;
  expect(await nameOfFailure(admin.getParametersForImport({ KeyId, ...wrapping }))).toBe(
    'ValidationException',
  );
  const hybrid = { WrappingAlgorithm: 'RSA_AES_KEY_WRAP_SHA_256', WrappingKeySpec: 'RSA_2048' } as const;
  expect(await nameOfFailure(admin.getParametersForImport({ KeyId, ...hybrid }))).toBe('answered');
}
