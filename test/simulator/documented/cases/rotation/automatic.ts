import type { KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import type { Desk } from '../../desk.js';
import { inHsm, type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase, Provocation } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const day = 86_400;

type Rotate = (as: KMS, KeyId: string) => Promise<unknown>;

/** Keys that KMS can't rotate by itself. */
const unrotatable = [
  { KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' },
  { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
  { Origin: 'EXTERNAL' },
  inHsm,
] as const;

async function refusesUnrotatable({ admin, makeKey }: Desk, rotate: Rotate): Promise<void> {
  for (const kind of unrotatable)
    expect(await nameOfFailure(rotate(admin, await makeKey(kind))), JSON.stringify(kind)).toBe(
      'UnsupportedOperationException',
    );
}

const forImported = (rotate: Rotate): Provocation => ({
  message: /^arn:aws:kms:[^ ]* origin is EXTERNAL which is not valid for this operation\.$/,
  provoke: async ({ admin, makeKey }) => rotate(admin, await makeKey({ Origin: 'EXTERNAL' })),
});

const enabling: KeyManagement = {
  operation: 'EnableKeyRotation',
  prepare: simply((as, KeyId) => as.enableKeyRotation({ KeyId })),
};

const within180Days = { NumericLessThanEquals: { 'kms:RotationPeriodInDays': '180' } };

export const enableKeyRotation: OperationCase = {
  operation: 'EnableKeyRotation',
  works: async (desk) => {
    const { admin, makeKey, advance } = desk;
    const KeyId = await makeKey();
    await admin.enableKeyRotation({ KeyId, RotationPeriodInDays: 90 });
    const before = (await admin.describeKey({ KeyId })).KeyMetadata?.CurrentKeyMaterialId;
    await advance(91 * day);
    const after = (await admin.describeKey({ KeyId })).KeyMetadata?.CurrentKeyMaterialId;
    expect(after).toMatch(/^[0-9a-f]{64}$/);
    expect(after).not.toBe(before);
    const { Rotations } = await admin.listKeyRotations({ KeyId });
    expect(Rotations).toMatchObject([{ RotationType: 'AUTOMATIC', KeyMaterialId: after }]);
    for (const RotationPeriodInDays of [89, 2561])
      expect(await nameOfFailure(admin.enableKeyRotation({ KeyId, RotationPeriodInDays }))).toBe(
        'ValidationException',
      );
    await refusesUnrotatable(desk, (as, key) => as.enableKeyRotation({ KeyId: key }));
  },
  states: managementStates(enabling),
  errors: {
    ...managementErrors(enabling),
    UnsupportedOperationException: forImported((as, KeyId) => as.enableKeyRotation({ KeyId })),
  },
  authorised: managementAuthorised(enabling, {
    conditions: [
      {
        key: 'kms:RotationPeriodInDays',
        condition: within180Days,
        differs: (as, KeyId) => as.enableKeyRotation({ KeyId, RotationPeriodInDays: 181 }),
        fits: (as, KeyId) => as.enableKeyRotation({ KeyId, RotationPeriodInDays: 180 }),
      },
    ],
  }),
};

const disabling: KeyManagement = {
  operation: 'DisableKeyRotation',
  prepare: simply((as, KeyId) => as.disableKeyRotation({ KeyId })),
};

export const disableKeyRotation: OperationCase = {
  operation: 'DisableKeyRotation',
  works: async (desk) => {
    const { admin, makeKey, advance } = desk;
    const KeyId = await makeKey();
    await admin.enableKeyRotation({ KeyId, RotationPeriodInDays: 90 });
    await admin.disableKeyRotation({ KeyId });
    await advance(200 * day);
    expect((await admin.listKeyRotations({ KeyId })).Rotations).toEqual([]);
    expect(await admin.getKeyRotationStatus({ KeyId })).toMatchObject({ KeyRotationEnabled: false });
    await refusesUnrotatable(desk, (as, key) => as.disableKeyRotation({ KeyId: key }));
  },
  states: managementStates(disabling),
  errors: {
    ...managementErrors(disabling),
    UnsupportedOperationException: forImported((as, KeyId) => as.disableKeyRotation({ KeyId })),
  },
  authorised: managementAuthorised(disabling),
};
