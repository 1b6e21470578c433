import type { KeySpec } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import type { Desk } from '../../desk.js';
import { type KeyUse, useStates } from '../../key-use/key-use.js';
import { useAuthorised } from '../../key-use/use-authorised.js';
import { useErrors } from '../../key-use/use-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const EncapsulationAlgorithm = 'ML_KEM';
const kindOf = (KeySpec: KeySpec) => ({ KeySpec, KeyUsage: 'ENCAPSULATE_DECAPSULATE' }) as const;
const kind = kindOf('ML_KEM_512');
const common = {
  kind,
  otherKind: { KeySpec: 'ML_DSA_44', KeyUsage: 'SIGN_VERIFY' },
  context: false,
  conditions: {},
} as const;

const encapsulating: KeyUse = {
  ...common,
  operation: 'Encapsulate',
  prepare: async () => (kms, KeyId, more) => kms.encapsulate({ KeyId, EncapsulationAlgorithm, ...more }),
};

const decapsulating: KeyUse = {
  ...common,
  operation: 'Decapsulate',
  prepare: async ({ kms, arn }) => {
    const { SharedSecretCiphertextBlob } = await kms.encapsulate({ KeyId: arn, EncapsulationAlgorithm });
    return (as, KeyId, more) =>
      as.decapsulate({ KeyId, SharedSecretCiphertextBlob, EncapsulationAlgorithm, ...more });
  },
};

export const encapsulate: OperationCase = {
  operation: 'Encapsulate',
  works: async (desk) => {
    await recovers(desk, 'ML_KEM_512', 768);
    await recovers(desk, 'ML_KEM_768', 1088);
    await recovers(desk, 'ML_KEM_1024', 1568);
  },
  states: useStates(encapsulating),
  errors: useErrors(encapsulating),
  authorised: useAuthorised(encapsulating),
};

export const decapsulate: OperationCase = {
  operation: 'Decapsulate',
  works: async (desk) => {
    await recovers(desk, 'ML_KEM_768', 1088);
    await rejectsImplicitly(desk);
  },
  states: useStates(decapsulating),
  errors: {
    ...useErrors(decapsulating),
    InvalidCiphertextException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.decapsulate({
          KeyId: await makeKey(kind),
          SharedSecretCiphertextBlob: Buffer.alloc(767),
          EncapsulationAlgorithm,
        }),
    },
  },
  authorised: useAuthorised(decapsulating),
};

async function recovers({ admin, makeKey }: Desk, spec: KeySpec, bytes: number): Promise<void> {
  const KeyId = await makeKey(kindOf(spec));
  const sent = await admin.encapsulate({ KeyId, EncapsulationAlgorithm });
  expect(sent).toMatchObject({ KeyId, EncapsulationAlgorithm });
  expect(sent.SharedSecret).toHaveLength(32);
  expect(sent.SharedSecretCiphertextBlob).toHaveLength(bytes);
  const { SharedSecretCiphertextBlob } = sent;
  const got = await admin.decapsulate({ KeyId, SharedSecretCiphertextBlob, EncapsulationAlgorithm });
  expect(got).toMatchObject({ KeyId, EncapsulationAlgorithm, SharedSecret: sent.SharedSecret });
}

/** A changed ciphertext, and another key's, give a secret that nobody else has, and always the same one. */
async function rejectsImplicitly({ admin, makeKey }: Desk): Promise<void> {
  const [KeyId, other] = [await makeKey(kind), await makeKey(kind)];
  const sent = await admin.encapsulate({ KeyId, EncapsulationAlgorithm });
  const blob = Buffer.from(sent.SharedSecretCiphertextBlob ?? []);
  const changed = Buffer.from(blob.map((byte, at) => (at === 0 ? byte ^ 1 : byte)));
  const secret = async (key: string, SharedSecretCiphertextBlob: Uint8Array) =>
    (await admin.decapsulate({ KeyId: key, SharedSecretCiphertextBlob, EncapsulationAlgorithm }))
      .SharedSecret;
  const [one, again, elsewhere] = [
    await secret(KeyId, changed),
    await secret(KeyId, changed),
    await secret(other, blob),
  ];
  expect(one).toHaveLength(32);
  expect(one).toEqual(again);
  expect(one).not.toEqual(sent.SharedSecret);
  expect(elsewhere).not.toEqual(sent.SharedSecret);
  expect(await nameOfFailure(secret(KeyId, blob.subarray(1)))).toBe('InvalidCiphertextException');
}
