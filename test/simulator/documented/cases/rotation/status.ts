import { expect } from 'vitest';
import type { Desk } from '../../desk.js';
import { inHsm, type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import { invalidMarker, pageByPage } from '../../key-management/pages.js';
import type { OperationCase } from '../../operation-case.js';

const day = 86_400;

const asking: KeyManagement = {
  operation: 'GetKeyRotationStatus',
  prepare: simply((as, KeyId) => as.getKeyRotationStatus({ KeyId })),
};

export const getKeyRotationStatus: OperationCase = {
  operation: 'GetKeyRotationStatus',
  works: async (desk) => {
    await showsPeriodAndDate(desk);
    await showsRotationUnderWay(desk);
  },
  states: managementStates(asking, {
    PendingImport: {
      instead: 'works',
      reason:
        'the guide refuses keys of origin EXTERNAL, but the same status shows a rotation on demand of imported material',
    },
  }),
  errors: {
    ...managementErrors(asking),
    UnsupportedOperationException: {
      message: /origin is AWS_CLOUDHSM which is not valid for this operation/,
      provoke: async ({ admin, makeKey }) => admin.getKeyRotationStatus({ KeyId: await makeKey(inHsm) }),
    },
  },
  authorised: managementAuthorised(asking, { otherAccounts: true }),
};

async function showsPeriodAndDate({ admin, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const status = () => admin.getKeyRotationStatus({ KeyId });
  expect(await status()).toMatchObject({ KeyId, KeyRotationEnabled: false });
  await admin.enableKeyRotation({ KeyId, RotationPeriodInDays: 100 });
  const { NextRotationDate, ...rest } = await status();
  expect(rest).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 100 });
  await advance(101 * day);
  const next = (await status()).NextRotationDate;
  expect(Number(next) - Number(NextRotationDate)).toBe(100 * day * 1000);
  await admin.scheduleKeyDeletion({ KeyId });
  expect((await status()).KeyRotationEnabled).toBe(false);
  await admin.cancelKeyDeletion({ KeyId });
  expect((await status()).KeyRotationEnabled).toBe(true);
}

async function showsRotationUnderWay({ admin, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey();
  await admin.rotateKeyOnDemand({ KeyId });
  const underWay = await admin.getKeyRotationStatus({ KeyId });
  expect(underWay.OnDemandRotationStartDate).toBeInstanceOf(Date);
  await advance(day);
  expect((await admin.getKeyRotationStatus({ KeyId })).OnDemandRotationStartDate).toBeUndefined();
}

const listing: KeyManagement = {
  operation: 'ListKeyRotations',
  prepare: simply((as, KeyId) => as.listKeyRotations({ KeyId })),
};

export const listKeyRotations: OperationCase = {
  operation: 'ListKeyRotations',
  works: async ({ admin, makeKey, advance }) => {
    const KeyId = await makeKey();
    for (let rotations = 0; rotations < 3; rotations += 1) {
      await admin.rotateKeyOnDemand({ KeyId });
      await advance(day);
    }
    const pages = await pageByPage((paging) => admin.listKeyRotations({ KeyId, ...paging }));
    const rotations = pages.flatMap(({ Rotations = [] }) => Rotations);
    expect(rotations).toHaveLength(3);
    for (const rotation of rotations)
      expect(rotation).toMatchObject({ RotationType: 'ON_DEMAND', RotationDate: expect.any(Date) });
    const all = await admin.listKeyRotations({ KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' });
    const states = (all.Rotations ?? []).map(({ KeyMaterialState }) => KeyMaterialState).sort();
    expect(states).toEqual(['CURRENT', 'NON_CURRENT', 'NON_CURRENT', 'NON_CURRENT']);
  },
  states: managementStates(listing),
  errors: {
    ...managementErrors(listing),
    InvalidMarkerException: invalidMarker(async ({ admin, makeKey }, paging) =>
      admin.listKeyRotations({ KeyId: await makeKey(), ...paging }),
    ),
    UnsupportedOperationException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.listKeyRotations({
          KeyId: await makeKey(inHsm),
        }),
    },
  },
  authorised: managementAuthorised(listing),
};
