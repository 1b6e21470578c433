import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { expect } from 'vitest';
import { type Desk, otherRegion, region } from '../../desk.js';
import { worksInKeyStores } from '../../key-use/in-key-stores.js';
import { type KeyUse, useStates } from '../../key-use/key-use.js';
import { useAuthorised } from '../../key-use/use-authorised.js';
import { useErrors } from '../../key-use/use-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { ownRoots } from '../../recipient.js';

const Plaintext = Buffer.from('four eyes');
const tenant = { EncryptionContext: { tenant: 'a' } };

const use: KeyUse = {
  operation: 'Decrypt',
  otherKind: {},
  context: true,
  prepare: async ({ kms, arn }) => {
    const [plain, bound] = await Promise.all([
      kms.encrypt({ KeyId: arn, Plaintext }),
      kms.encrypt({ KeyId: arn, Plaintext, ...tenant }),
    ]);
    return (as, KeyId, more) => {
      const { CiphertextBlob } = more?.EncryptionContext === undefined ? plain : bound;
      return as.decrypt({ KeyId, CiphertextBlob, ...more });
    };
  },
  conditions: { 'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT' },
};

export const decrypt: OperationCase = {
  operation: 'Decrypt',
  works: async (desk) => {
    await needsNoKey(desk);
    await takesCiphertextsFromOutside(desk);
    await worksInReplicas(desk);
    await worksAfterRotation(desk);
    await worksInKeyStores(desk);
  },
  states: useStates(use),
  errors: {
    ...useErrors(use),
    IncorrectKeyException: {
      message: 'The key ID in the request does not identify a CMK that can perform this operation.',
      provoke: async ({ admin, makeKey }) => {
        const { CiphertextBlob } = await admin.encrypt({ KeyId: await makeKey(), Plaintext });
        return admin.decrypt({ CiphertextBlob, KeyId: await makeKey() });
      },
    },
    InvalidCiphertextException: {
      message: null,
      provoke: ({ admin }) => admin.decrypt({ CiphertextBlob: Buffer.alloc(100) }),
    },
    InvalidKeyUsageException: {
      message: null,
      provoke: async ({ admin, makeKey }) => {
        const KeyId = await makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' });
        const EncryptionAlgorithm = 'RSAES_OAEP_SHA_256';
        return admin.decrypt({ KeyId, EncryptionAlgorithm, CiphertextBlob: Buffer.alloc(256) });
      },
    },
  },
  authorised: useAuthorised(use),
  deviations: [ownRoots],
};

async function needsNoKey({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const { CiphertextBlob } = await admin.encrypt({ KeyId, Plaintext });
  const answer = await admin.decrypt({ CiphertextBlob });
  expect(answer).toMatchObject({
    KeyId,
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    KeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(Buffer.from(answer.Plaintext ?? [])).toEqual(Plaintext);
}

async function takesCiphertextsFromOutside({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' });
  const { PublicKey = new Uint8Array() } = await admin.getPublicKey({ KeyId });
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
  const CiphertextBlob = publicEncrypt(
    { key, oaepHash: 'sha256', padding: constants.RSA_PKCS1_OAEP_PADDING },
    Plaintext,
  );
  const EncryptionAlgorithm = 'RSAES_OAEP_SHA_256';
  const answer = await admin.decrypt({ KeyId, CiphertextBlob, EncryptionAlgorithm });
  expect(Buffer.from(answer.Plaintext ?? [])).toEqual(Plaintext);
  expect(answer).not.toHaveProperty('KeyMaterialId');
}

async function worksInReplicas({ admin, as, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey({ MultiRegion: true });
  await admin.replicateKey({ KeyId, ReplicaRegion: otherRegion });
  await advance(60);
  const { CiphertextBlob } = await admin.encrypt({ KeyId, Plaintext });
  const answer = await as('administrator', otherRegion).decrypt({ CiphertextBlob });
  expect(answer.KeyId).toBe(KeyId.replace(region, otherRegion));
}

async function worksAfterRotation({ admin, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const before = await admin.encrypt({ KeyId, Plaintext });
  await admin.rotateKeyOnDemand({ KeyId });
  await advance(86_400);
  const after = await admin.encrypt({ KeyId, Plaintext });
  const [one, other] = await Promise.all([
    admin.decrypt({ CiphertextBlob: before.CiphertextBlob }),
    admin.decrypt({ CiphertextBlob: after.CiphertextBlob }),
  ]);
  expect(one.KeyMaterialId).not.toBe(other.KeyMaterialId);
  expect(Buffer.from(one.Plaintext ?? [])).toEqual(Plaintext);
}
