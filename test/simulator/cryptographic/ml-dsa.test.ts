import { createHash } from 'node:crypto';
import { type KeySpec, type MessageType, SignCommand, VerifyCommand } from '@aws-sdk/client-kms';
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk, publicKeyOf } from './desk.js';

const specs = [
  ['ML_DSA_44', ml_dsa44, '0609608648016503040311', 2420],
  ['ML_DSA_65', ml_dsa65, '0609608648016503040312', 3309],
  ['ML_DSA_87', ml_dsa87, '0609608648016503040313', 4627],
] as const;

/** The message representative μ (FIPS 204, algorithm 7, line 6) with an empty context string. */
function representativeOf(publicKey: Uint8Array, message: Buffer): Buffer {
  const shake = (...parts: readonly Uint8Array[]) =>
    createHash('shake256', { outputLength: 64 }).update(Buffer.concat(parts)).digest();
  return shake(shake(publicKey), Buffer.from([0, 0]), message);
}

describe('ML_DSA_SHAKE_256', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const makeKey = (KeySpec: KeySpec) => desk.makeKey({ KeySpec, KeyUsage: 'SIGN_VERIFY' });
  const request = (KeyId: string, Message: Buffer, MessageType: MessageType) =>
    ({ KeyId, Message, MessageType, SigningAlgorithm: 'ML_DSA_SHAKE_256' }) as const;

  test.each(specs)('%s: anybody with the public key can verify', async (spec, algorithm, oid, size) => {
    const key = await makeKey(spec);
    const spki = await publicKeyOf(desk.admin, key);
    const publicKey = spki.subarray(-(algorithm.lengths.publicKey ?? 0));
    expect(spki.subarray(0, -publicKey.length).toString('hex')).toContain(`${oid}03`);

    const message = Buffer.from('four eyes');
    const mu = representativeOf(publicKey, message);
    const requests = [request(key, message, 'RAW'), request(key, mu, 'EXTERNAL_MU')];
    for (const signing of requests) {
      const { Signature = new Uint8Array() } = await desk.admin.send(new SignCommand(signing));
      expect(Signature).toHaveLength(size);
      expect(algorithm.verify(Uint8Array.from(Signature), message, Uint8Array.from(publicKey))).toBe(true);
      for (const verifying of requests) {
        const answer = await desk.admin.send(new VerifyCommand({ ...verifying, Signature }));
        expect(answer).toMatchObject({ KeyId: key, SignatureValid: true });
      }
      const wrong = { ...request(key, Buffer.from('five eyes'), 'RAW'), Signature };
      expect(await failure(desk.admin.send(new VerifyCommand(wrong)))).toMatch(/^KMSInvalidSignature/);
      const short = { ...signing, Signature: Signature.subarray(1) };
      expect(await failure(desk.admin.send(new VerifyCommand(short)))).toMatch(/^KMSInvalidSignature/);
    }
  });

  test('takes representatives of 64 bytes only, and no digests', async () => {
    const key = await makeKey('ML_DSA_44');
    const sign = (bytes: number, type: MessageType) =>
      failure(desk.admin.send(new SignCommand(request(key, Buffer.alloc(bytes), type))));
    expect(await sign(64, 'EXTERNAL_MU')).toBe('answered');
    expect(await sign(63, 'EXTERNAL_MU')).toMatch(/^ValidationException/);
    expect(await sign(64, 'DIGEST')).toBe(
      'ValidationException: Message type DIGEST is incompatible with key spec ML_DSA_44.',
    );
  });
});
