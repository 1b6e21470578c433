import { expect } from 'vitest';
import { otherRegion } from '../../desk.js';
import { external, known, request } from '../../key-management/imported.js';
import { type KeyManagement, managementStates } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const deleting: KeyManagement = {
  operation: 'DeleteImportedKeyMaterial',
  kind: external,
  prepare: async () => (as, KeyId) => as.deleteImportedKeyMaterial({ KeyId }),
};

export const deleteImportedKeyMaterial: OperationCase = {
  operation: 'DeleteImportedKeyMaterial',
  works: async ({ admin, makeKey }) => {
    const KeyId = await makeKey(external);
    const { CiphertextBlob } = await admin.encrypt({ KeyId, Plaintext: known });
    expect(await admin.deleteImportedKeyMaterial({ KeyId })).toMatchObject({ KeyId });
    expect((await admin.describeKey({ KeyId })).KeyMetadata?.KeyState).toBe('PendingImport');
    expect(await nameOfFailure(admin.decrypt({ CiphertextBlob }))).toBe('KMSInvalidStateException');
    expect(await nameOfFailure(admin.deleteImportedKeyMaterial({ KeyId }))).toBe('answered');
    await admin.importKeyMaterial(await request(admin, KeyId));
    expect(await nameOfFailure(admin.decrypt({ CiphertextBlob }))).toBe('answered');
  },
  states: managementStates(deleting),
  errors: {
    ...managementErrors(deleting),
    KMSInvalidStateException: {
      message: /^arn:aws:kms:[^ ]* is creating\.$/,
      provoke: async ({ admin, as, makeKey }) => {
        const KeyId = await makeKey({ ...external, MultiRegion: true });
        await admin.replicateKey({ KeyId, ReplicaRegion: otherRegion });
        const there = as('administrator', otherRegion);
        return there.deleteImportedKeyMaterial({ KeyId: KeyId.replace(/.*\//, '') });
      },
    },
    UnsupportedOperationException: {
      message: /^arn:aws:kms:[^ ]* origin is AWS_KMS which is not valid for this operation\.$/,
      provoke: async ({ admin, makeKey }) => admin.deleteImportedKeyMaterial({ KeyId: await makeKey() }),
    },
  },
  authorised: managementAuthorised(deleting),
};
