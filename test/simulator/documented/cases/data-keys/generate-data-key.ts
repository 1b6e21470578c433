import type { GenerateDataKeyCommandInput, GenerateDataKeyCommandOutput, KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import type { Desk } from '../../desk.js';
import { type KeyUse, useStates } from '../../key-use/key-use.js';
import { useAuthorised } from '../../key-use/use-authorised.js';
import { useErrors } from '../../key-use/use-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';
import { ownRoots } from '../../recipient.js';

type Answer = Omit<GenerateDataKeyCommandOutput, 'CiphertextForRecipient'>;
type Generate = (kms: KMS, input: GenerateDataKeyCommandInput) => Promise<Answer>;

const useOf = (operation: string, generate: Generate): KeyUse => ({
  operation,
  otherKind: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
  context: true,
  prepare: async () => (kms, KeyId, more) => generate(kms, { KeyId, KeySpec: 'AES_256', ...more }),
  conditions: { 'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT' },
});

const withPlaintext: Generate = (kms, input) => kms.generateDataKey(input);
const withoutPlaintext: Generate = (kms, input) => kms.generateDataKeyWithoutPlaintext(input);
const use = useOf('GenerateDataKey', withPlaintext);
const useWithout = useOf('GenerateDataKeyWithoutPlaintext', withoutPlaintext);

export const generateDataKey: OperationCase = {
  operation: 'GenerateDataKey',
  works: (desk) => gives(desk, withPlaintext, true),
  states: useStates(use),
  errors: useErrors(use),
  authorised: useAuthorised(use),
  deviations: [ownRoots],
};

export const generateDataKeyWithoutPlaintext: OperationCase = {
  operation: 'GenerateDataKeyWithoutPlaintext',
  works: (desk) => gives(desk, withoutPlaintext, false),
  states: useStates(useWithout),
  errors: useErrors(useWithout),
  authorised: useAuthorised(useWithout),
};

/** Keys of the length that was asked for, in either way; the plaintext is what Decrypt gives back. */
async function gives({ admin, makeKey }: Desk, generate: Generate, plaintext: boolean): Promise<void> {
  const KeyId = await makeKey();
  const EncryptionContext = { tenant: 'a' };
  const sizes = [
    [{ KeySpec: 'AES_128' }, 16],
    [{ KeySpec: 'AES_256' }, 32],
    [{ NumberOfBytes: 1 }, 1],
    [{ NumberOfBytes: 1024 }, 1024],
  ] as const;
  for (const [length, bytes] of sizes) {
    const answer = await generate(admin, { KeyId, EncryptionContext, ...length });
    expect(answer).toMatchObject({ KeyId, KeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { CiphertextBlob } = answer;
    const { Plaintext } = await admin.decrypt({ CiphertextBlob, EncryptionContext });
    expect(Plaintext).toHaveLength(bytes);
    expect(answer.Plaintext).toEqual(plaintext ? Plaintext : undefined);
    expect(await nameOfFailure(admin.decrypt({ CiphertextBlob }))).toBe('InvalidCiphertextException');
  }
  for (const wrong of [
    {},
    { NumberOfBytes: 0 },
    { NumberOfBytes: 1025 },
    { KeySpec: 'AES_128', NumberOfBytes: 16 },
  ])
    expect(await nameOfFailure(generate(admin, { KeyId, ...wrong } as GenerateDataKeyCommandInput))).toBe(
      'ValidationException',
    );
}
