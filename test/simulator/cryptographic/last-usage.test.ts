import {
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  GetKeyLastUsageCommand,
  GetPublicKeyCommand,
  ReEncryptCommand,
  SignCommand,
  VerifyCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk } from './desk.js';

describe('what GetKeyLastUsage says afterwards', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const lastUsage = async (KeyId: string) =>
    (await desk.admin.send(new GetKeyLastUsageCommand({ KeyId }))).KeyLastUsage?.Operation;
  const Plaintext = Buffer.from('four eyes');

  test('each use of a symmetric key counts, on both sides of ReEncrypt', async () => {
    const [KeyId, other] = [await desk.makeKey(), await desk.makeKey()];
    expect(await lastUsage(KeyId)).toBeUndefined();
    const { CiphertextBlob } = await desk.admin.send(new EncryptCommand({ KeyId, Plaintext }));
    expect(await lastUsage(KeyId)).toBe('Encrypt');
    await desk.admin.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' }));
    expect(await lastUsage(KeyId)).toBe('GenerateDataKey');
    await desk.admin.send(new ReEncryptCommand({ CiphertextBlob, DestinationKeyId: other }));
    expect([await lastUsage(KeyId), await lastUsage(other)]).toEqual(['ReEncrypt', 'ReEncrypt']);
  });

  test('what failed, a dry run and the public key don’t count', async () => {
    const KeyId = await desk.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    const request = { KeyId, SigningAlgorithm: 'ECDSA_SHA_256', Message: Plaintext } as const;
    await desk.admin.send(new GetPublicKeyCommand({ KeyId }));
    await failure(desk.admin.send(new SignCommand({ ...request, DryRun: true })));
    await failure(desk.admin.send(new VerifyCommand({ ...request, Signature: Buffer.from('wrong') })));
    expect(await lastUsage(KeyId)).toBeUndefined();
    const { Signature } = await desk.admin.send(new SignCommand(request));
    expect(await lastUsage(KeyId)).toBe('Sign');
    await desk.admin.send(new VerifyCommand({ ...request, Signature }));
    expect(await lastUsage(KeyId)).toBe('Verify');
  });

  test('MACs count', async () => {
    const KeyId = await desk.makeKey({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
    await desk.admin.send(
      new GenerateMacCommand({ KeyId, MacAlgorithm: 'HMAC_SHA_256', Message: Plaintext }),
    );
    expect(await lastUsage(KeyId)).toBe('GenerateMac');
  });
});
