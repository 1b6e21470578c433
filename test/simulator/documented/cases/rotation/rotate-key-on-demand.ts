import { expect } from 'vitest';
import { forever, importInto } from '../../../import/support.js';
import type { Desk } from '../../desk.js';
import { inHsm, type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { failure, nameOfFailure } from '../../policies.js';

const day = 86_400;

const management: KeyManagement = {
  operation: 'RotateKeyOnDemand',
  prepare: simply((as, KeyId) => as.rotateKeyOnDemand({ KeyId })),
};

export const rotateKeyOnDemand: OperationCase = {
  operation: 'RotateKeyOnDemand',
  works: async (desk) => {
    await rotatesAndDecryptsTheOld(desk);
    await leavesTheSchedule(desk);
    await takesImportedMaterial(desk);
  },
  states: managementStates(management),
  errors: {
    ...managementErrors(management),
    ConflictException: {
      message: null,
      provoke: async ({ admin, makeKey, advance }) => {
        const KeyId = await makeKey();
        await admin.enableKeyRotation({ KeyId, RotationPeriodInDays: 90 });
        await advance(90 * day - 19 * 60);
        return admin.rotateKeyOnDemand({ KeyId });
      },
    },
    LimitExceededException: {
      message: /^The on-demand rotations limit has been reached for the given keyId\./,
      provoke: async ({ admin, makeKey, advance }) => {
        const KeyId = await makeKey();
        for (let rotations = 0; rotations < 25; rotations += 1) {
          await admin.rotateKeyOnDemand({ KeyId });
          await advance(day);
        }
        return admin.rotateKeyOnDemand({ KeyId });
      },
    },
    UnsupportedOperationException: {
      message: /origin is AWS_CLOUDHSM which is not valid for this operation/,
      provoke: async ({ admin, makeKey }) => admin.rotateKeyOnDemand({ KeyId: await makeKey(inHsm) }),
    },
  },
  authorised: managementAuthorised(management),
};

async function rotatesAndDecryptsTheOld({ admin, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const before = await admin.encrypt({ KeyId, Plaintext: Buffer.from('old') });
  expect(await admin.rotateKeyOnDemand({ KeyId })).toMatchObject({ KeyId: expect.any(String) });
  await advance(day);
  const after = await admin.encrypt({ KeyId, Plaintext: Buffer.from('new') });
  const [old, current] = await Promise.all(
    [before, after].map(({ CiphertextBlob }) => admin.decrypt({ CiphertextBlob })),
  );
  expect(Buffer.from(old?.Plaintext ?? []).toString()).toBe('old');
  expect(old?.KeyMaterialId).not.toBe(current?.KeyMaterialId);
}

async function leavesTheSchedule({ admin, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey();
  await admin.enableKeyRotation({ KeyId, RotationPeriodInDays: 90 });
  const { NextRotationDate } = await admin.getKeyRotationStatus({ KeyId });
  await advance(89 * day);
  await admin.rotateKeyOnDemand({ KeyId });
  expect((await admin.getKeyRotationStatus({ KeyId })).NextRotationDate).toEqual(NextRotationDate);
  await advance(2 * day);
  const { Rotations = [] } = await admin.listKeyRotations({ KeyId });
  expect(Rotations.map(({ RotationType }) => RotationType).sort()).toEqual(['AUTOMATIC', 'ON_DEMAND']);
}

async function takesImportedMaterial({ admin, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey({ Origin: 'EXTERNAL' });
  expect(await failure(admin.rotateKeyOnDemand({ KeyId }))).toMatch(
    /^KMSInvalidStateException: No available key material pending rotation for the key: /,
  );
  const material = Buffer.alloc(32, 9);
  const KeyMaterialId = await importInto(admin, KeyId, material, {
    ...forever,
    ImportType: 'NEW_KEY_MATERIAL',
  });
  await admin.rotateKeyOnDemand({ KeyId });
  await advance(day);
  expect((await admin.describeKey({ KeyId })).KeyMetadata?.CurrentKeyMaterialId).toBe(KeyMaterialId);
  expect(await nameOfFailure(admin.encrypt({ KeyId, Plaintext: material }))).toBe('answered');
}
