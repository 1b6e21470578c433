import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { expect } from 'vitest';
import { externalKey, forever, importInto } from '../../../import/support.js';
import { type Desk, materialFor } from '../../desk.js';
import { type KeyUse, useStates } from '../../key-use/key-use.js';
import { useAuthorised } from '../../key-use/use-authorised.js';
import { useErrors } from '../../key-use/use-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';
import { signingKeys, signings } from '../../signings.js';

const SigningAlgorithm = 'ECDSA_SHA_256';
const Message = Buffer.from('four eyes');
const kind = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' } as const;

const use: KeyUse = {
  operation: 'Verify',
  kind,
  otherKind: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' },
  context: false,
  prepare: async ({ kms, arn }) => {
    const { Signature } = await kms.sign({ KeyId: arn, Message, SigningAlgorithm });
    return (as, KeyId, more) => as.verify({ KeyId, Message, Signature, SigningAlgorithm, ...more });
  },
  conditions: { 'kms:SigningAlgorithm': SigningAlgorithm, 'kms:MessageType': 'RAW' },
};

export const verify: OperationCase = {
  operation: 'Verify',
  works: async (desk) => {
    const keyOf = signingKeys(desk);
    for (const { spec, algorithm, type, message } of signings) {
      const { kms, KeyId } = await keyOf(spec);
      const signing = { KeyId, Message: message, MessageType: type, SigningAlgorithm: algorithm };
      const { Signature } = await kms.sign(signing);
      const answer = await kms.verify({ ...signing, Signature });
      expect(answer).toMatchObject({ KeyId, SigningAlgorithm: algorithm, SignatureValid: true });
      const other = Buffer.from(message.map((byte) => byte ^ 1));
      expect(
        await nameOfFailure(kms.verify({ ...signing, Message: other, Signature })),
        `${spec} ${algorithm} ${type}`,
      ).toBe('KMSInvalidSignatureException');
    }
    await takesSignaturesFromOutside(desk);
  },
  states: useStates(use),
  errors: {
    ...useErrors(use),
    KMSInvalidSignatureException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.verify({ KeyId: await makeKey(kind), Message, Signature: Buffer.alloc(70), SigningAlgorithm }),
    },
  },
  authorised: useAuthorised(use),
};

/** Of a private key that was imported. */
async function takesSignaturesFromOutside({ admin }: Desk): Promise<void> {
  const KeyId = await externalKey(admin, kind);
  const der = materialFor(kind.KeySpec);
  await importInto(admin, KeyId, der, forever);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const Signature = sign('sha256', Message, privateKey);
  expect((await admin.verify({ KeyId, Message, Signature, SigningAlgorithm })).SignatureValid).toBe(true);
  const stranger = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
  const wrong = { KeyId, Message, Signature: sign('sha256', Message, stranger), SigningAlgorithm } as const;
  expect(await nameOfFailure(admin.verify(wrong))).toBe('KMSInvalidSignatureException');
}
