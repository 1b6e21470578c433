import type { EncryptionAlgorithmSpec, KeySpec, KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import type { Desk } from '../../desk.js';
import type { KeyUse } from '../../key-use/key-use.js';
import { useStates } from '../../key-use/key-use.js';
import { useAuthorised } from '../../key-use/use-authorised.js';
import { useErrors } from '../../key-use/use-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const use: KeyUse = {
  operation: 'Encrypt',
  otherKind: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
  context: true,
  prepare: async () => (kms, KeyId, more) => kms.encrypt({ KeyId, Plaintext: Buffer.from('x'), ...more }),
  conditions: { 'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT' },
};

export const encrypt: OperationCase = {
  operation: 'Encrypt',
  works: async (desk) => {
    await holdsUpTo(desk, desk.admin, {}, 'SYMMETRIC_DEFAULT', 4096);
    for (const [KeySpec, EncryptionAlgorithm, most] of longest) {
      const kms = KeySpec === 'SM2' ? desk.chinese : desk.admin;
      await holdsUpTo(desk, kms, { KeySpec, KeyUsage: 'ENCRYPT_DECRYPT' }, EncryptionAlgorithm, most);
    }
    await bindsToContext(desk);
  },
  states: useStates(use),
  errors: useErrors(use),
  authorised: useAuthorised(use),
};

/** In bytes (API reference, Encrypt). RSA_4096 keys take seconds to make, and have the same formula. */
const longest: readonly (readonly [KeySpec, EncryptionAlgorithmSpec, number])[] = [
  ['RSA_2048', 'RSAES_OAEP_SHA_1', 214],
  ['RSA_2048', 'RSAES_OAEP_SHA_256', 190],
  ['RSA_3072', 'RSAES_OAEP_SHA_256', 318],
  ['SM2', 'SM2PKE', 1024],
];

/** A plaintext of `most` bytes comes back; one more is refused. */
async function holdsUpTo(
  desk: Desk,
  kms: KMS,
  kind: { readonly KeySpec?: KeySpec; readonly KeyUsage?: 'ENCRYPT_DECRYPT' },
  EncryptionAlgorithm: EncryptionAlgorithmSpec,
  most: number,
): Promise<void> {
  const KeyId = await desk.makeKey(kind, kms);
  const Plaintext = Buffer.alloc(most, 5);
  const answer = await kms.encrypt({ KeyId, Plaintext, EncryptionAlgorithm });
  expect(answer).toMatchObject({ KeyId, EncryptionAlgorithm });
  const { CiphertextBlob } = answer;
  const back = await kms.decrypt({ KeyId, CiphertextBlob, EncryptionAlgorithm });
  expect(Buffer.from(back.Plaintext ?? [])).toEqual(Plaintext);
  const longer = kms.encrypt({ KeyId, Plaintext: Buffer.alloc(most + 1), EncryptionAlgorithm });
  expect(await nameOfFailure(longer)).toBe('ValidationException');
}

async function bindsToContext({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const EncryptionContext = { tenant: 'a', order: '17' };
  const { CiphertextBlob } = await admin.encrypt({ KeyId, Plaintext: Buffer.from('x'), EncryptionContext });
  const decrypt = (context: Record<string, string>) =>
    nameOfFailure(admin.decrypt({ CiphertextBlob, EncryptionContext: context }));
  expect(await decrypt({ order: '17', tenant: 'a' })).toBe('answered');
  for (const wrong of [{}, { tenant: 'a' }, { tenant: 'A', order: '17' }])
    expect(await decrypt(wrong)).toBe('InvalidCiphertextException');
}
