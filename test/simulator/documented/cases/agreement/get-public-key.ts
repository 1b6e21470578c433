import { createPublicKey } from 'node:crypto';
import type { CreateKeyCommandInput, KeySpec, KeyUsageType } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { type KeyUse, useStates } from '../../key-use/key-use.js';
import { useAuthorised } from '../../key-use/use-authorised.js';
import { useErrors } from '../../key-use/use-errors.js';
import type { OperationCase } from '../../operation-case.js';

const use: KeyUse = {
  operation: 'GetPublicKey',
  kind: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' },
  otherKind: {},
  context: false,
  prepare: async () => (kms, KeyId, more) => {
    const tokens = more?.GrantTokens === undefined ? {} : { GrantTokens: more.GrantTokens };
    return kms.getPublicKey({ KeyId, ...tokens });
  },
  conditions: {},
};

const { DryRunOperationException: _, ...errors } = useErrors(use);

/** Whether node:crypto can read the public half. */
const kinds: readonly (readonly [KeySpec, KeyUsageType, object, boolean])[] = [
  ['RSA_2048', 'ENCRYPT_DECRYPT', { EncryptionAlgorithms: ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'] }, true],
  ['ECC_NIST_P256', 'SIGN_VERIFY', { SigningAlgorithms: ['ECDSA_SHA_256'] }, true],
  ['ECC_NIST_P521', 'KEY_AGREEMENT', { KeyAgreementAlgorithms: ['ECDH'] }, true],
  ['ECC_SECG_P256K1', 'SIGN_VERIFY', { SigningAlgorithms: ['ECDSA_SHA_256'] }, true],
  [
    'ECC_NIST_EDWARDS25519',
    'SIGN_VERIFY',
    { SigningAlgorithms: ['ED25519_PH_SHA_512', 'ED25519_SHA_512'] },
    true,
  ],
  ['ML_DSA_44', 'SIGN_VERIFY', { SigningAlgorithms: ['ML_DSA_SHAKE_256'] }, false],
  ['ML_KEM_768', 'ENCAPSULATE_DECAPSULATE', {}, false],
  ['SM2', 'SIGN_VERIFY', { SigningAlgorithms: ['SM2DSA'] }, false],
];

export const getPublicKey: OperationCase = {
  operation: 'GetPublicKey',
  works: async (desk) => {
    for (const [spec, usage, algorithms, readable] of kinds) {
      const kms = spec === 'SM2' ? desk.chinese : desk.admin;
      const kind: CreateKeyCommandInput = { KeySpec: spec, KeyUsage: usage };
      const KeyId = await desk.makeKey(kind, kms);
      const answer = await kms.getPublicKey({ KeyId });
      expect(answer).toMatchObject({ KeyId, ...kind, CustomerMasterKeySpec: spec, ...algorithms });
      expect((await kms.getPublicKey({ KeyId })).PublicKey).toEqual(answer.PublicKey);
      const key = Buffer.from(answer.PublicKey ?? []);
      expect(key[0]).toBe(0x30);
      if (readable)
        expect(
          createPublicKey({ key, format: 'der', type: 'spki' }).export({ format: 'der', type: 'spki' }),
        ).toEqual(key);
    }
  },
  states: useStates(use),
  errors: {
    ...errors,
    InvalidArnException: {
      message: null,
      provoke: ({ admin }) => admin.getPublicKey({ KeyId: 'arn:aws:kms:no-key' }),
    },
    InvalidKeyUsageException: {
      deviation:
        'AWS names no key for which it comes: every asymmetric key has a public half, and the others get UnsupportedOperationException.',
    },
    UnsupportedOperationException: {
      message: null,
      provoke: async ({ admin, makeKey }) => admin.getPublicKey({ KeyId: await makeKey() }),
    },
  },
  authorised: useAuthorised(use),
};
