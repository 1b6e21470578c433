import { createPrivateKey, createPublicKey } from 'node:crypto';
import type {
  DataKeyPairSpec,
  GenerateDataKeyPairCommandInput,
  GenerateDataKeyPairCommandOutput,
  KMS,
} from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { type Desk, hsmStore } from '../../desk.js';
import { type KeyUse, useStates } from '../../key-use/key-use.js';
import { useAuthorised } from '../../key-use/use-authorised.js';
import { useErrors } from '../../key-use/use-errors.js';
import type { OperationCase, Provocation } from '../../operation-case.js';
import { ownRoots } from '../../recipient.js';

type Answer = Omit<GenerateDataKeyPairCommandOutput, 'CiphertextForRecipient'>;
type Generate = (kms: KMS, input: GenerateDataKeyPairCommandInput) => Promise<Answer>;

const useOf = (operation: string, generate: Generate): KeyUse => ({
  operation,
  otherKind: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
  context: true,
  prepare: async () => (kms, KeyId, more) => generate(kms, { KeyId, KeyPairSpec: 'ECC_NIST_P256', ...more }),
  conditions: { 'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT', 'kms:DataKeyPairSpec': 'ECC_NIST_P256' },
});

const withPlaintext: Generate = (kms, input) => kms.generateDataKeyPair(input);
const withoutPlaintext: Generate = (kms, input) => kms.generateDataKeyPairWithoutPlaintext(input);
const use = useOf('GenerateDataKeyPair', withPlaintext);
const useWithout = useOf('GenerateDataKeyPairWithoutPlaintext', withoutPlaintext);

export const generateDataKeyPair: OperationCase = {
  operation: 'GenerateDataKeyPair',
  works: (desk) => gives(desk, withPlaintext, true),
  states: useStates(use),
  errors: { ...useErrors(use), UnsupportedOperationException: inKeyStore(withPlaintext) },
  authorised: useAuthorised(use),
  deviations: [ownRoots],
};

export const generateDataKeyPairWithoutPlaintext: OperationCase = {
  operation: 'GenerateDataKeyPairWithoutPlaintext',
  works: (desk) => gives(desk, withoutPlaintext, false),
  states: useStates(useWithout),
  errors: { ...useErrors(useWithout), UnsupportedOperationException: inKeyStore(withoutPlaintext) },
  authorised: useAuthorised(useWithout),
};

function inKeyStore(generate: Generate): Provocation {
  return {
    message: /^arn:\S+ origin is AWS_CLOUDHSM which is not valid for this operation\.$/,
    provoke: async ({ admin, makeKey }) => {
      const KeyId = await makeKey({ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: hsmStore });
      return generate(admin, { KeyId, KeyPairSpec: 'ECC_NIST_P256' });
    },
  };
}

/** What node:crypto can read. RSA_3072 and RSA_4096 take seconds. */
const readable: readonly DataKeyPairSpec[] = [
  'RSA_2048',
  'ECC_NIST_P256',
  'ECC_NIST_P384',
  'ECC_NIST_P521',
  'ECC_SECG_P256K1',
  'ECC_NIST_EDWARDS25519',
];

async function gives(desk: Desk, generate: Generate, plaintext: boolean): Promise<void> {
  const { admin, chinese, makeKey } = desk;
  const KeyId = await makeKey();
  for (const KeyPairSpec of readable) {
    const { PublicKey, privateKey } = await pair(admin, KeyId, KeyPairSpec, generate, plaintext);
    const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
    expect(createPublicKey(key).export({ format: 'der', type: 'spki' })).toEqual(PublicKey);
  }
  const kems = ['ML_KEM_512', 'ML_KEM_768', 'ML_KEM_1024'] as const;
  const sizes = await Promise.all(
    kems.map(async (KeyPairSpec) => {
      const { privateKey } = await pair(admin, KeyId, KeyPairSpec, generate, plaintext);
      return privateKey.length;
    }),
  );
  expect(new Set(sizes).size).toBe(1);
  await pair(chinese, await makeKey({}, chinese), 'SM2', generate, plaintext);
}

/** A new pair, its private half as Decrypt gives it back. */
async function pair(
  kms: KMS,
  KeyId: string,
  KeyPairSpec: DataKeyPairSpec,
  generate: Generate,
  plaintext: boolean,
) {
  const EncryptionContext = { tenant: 'a' };
  const answer = await generate(kms, { KeyId, KeyPairSpec, EncryptionContext });
  expect(answer).toMatchObject({
    KeyId,
    KeyPairSpec,
    KeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const back = await kms.decrypt({ CiphertextBlob: answer.PrivateKeyCiphertextBlob, EncryptionContext });
  expect(answer.PrivateKeyPlaintext).toEqual(plaintext ? back.Plaintext : undefined);
  return { PublicKey: Buffer.from(answer.PublicKey ?? []), privateKey: Buffer.from(back.Plaintext ?? []) };
}
