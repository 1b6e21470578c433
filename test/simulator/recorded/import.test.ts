import { describe, expect, test } from 'vitest';
import { failure, idOf, useAccount } from './account.js';

// Source: radkawar/stackd, testdata/aws/kms/{imports,imports_edges,imports_multi_region}.json; the errors also localstack/localstack, test_kms.py.
const account = useAccount();
const kms = () => account.kms();
const external = () => account.key({ Origin: 'EXTERNAL' });
const [first, second, third] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];
const asNew = { ImportType: 'NEW_KEY_MATERIAL' } as const;
/** By the account's time. */
async function inSeconds(ahead: number): Promise<Date> {
  const { now } = (await account.control('clock')) as { now: string };
  return new Date((Math.floor(Date.parse(now) / 1000) + ahead) * 1000);
}

async function metadata(KeyId: string) {
  return (await kms().describeKey({ KeyId })).KeyMetadata;
}

async function history(KeyId: string) {
  return (await kms().listKeyRotations({ KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' })).Rotations;
}

test('a key that waits for its material says so', async () => {
  const KeyId = await external();
  expect(await metadata(KeyId)).not.toHaveProperty('CurrentKeyMaterialId');
  expect(await history(KeyId)).toEqual([]);
  const { $metadata, ...answer } = await kms().deleteImportedKeyMaterial({ KeyId });
  expect(answer).toEqual({ KeyId });
  for (const call of [
    kms().enableKey({ KeyId }),
    kms().disableKey({ KeyId }),
    kms().rotateKeyOnDemand({ KeyId }),
    kms().encrypt({ KeyId, Plaintext: first }),
  ])
    expect(await failure(call)).toBe(`KMSInvalidStateException: ${KeyId} is pending import.`);
  for (const call of [kms().enableKeyRotation({ KeyId }), kms().disableKeyRotation({ KeyId })])
    expect(await failure(call)).toBe(
      `UnsupportedOperationException: ${KeyId} origin is EXTERNAL which is not valid for this operation.`,
    );
  expect(await kms().getKeyRotationStatus({ KeyId })).toMatchObject({ KeyId, KeyRotationEnabled: false });
});

test.each(['RSAES_PKCS1_V1_5', 'RSA_AES_KEY_WRAP_SHA_256'] as const)(
  'a symmetric key is not wrapped by %s',
  async (WrappingAlgorithm) => {
    const KeyId = await external();
    const call = kms().getParametersForImport({ KeyId, WrappingAlgorithm, WrappingKeySpec: 'RSA_2048' });
    expect(await failure(call)).toBe(
      `ValidationException: Wrapping algorithm ${WrappingAlgorithm} and wrapping key spec RSA_2048 cannot be used to import a SYMMETRIC_DEFAULT key.`,
    );
  },
);

describe('when material ends', () => {
  const at = (days: number | null, model?: 'KEY_MATERIAL_DOES_NOT_EXPIRE') => async () => {
    const ValidTo = days === null ? {} : { ValidTo: await inSeconds(days * 86_400) };
    return account.importInto(await external(), first, { ...ValidTo, ExpirationModel: model });
  };
  test.each([
    ['never said', at(null), 'A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES'],
    ['in the past', at(-1), 'ValidTo must be in the future'],
    ['after a year', at(366), 'ValidTo must be less than 365 days in the future'],
    [
      'though it does not',
      at(1, 'KEY_MATERIAL_DOES_NOT_EXPIRE'),
      'A validTo date cannot be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE',
    ],
  ])('%s', async (_, call, text) => {
    expect(await failure(call())).toBe(`ValidationException: ${text}`);
  });

  test('is kept in whole seconds', async () => {
    const KeyId = await external();
    const ValidTo = new Date((await inSeconds(900)).getTime() + 686);
    await account.importInto(KeyId, first, { ValidTo });
    expect((await metadata(KeyId))?.ValidTo?.getTime()).toBe(ValidTo.getTime() - 686);
  });
});

test('material of another length is a wrong ciphertext', async () => {
  const call = account.importInto(await external(), Buffer.alloc(16, 1));
  expect(await failure(call)).toBe('InvalidCiphertextException: -');
});

test('a token of another key is none', async () => {
  const parameters = await kms().getParametersForImport({
    KeyId: await external(),
    WrappingAlgorithm: 'RSAES_OAEP_SHA_256',
    WrappingKeySpec: 'RSA_2048',
  });
  const call = account.importInto(await external(), first, { ImportToken: parameters.ImportToken });
  expect(await failure(call)).toBe('InvalidImportTokenException: -');
});

describe('further material', () => {
  test('has to be the one that the key had, unless it is said to be new', async () => {
    const KeyId = await external();
    const { KeyMaterialId } = await account.importInto(KeyId, first);
    const refused = (id: string | undefined) =>
      `IncorrectKeyMaterialException: Imported key material does not have the expected identifier (${id ?? ''}).`;
    expect(await failure(account.importInto(KeyId, second))).toBe(refused(KeyMaterialId));
    const zeros = '0'.repeat(64);
    expect(await failure(account.importInto(KeyId, first, { KeyMaterialId: zeros }))).toBe(refused(zeros));
    expect(await failure(account.importInto(KeyId, first, asNew))).toBe(
      `IncorrectKeyMaterialException: Key material (id: ${KeyMaterialId ?? ''}) being imported as NEW_KEY_MATERIAL is already associated with KMS key ${KeyId}.`,
    );
    expect(await failure(account.importInto(KeyId, first, { ...asNew, KeyMaterialId }))).toBe(
      'ValidationException: Input parameter keyMaterialId cannot be used with NEW_KEY_MATERIAL importType.',
    );
  });

  test('waits for a rotation, one at a time', async () => {
    const KeyId = await external();
    await account.importInto(KeyId, first);
    expect(await failure(kms().rotateKeyOnDemand({ KeyId }))).toBe(
      `KMSInvalidStateException: No available key material pending rotation for the key: ${KeyId}.`,
    );
    const pending = await account.importInto(KeyId, second, asNew);
    expect(await failure(account.importInto(KeyId, third, asNew))).toMatch(
      new RegExp(
        `^KMSInvalidStateException: New key material \\(id: [0-9a-f]{64}\\) cannot be imported into KMS key ${KeyId}, because another key material \\(id: ${pending.KeyMaterialId ?? ''}\\) is pending rotation\\.$`,
      ),
    );
    expect(await kms().rotateKeyOnDemand({ KeyId })).toMatchObject({ KeyId });
    await account.advance(600);
    expect(await history(KeyId)).toMatchObject([
      { KeyId, KeyMaterialState: 'NON_CURRENT' },
      { KeyId, KeyMaterialState: 'CURRENT', RotationType: 'ON_DEMAND', ImportState: 'IMPORTED' },
    ]);
  });

  test('that waits does not show in what the key says of its expiry', async () => {
    const KeyId = await external();
    await account.importInto(KeyId, first);
    await account.importInto(KeyId, second, { ...asNew, ValidTo: await inSeconds(90_000) });
    const shown = await metadata(KeyId);
    expect(shown).toMatchObject({ ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' });
    expect(shown).not.toHaveProperty('ValidTo');
  });

  test('that is deleted while the rotation to it is under way leaves things as they were', async () => {
    const KeyId = await external();
    const { KeyMaterialId } = await account.importInto(KeyId, first);
    const pending = await account.importInto(KeyId, second, asNew);
    await kms().rotateKeyOnDemand({ KeyId });
    await kms().deleteImportedKeyMaterial({ KeyId, KeyMaterialId: pending.KeyMaterialId });
    await account.advance(600);
    expect(await history(KeyId)).toMatchObject([{ KeyMaterialId, KeyMaterialState: 'CURRENT' }]);
    expect(await kms().getKeyRotationStatus({ KeyId })).not.toHaveProperty('OnDemandRotationStartDate');
    expect(await metadata(KeyId)).toMatchObject({ KeyState: 'Enabled' });
  });

  test('that ends before the rotation to it leaves the key waiting for it', async () => {
    const KeyId = await external();
    await account.importInto(KeyId, first);
    await account.importInto(KeyId, second, { ...asNew, ValidTo: await inSeconds(100) });
    await account.advance(200);
    expect(await metadata(KeyId)).toMatchObject({ KeyState: 'Enabled' });
    await kms().rotateKeyOnDemand({ KeyId });
    await account.advance(600);
    expect(await metadata(KeyId)).toMatchObject({ KeyState: 'PendingImport' });
    await account.importInto(KeyId, second);
    expect(await metadata(KeyId)).toMatchObject({ KeyState: 'Enabled' });
  });

  test('that is missing leaves the key without an expiry, but with its current version', async () => {
    const KeyId = await external();
    const old = await account.importInto(KeyId, first);
    const { KeyMaterialId } = await account.importInto(KeyId, second, asNew);
    await kms().rotateKeyOnDemand({ KeyId });
    await account.advance(600);
    await kms().deleteImportedKeyMaterial({ KeyId, KeyMaterialId: old.KeyMaterialId });
    const shown = await metadata(KeyId);
    expect(shown).toMatchObject({ KeyState: 'PendingImport', CurrentKeyMaterialId: KeyMaterialId });
    expect(shown).not.toHaveProperty('ExpirationModel');
  });
});

test('an import enables a disabled key', async () => {
  const KeyId = await external();
  await account.importInto(KeyId, first);
  await kms().disableKey({ KeyId });
  await account.importInto(KeyId, first);
  expect(await metadata(KeyId)).toMatchObject({ KeyState: 'Enabled', Enabled: true });
});

test('material that is deleted twice is named both times, material that never was is refused', async () => {
  const KeyId = await external();
  const { KeyMaterialId } = await account.importInto(KeyId, first);
  expect(await kms().deleteImportedKeyMaterial({ KeyId })).toMatchObject({ KeyId, KeyMaterialId });
  expect(await kms().deleteImportedKeyMaterial({ KeyId })).toMatchObject({ KeyId, KeyMaterialId });
  const zeros = '0'.repeat(64);
  expect(await failure(kms().deleteImportedKeyMaterial({ KeyId, KeyMaterialId: zeros }))).toBe(
    `ValidationException: Key material (id: ${zeros}) has never been imported into KMS key ${KeyId}.`,
  );
});

test('deletion that is cancelled leaves a key without material waiting for it', async () => {
  const KeyId = await external();
  await account.importInto(KeyId, first);
  await kms().deleteImportedKeyMaterial({ KeyId });
  await kms().scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
  expect(await kms().cancelKeyDeletion({ KeyId })).toMatchObject({ KeyId });
  expect(await metadata(KeyId)).toMatchObject({ KeyState: 'PendingImport' });
});

test('a replica waits for what its primary has, under its description', async () => {
  const arn = await account.key({ Origin: 'EXTERNAL', MultiRegion: true });
  const [west, KeyId] = [account.kms('us-west-2'), idOf(arn)];
  const { KeyMaterialId } = await account.importInto(arn, first, { KeyMaterialDescription: 'primary first' });
  await kms().replicateKey({ KeyId: arn, ReplicaRegion: 'us-west-2' });
  await account.advance(10);
  expect((await west.describeKey({ KeyId })).KeyMetadata).toMatchObject({
    KeyState: 'PendingImport',
    CurrentKeyMaterialId: KeyMaterialId,
  });
  const next = await account.importInto(arn, second, asNew);
  const inWest = arn.replace('us-east-1', 'us-west-2');
  expect((await west.listKeyRotations({ KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' })).Rotations).toEqual([
    {
      KeyId: inWest,
      KeyMaterialId,
      KeyMaterialDescription: 'primary first',
      ImportState: 'PENDING_IMPORT',
      KeyMaterialState: 'CURRENT',
    },
    {
      KeyId: inWest,
      KeyMaterialId: next.KeyMaterialId,
      ImportState: 'PENDING_IMPORT',
      KeyMaterialState: 'PENDING_MULTI_REGION_IMPORT_AND_ROTATION',
    },
  ]);
  expect(await failure(kms().rotateKeyOnDemand({ KeyId }))).toBe(
    'KMSInvalidStateException: Cannot perform key material rotation: Key material has not been imported for replicas of the Multi-Region key.',
  );
  const ofNext = { KeyId, KeyMaterialId: next.KeyMaterialId };
  expect(await west.deleteImportedKeyMaterial(ofNext)).toMatchObject({ ...ofNext, KeyId: inWest });
});

test.each([
  [asNew, 'Input parameter ImportType NEW_KEY_MATERIAL cannot be used on replica Multi-Region keys'],
  [
    { KeyMaterialDescription: 'its own' },
    'Key material description can only be specified on primary Multi-Region keys',
  ],
])('a replica takes no %j', async (input, text) => {
  const arn = await account.key({ Origin: 'EXTERNAL', MultiRegion: true });
  await account.importInto(arn, first);
  await kms().replicateKey({ KeyId: arn, ReplicaRegion: 'us-west-2' });
  await account.advance(10);
  const call = account.importInto(arn.replace('us-east-1', 'us-west-2'), first, input, 'us-west-2');
  expect(await failure(call)).toBe(`ValidationException: ${text}`);
});
