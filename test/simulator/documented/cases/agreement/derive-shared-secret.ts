import { createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { expect } from 'vitest';
import type { Desk } from '../../desk.js';
import { type KeyUse, useStates } from '../../key-use/key-use.js';
import { useAuthorised } from '../../key-use/use-authorised.js';
import { useErrors } from '../../key-use/use-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';
import { ownRoots } from '../../recipient.js';

const KeyAgreementAlgorithm = 'ECDH';
const kind = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' } as const;
const curves = {
  ECC_NIST_P256: 'prime256v1',
  ECC_NIST_P384: 'secp384r1',
  ECC_NIST_P521: 'secp521r1',
} as const;
type Curve = keyof typeof curves;

const pairOn = (spec: Curve) => generateKeyPairSync('ec', { namedCurve: curves[spec] });
type Pair = ReturnType<typeof pairOn>;
const publicBytes = ({ publicKey }: Pair) => publicKey.export({ format: 'der', type: 'spki' });

const use: KeyUse = {
  operation: 'DeriveSharedSecret',
  kind,
  otherKind: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' },
  context: false,
  prepare: async () => {
    const PublicKey = publicBytes(pairOn('ECC_NIST_P256'));
    return (kms, KeyId, more) => kms.deriveSharedSecret({ KeyId, PublicKey, KeyAgreementAlgorithm, ...more });
  },
  conditions: { 'kms:KeyAgreementAlgorithm': KeyAgreementAlgorithm },
};

export const deriveSharedSecret: OperationCase = {
  operation: 'DeriveSharedSecret',
  works: async (desk) => {
    for (const spec of ['ECC_NIST_P256', 'ECC_NIST_P384', 'ECC_NIST_P521'] as const)
      await agreesWithOutsider(desk, spec);
    await agreesInChina(desk);
    const KeyId = await desk.makeKey(kind);
    for (const PublicKey of [publicBytes(pairOn('ECC_NIST_P384')), Buffer.from('no key')])
      expect(
        await nameOfFailure(desk.admin.deriveSharedSecret({ KeyId, PublicKey, KeyAgreementAlgorithm })),
      ).toBe('ValidationException');
  },
  states: useStates(use),
  errors: useErrors(use),
  authorised: useAuthorised(use),
  deviations: [ownRoots],
};

/** Both sides compute the same secret, each with its private and the other's public key. */
async function agreesWithOutsider({ admin, makeKey }: Desk, KeySpec: Curve): Promise<void> {
  const KeyId = await makeKey({ KeySpec, KeyUsage: 'KEY_AGREEMENT' });
  const outsider = pairOn(KeySpec);
  const answer = await admin.deriveSharedSecret({
    KeyId,
    PublicKey: publicBytes(outsider),
    KeyAgreementAlgorithm,
  });
  expect(answer).toMatchObject({ KeyId, KeyAgreementAlgorithm, KeyOrigin: 'AWS_KMS' });
  const { PublicKey = new Uint8Array() } = await admin.getPublicKey({ KeyId });
  const publicKey = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
  const secret = diffieHellman({ privateKey: outsider.privateKey, publicKey });
  expect(Buffer.from(answer.SharedSecret ?? [])).toEqual(secret);
}

async function agreesInChina({ chinese, makeKey }: Desk): Promise<void> {
  const sm2 = { KeySpec: 'SM2', KeyUsage: 'KEY_AGREEMENT' } as const;
  const [one, other] = [await makeKey(sm2, chinese), await makeKey(sm2, chinese)];
  const derive = async (KeyId: string, peer: string) => {
    const { PublicKey } = await chinese.getPublicKey({ KeyId: peer });
    return (await chinese.deriveSharedSecret({ KeyId, PublicKey, KeyAgreementAlgorithm })).SharedSecret;
  };
  expect(await derive(one, other)).toEqual(await derive(other, one));
}
