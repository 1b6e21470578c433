import { createPublicKey, verify } from 'node:crypto';
import { expect } from 'vitest';
import type { Desk } from '../../desk.js';
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
  operation: 'Sign',
  kind,
  otherKind: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' },
  context: false,
  prepare: async () => (kms, KeyId, more) => kms.sign({ KeyId, Message, SigningAlgorithm, ...more }),
  conditions: { 'kms:SigningAlgorithm': SigningAlgorithm, 'kms:MessageType': 'RAW' },
};

export const sign: OperationCase = {
  operation: 'Sign',
  works: async (desk) => {
    const keyOf = signingKeys(desk);
    for (const { spec, algorithm, type, message } of signings) {
      const { kms, KeyId } = await keyOf(spec);
      const signing = { KeyId, Message: message, MessageType: type, SigningAlgorithm: algorithm };
      const answer = await kms.sign(signing);
      expect(answer).toMatchObject({ KeyId, SigningAlgorithm: algorithm });
      const { SignatureValid } = await kms.verify({ ...signing, Signature: answer.Signature });
      expect(SignatureValid, `${spec} ${algorithm} ${type}`).toBe(true);
    }
    await outsidersCanVerify(desk);
    await limitsMessages(desk);
  },
  states: useStates(use),
  errors: useErrors(use),
  authorised: useAuthorised(use),
};

async function outsidersCanVerify({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey(kind);
  const { Signature = new Uint8Array() } = await admin.sign({ KeyId, Message, SigningAlgorithm });
  const { PublicKey = new Uint8Array() } = await admin.getPublicKey({ KeyId });
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
  expect(verify('sha256', Message, key, Signature)).toBe(true);
}

/** 1 to 4096 bytes (its length constraints; its text says 0, which AWS doesn't take); a digest is as long as the algorithm's hash. */
async function limitsMessages({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey(kind);
  const tried = (bytes: number, MessageType: 'RAW' | 'DIGEST' | 'EXTERNAL_MU') =>
    nameOfFailure(admin.sign({ KeyId, Message: Buffer.alloc(bytes), MessageType, SigningAlgorithm }));
  expect(await tried(0, 'RAW')).toBe('ValidationException');
  expect(await tried(1, 'RAW')).toBe('answered');
  expect(await tried(4096, 'RAW')).toBe('answered');
  expect(await tried(4097, 'RAW')).toBe('ValidationException');
  expect(await tried(32, 'DIGEST')).toBe('answered');
  expect(await tried(31, 'DIGEST')).toBe('ValidationException');
  expect(await tried(64, 'EXTERNAL_MU')).toBe('ValidationException');
}
