import { createECDH, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import {
  DecapsulateCommand,
  DeriveSharedSecretCommand,
  EncapsulateCommand,
  type KMSClient,
} from '@aws-sdk/client-kms';
import { ml_kem512, ml_kem768, ml_kem1024 } from '@noble/post-quantum/ml-kem.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk, publicKeyOf } from './desk.js';
import { newKeyPair, Point, pointOf } from './sm2-outside.js';

describe('secrets shared with others', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const derive = (KeyId: string, PublicKey: Buffer, client: KMSClient = desk.admin) =>
    client.send(new DeriveSharedSecretCommand({ KeyId, PublicKey, KeyAgreementAlgorithm: 'ECDH' }));

  test.each([
    ['ECC_NIST_P256', 'P-256', 32],
    ['ECC_NIST_P384', 'P-384', 48],
    ['ECC_NIST_P521', 'P-521', 66],
  ] as const)('%s: both sides derive the same', async (KeySpec, namedCurve, size) => {
    const key = await desk.makeKey({ KeySpec, KeyUsage: 'KEY_AGREEMENT' });
    const peer = generateKeyPairSync('ec', { namedCurve });
    const answer = await derive(key, peer.publicKey.export({ format: 'der', type: 'spki' }));
    expect(answer).toMatchObject({ KeyId: key, KeyAgreementAlgorithm: 'ECDH', KeyOrigin: 'AWS_KMS' });
    expect(answer.SharedSecret).toHaveLength(size);
    const spki = await publicKeyOf(desk.admin, key);
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const outside = diffieHellman({ privateKey: peer.privateKey, publicKey });
    expect(Buffer.from(answer.SharedSecret ?? [])).toEqual(outside);
  });

  test('SM2: both sides derive the same', async () => {
    const key = await desk.makeKey({ KeySpec: 'SM2', KeyUsage: 'KEY_AGREEMENT' }, desk.inChina);
    const ours = await publicKeyOf(desk.inChina, key);
    const peer = newKeyPair();
    const theirs = Buffer.concat([ours.subarray(0, -65), peer.getPublicKey()]);
    const { SharedSecret } = await derive(key, theirs, desk.inChina);
    const scalar = BigInt(`0x${peer.getPrivateKey('hex')}`);
    const { x } = pointOf(ours).multiply(scalar).toAffine();
    expect(BigInt(`0x${Buffer.from(SharedSecret ?? []).toString('hex')}`)).toBe(x);
    expect(pointOf(theirs).equals(Point.BASE.multiply(scalar))).toBe(true);
  });

  test('refuses a peer’s key of another curve, off the curve, or that is none', async () => {
    const key = await desk.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' });
    const other = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey;
    const good = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    const off = good.export({ format: 'der', type: 'spki' });
    off[off.length - 1] = (off[off.length - 1] ?? 0) ^ 1;
    for (const wrong of [other.export({ format: 'der', type: 'spki' }), off, Buffer.from('none')])
      expect(await failure(derive(key, wrong))).toMatch(/^ValidationException/);
    const signing = await desk.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    expect(await failure(derive(signing, off))).toBe(
      `InvalidKeyUsageException: ${signing} key usage is SIGN_VERIFY which is not valid for DeriveSharedSecret.`,
    );
  });

  test('takes a compressed point as well', async () => {
    const key = await desk.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' });
    const peer = createECDH('prime256v1');
    peer.generateKeys();
    const algorithm = Buffer.from('301306072a8648ce3d020106082a8648ce3d030107', 'hex');
    const point = peer.getPublicKey(null, 'compressed');
    const bits = Buffer.concat([Buffer.from([0x03, point.length + 1, 0]), point]);
    const spki = Buffer.concat([Buffer.from([0x30, algorithm.length + bits.length]), algorithm, bits]);
    const { SharedSecret } = await derive(key, spki);
    const ours = (await publicKeyOf(desk.admin, key)).subarray(-65);
    expect(Buffer.from(SharedSecret ?? [])).toEqual(peer.computeSecret(ours));
  });

  test.each([
    ['ML_KEM_512', ml_kem512, 768],
    ['ML_KEM_768', ml_kem768, 1088],
    ['ML_KEM_1024', ml_kem1024, 1568],
  ] as const)('%s: decapsulates what it and what others encapsulated', async (KeySpec, algorithm, size) => {
    const KeyId = await desk.makeKey({ KeySpec, KeyUsage: 'ENCAPSULATE_DECAPSULATE' });
    const EncapsulationAlgorithm = 'ML_KEM' as const;
    const decapsulate = (SharedSecretCiphertextBlob: Uint8Array | undefined) =>
      desk.admin.send(new DecapsulateCommand({ KeyId, EncapsulationAlgorithm, SharedSecretCiphertextBlob }));
    const made = await desk.admin.send(new EncapsulateCommand({ KeyId, EncapsulationAlgorithm }));
    expect(made).toMatchObject({ KeyId, EncapsulationAlgorithm });
    expect(made.SharedSecretCiphertextBlob).toHaveLength(size);
    expect(made.SharedSecret).toHaveLength(32);
    const back = await decapsulate(made.SharedSecretCiphertextBlob);
    expect(back).toMatchObject({ KeyId, EncapsulationAlgorithm, SharedSecret: made.SharedSecret });

    const spki = await publicKeyOf(desk.admin, KeyId);
    const publicKey = Uint8Array.from(spki.subarray(-(algorithm.lengths.publicKey ?? 0)));
    const { cipherText, sharedSecret } = algorithm.encapsulate(publicKey);
    const { SharedSecret } = await decapsulate(cipherText);
    expect(Buffer.from(SharedSecret ?? [])).toEqual(Buffer.from(sharedSecret));
    const changed = cipherText.map((byte, at) => (at === 5 ? byte ^ 1 : byte));
    expect((await decapsulate(changed)).SharedSecret).not.toEqual(SharedSecret);
    expect(await failure(decapsulate(cipherText.subarray(1)))).toMatch(/^InvalidCiphertextException/);
  });
});
