import { createPublicKey } from 'node:crypto';
import { DisableKeyCommand, GetPublicKeyCommand, type KeySpec } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk } from './desk.js';

describe('GetPublicKey', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  test.each([
    ['RSA_2048', 'rsa', { modulusLength: 2048, publicExponent: 65537n }],
    ['RSA_3072', 'rsa', { modulusLength: 3072, publicExponent: 65537n }],
    ['RSA_4096', 'rsa', { modulusLength: 4096, publicExponent: 65537n }],
    ['ECC_NIST_P256', 'ec', { namedCurve: 'prime256v1' }],
    ['ECC_NIST_P384', 'ec', { namedCurve: 'secp384r1' }],
    ['ECC_NIST_P521', 'ec', { namedCurve: 'secp521r1' }],
    ['ECC_SECG_P256K1', 'ec', { namedCurve: 'secp256k1' }],
    ['ECC_NIST_EDWARDS25519', 'ed25519', {}],
  ] as const)('%s', async (KeySpec: KeySpec, type, details) => {
    const KeyId = await desk.makeKey({ KeySpec, KeyUsage: 'SIGN_VERIFY' });
    const answer = await desk.admin.send(new GetPublicKeyCommand({ KeyId }));
    expect(answer).toMatchObject({
      KeyId,
      KeySpec,
      CustomerMasterKeySpec: KeySpec,
      KeyUsage: 'SIGN_VERIFY',
      SigningAlgorithms: expect.arrayContaining([expect.any(String)]),
    });
    expect(answer).not.toHaveProperty('EncryptionAlgorithms');
    const key = createPublicKey({ key: Buffer.from(answer.PublicKey ?? []), format: 'der', type: 'spki' });
    expect(key.asymmetricKeyType).toBe(type);
    expect(key.asymmetricKeyDetails).toMatchObject(details);
    expect((await desk.admin.send(new GetPublicKeyCommand({ KeyId }))).PublicKey).toEqual(answer.PublicKey);
  });

  test('lists what the key is for', async () => {
    const encrypting = await desk.makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' });
    expect(await desk.admin.send(new GetPublicKeyCommand({ KeyId: encrypting }))).toMatchObject({
      EncryptionAlgorithms: ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'],
    });
    const agreeing = await desk.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' });
    expect(await desk.admin.send(new GetPublicKeyCommand({ KeyId: agreeing }))).toMatchObject({
      KeyAgreementAlgorithms: ['ECDH'],
    });
  });

  test('refuses secret keys, disabled keys and whoever isn’t allowed', async () => {
    const get = (KeyId: string, client = desk.admin) =>
      failure(client.send(new GetPublicKeyCommand({ KeyId })));
    expect(await get(await desk.makeKey())).toMatch(/^UnsupportedOperationException/);
    const key = await desk.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    expect(await get(key, desk.as('app'))).toMatch(/^AccessDeniedException/);
    await desk.admin.send(new DisableKeyCommand({ KeyId: key }));
    expect(await get(key)).toBe(`DisabledException: ${key} is disabled.`);
  });
});
