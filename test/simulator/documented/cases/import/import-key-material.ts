import type { ImportKeyMaterialCommandInput, KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { forever, parametersFor } from '../../../import/support.js';
import { type Desk, otherRegion } from '../../desk.js';
import { external, known, type Options, request } from '../../key-management/imported.js';
import {
  type KeyManagement,
  type ManagementCall,
  managementStates,
} from '../../key-management/key-management.js';
import { type ConditionCheck, managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const importing: KeyManagement = {
  operation: 'ImportKeyMaterial',
  kind: external,
  prepare: async ({ kms, arn }) => {
    const ready = await request(kms, arn);
    return (as, KeyId) => as.importKeyMaterial({ ...ready, KeyId });
  },
};

/** The token of a replica is of its own Region, so it is asked for there; a new one gives none, and any will do. */
const inAnyRegion: KeyManagement = {
  ...importing,
  prepare: async ({ kms, arn }, { makeKey }) => {
    const origin = (await kms.describeKey({ KeyId: arn })).KeyMetadata?.Origin;
    // A key in a key store has no parameters; another key's show as well that nothing can be imported into it.
    const ready = await request(kms, origin === 'EXTERNAL' ? arn : await makeKey(external));
    return async (as, KeyId) => {
      if (KeyId === arn) return as.importKeyMaterial({ ...ready, KeyId });
      const state = (await as.describeKey({ KeyId })).KeyMetadata?.KeyState;
      if (state === 'Creating') return as.importKeyMaterial({ ...ready, KeyId });
      // The state gives no parameters, but lets material in: a token of another Region is what is refused.
      expect(await nameOfFailure(as.importKeyMaterial({ ...ready, KeyId }))).toBe(
        'InvalidImportTokenException',
      );
      return {};
    };
  },
};

/** The SDK sends no fractions. */
const wholeSecond = (milliseconds: number) => new Date(Math.floor(milliseconds / 1000) * 1000);

const inAWeek = async (admin: KMS, KeyId: string): Promise<Options> => {
  const { ParametersValidTo } = await parametersFor(admin, KeyId);
  return {
    ExpirationModel: 'KEY_MATERIAL_EXPIRES',
    ValidTo: wholeSecond(Number(ParametersValidTo) + 6 * 86_400_000),
  };
};

export const importKeyMaterial: OperationCase = {
  operation: 'ImportKeyMaterial',
  works: async (desk) => {
    await enablesTheKey(desk);
    await expires(desk);
    await bringsFurtherMaterial(desk);
  },
  states: managementStates(inAnyRegion),
  errors: {
    ...managementErrors(importing),
    ExpiredImportTokenException: {
      message: null,
      provoke: async ({ admin, makeKey, advance }) => {
        const ready = await request(admin, await makeKey(external));
        await advance(86_400);
        return admin.importKeyMaterial(ready);
      },
    },
    IncorrectKeyMaterialException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.importKeyMaterial(await request(admin, await makeKey(external), Buffer.alloc(32, 8))),
    },
    InvalidCiphertextException: {
      message: null,
      provoke: async ({ admin, makeKey }) => {
        const ready = await request(admin, await makeKey(external));
        return admin.importKeyMaterial({ ...ready, EncryptedKeyMaterial: Buffer.alloc(256, 1) });
      },
    },
    InvalidImportTokenException: {
      message: null,
      provoke: async ({ admin, makeKey }) => {
        const ready = await request(admin, await makeKey(external));
        return admin.importKeyMaterial({ ...ready, KeyId: await makeKey(external) });
      },
    },
    UnsupportedOperationException: {
      message: /^arn:aws:kms:[^ ]* origin is AWS_KMS which is not valid for this operation\.$/,
      provoke: async ({ admin, makeKey }) => {
        const ready = await request(admin, await makeKey(external));
        return admin.importKeyMaterial({ ...ready, KeyId: await makeKey() });
      },
    },
  },
  authorised: managementAuthorised(importing, {
    conditions: [
      onExpiry('kms:ExpirationModel', { StringEquals: { 'kms:ExpirationModel': 'KEY_MATERIAL_EXPIRES' } }),
      onExpiry('kms:ValidTo', { Null: { 'kms:ValidTo': 'false' } }),
    ],
  }),
};

/** A policy that lets in only material that expires. */
function onExpiry(key: string, condition: ConditionCheck['condition']): ConditionCheck {
  const ready = new Map<string, ImportKeyMaterialCommandInput>();
  const send = (options: (expiry: Options) => Options): ManagementCall => {
    return async (as, KeyId) => {
      const prepared = ready.get(KeyId);
      if (prepared === undefined) throw new Error('not prepared');
      return as.importKeyMaterial({ ...prepared, ...options(prepared) });
    };
  };
  return {
    key,
    kind: external,
    condition,
    before: async (admin, KeyId) => {
      ready.set(KeyId, await request(admin, KeyId, known, await inAWeek(admin, KeyId)));
    },
    differs: send(() => ({ ...forever, ValidTo: undefined })),
    fits: send((expiry) => expiry),
  };
}

async function enablesTheKey({ admin }: Desk): Promise<void> {
  const { KeyMetadata } = await admin.createKey(external);
  const KeyId = KeyMetadata?.Arn ?? '';
  expect(KeyMetadata?.KeyState).toBe('PendingImport');
  const answer = await admin.importKeyMaterial(await request(admin, KeyId));
  expect(answer).toMatchObject({ KeyId, KeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect((await admin.describeKey({ KeyId })).KeyMetadata).toMatchObject({
    KeyState: 'Enabled',
    ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
  });
  const { CiphertextBlob } = await admin.encrypt({ KeyId, Plaintext: known });
  expect(Buffer.from((await admin.decrypt({ CiphertextBlob })).Plaintext ?? [])).toEqual(known);
}

async function expires({ admin, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey(external);
  const { CiphertextBlob } = await admin.encrypt({ KeyId, Plaintext: known });
  const expiry = await inAWeek(admin, KeyId);
  await admin.importKeyMaterial(await request(admin, KeyId, known, expiry));
  const before = (await admin.describeKey({ KeyId })).KeyMetadata;
  expect(before).toMatchObject({ ExpirationModel: 'KEY_MATERIAL_EXPIRES', ValidTo: expiry.ValidTo });
  await advance(7 * 86_400);
  expect((await admin.describeKey({ KeyId })).KeyMetadata?.KeyState).toBe('PendingImport');
  expect(await nameOfFailure(admin.decrypt({ CiphertextBlob }))).toBe('KMSInvalidStateException');
  await admin.importKeyMaterial(await request(admin, KeyId));
  expect(await nameOfFailure(admin.decrypt({ CiphertextBlob }))).toBe('answered');
  const refused: readonly Options[] = [
    { ExpirationModel: 'KEY_MATERIAL_EXPIRES' },
    { ExpirationModel: 'KEY_MATERIAL_EXPIRES', ValidTo: new Date(0) },
    { ...forever, ValidTo: new Date(Number(expiry.ValidTo) + 86_400_000) },
    { ...forever, KeyMaterialDescription: 'a!' },
    { ...forever, KeyMaterialId: 'short' },
  ];
  for (const options of refused) {
    const call = admin.importKeyMaterial(await request(admin, KeyId, known, options));
    expect(await nameOfFailure(call), JSON.stringify(options)).toBe('ValidationException');
  }
}

async function bringsFurtherMaterial({ admin, as, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey({ ...external, MultiRegion: true });
  await admin.replicateKey({ KeyId, ReplicaRegion: otherRegion });
  await advance(60);
  const there = as('administrator', otherRegion);
  const id = KeyId.replace(/.*\//, '');
  const further = Buffer.alloc(32, 8);
  const isNew: Options = { ...forever, ImportType: 'NEW_KEY_MATERIAL' };
  const inReplica = there.importKeyMaterial(await request(there, id, further, isNew));
  expect(await nameOfFailure(inReplica)).toBe('ValidationException');
  await there.importKeyMaterial(await request(there, id));
  await admin.importKeyMaterial(await request(admin, KeyId, further, isNew));
  const stateOf = async () => {
    const { Rotations } = await admin.listKeyRotations({ KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' });
    return Rotations?.at(-1)?.KeyMaterialState;
  };
  expect(await stateOf()).toBe('PENDING_MULTI_REGION_IMPORT_AND_ROTATION');
  await there.importKeyMaterial(await request(there, id, further));
  expect(await stateOf()).toBe('PENDING_ROTATION');
}
