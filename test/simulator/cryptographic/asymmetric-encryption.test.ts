import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import {
  DecryptCommand,
  EncryptCommand,
  type EncryptionAlgorithmSpec,
  type KMSClient,
  ReEncryptCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk, publicKeyOf } from './desk.js';
import { encryptFor } from './sm2-outside.js';

describe('encryption with key pairs', () => {
  let desk: Desk;
  let rsa: string;
  let sm2: string;
  beforeAll(async () => {
    desk = await openDesk();
    rsa = await desk.makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' });
    sm2 = await desk.makeKey({ KeySpec: 'SM2', KeyUsage: 'ENCRYPT_DECRYPT' }, desk.inChina);
  });
  afterAll(() => desk.close());

  const Plaintext = Buffer.from('four eyes');
  const encrypt = (
    KeyId: string,
    EncryptionAlgorithm: EncryptionAlgorithmSpec,
    text = Plaintext,
    client?: KMSClient,
  ) => (client ?? desk.admin).send(new EncryptCommand({ KeyId, EncryptionAlgorithm, Plaintext: text }));
  async function decrypt(
    KeyId: string,
    EncryptionAlgorithm: EncryptionAlgorithmSpec,
    CiphertextBlob: Uint8Array,
    client = desk.admin,
  ): Promise<string> {
    const input = { KeyId, EncryptionAlgorithm, CiphertextBlob };
    const answer = await client.send(new DecryptCommand(input));
    expect(answer).toMatchObject({ KeyId, EncryptionAlgorithm });
    expect(answer.KeyMaterialId).toBeUndefined();
    return Buffer.from(answer.Plaintext ?? []).toString();
  }

  test.each([
    ['RSAES_OAEP_SHA_1', 'sha1'],
    ['RSAES_OAEP_SHA_256', 'sha256'],
  ] as const)('%s: decrypts what it and what others encrypted', async (algorithm, oaepHash) => {
    const { CiphertextBlob } = await encrypt(rsa, algorithm);
    expect(await decrypt(rsa, algorithm, CiphertextBlob ?? new Uint8Array())).toBe('four eyes');
    const key = createPublicKey({ key: await publicKeyOf(desk.admin, rsa), format: 'der', type: 'spki' });
    const outside = publicEncrypt({ key, oaepHash, padding: constants.RSA_PKCS1_OAEP_PADDING }, Plaintext);
    expect(await decrypt(rsa, algorithm, outside)).toBe('four eyes');
  });

  test.each([
    ['RSA_2048', 'RSAES_OAEP_SHA_1', 214],
    ['RSA_2048', 'RSAES_OAEP_SHA_256', 190],
    ['RSA_3072', 'RSAES_OAEP_SHA_1', 342],
    ['RSA_3072', 'RSAES_OAEP_SHA_256', 318],
    ['RSA_4096', 'RSAES_OAEP_SHA_1', 470],
    ['RSA_4096', 'RSAES_OAEP_SHA_256', 446],
  ] as const)('%s with %s takes %i bytes', async (KeySpec, algorithm, most) => {
    const key = await desk.makeKey({ KeySpec, KeyUsage: 'ENCRYPT_DECRYPT' });
    expect(await failure(encrypt(key, algorithm, Buffer.alloc(most)))).toBe('answered');
    expect(await failure(encrypt(key, algorithm, Buffer.alloc(most + 1)))).toBe(
      `ValidationException: Algorithm ${algorithm} and key spec ${KeySpec} cannot encrypt data larger than ${most} bytes.`,
    );
  });

  test('wants key id and algorithm, which the ciphertext doesn’t tell', async () => {
    const { CiphertextBlob } = await encrypt(rsa, 'RSAES_OAEP_SHA_256');
    const send = (input: object) => desk.admin.send(new DecryptCommand({ CiphertextBlob, ...input }));
    expect(await failure(send({ EncryptionAlgorithm: 'RSAES_OAEP_SHA_256' }))).toBe(
      'ValidationException: KeyId must not be null',
    );
    expect(await failure(send({ KeyId: rsa }))).toMatch(/^InvalidCiphertextException/);
    expect(await failure(send({ KeyId: rsa, EncryptionAlgorithm: 'RSAES_OAEP_SHA_1' }))).toMatch(
      /^InvalidCiphertextException/,
    );
  });

  test('takes no encryption context', async () => {
    const EncryptionContext = { tenant: 'a' };
    const input = {
      KeyId: rsa,
      EncryptionAlgorithm: 'RSAES_OAEP_SHA_256',
      Plaintext,
      EncryptionContext,
    } as const;
    expect(await failure(desk.admin.send(new EncryptCommand(input)))).toMatch(
      /^ValidationException: EncryptionContext is not supported/,
    );
  });

  test('re-encrypts between symmetric and RSA keys', async () => {
    const symmetric = await desk.makeKey();
    const { CiphertextBlob } = await desk.admin.send(new EncryptCommand({ KeyId: symmetric, Plaintext }));
    const there = await desk.admin.send(
      new ReEncryptCommand({
        CiphertextBlob,
        DestinationKeyId: rsa,
        DestinationEncryptionAlgorithm: 'RSAES_OAEP_SHA_256',
      }),
    );
    expect(there).toMatchObject({ SourceKeyId: symmetric, KeyId: rsa });
    expect(there.SourceKeyMaterialId).toMatch(/^[0-9a-f]{64}$/);
    expect(there.DestinationKeyMaterialId).toBeUndefined();
    expect(await decrypt(rsa, 'RSAES_OAEP_SHA_256', there.CiphertextBlob ?? new Uint8Array())).toBe(
      'four eyes',
    );
  });

  test('SM2PKE: decrypts what it and what others encrypted, and nothing that was changed', async () => {
    const { CiphertextBlob = new Uint8Array() } = await encrypt(sm2, 'SM2PKE', Plaintext, desk.inChina);
    expect(await decrypt(sm2, 'SM2PKE', CiphertextBlob, desk.inChina)).toBe('four eyes');
    const outside = encryptFor(await publicKeyOf(desk.inChina, sm2), Plaintext);
    expect(await decrypt(sm2, 'SM2PKE', outside, desk.inChina)).toBe('four eyes');
    for (const at of [0, 10, 50, 90, outside.length - 1]) {
      const changed = Buffer.from(outside);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await failure(decrypt(sm2, 'SM2PKE', changed, desk.inChina))).toMatch(
        /^InvalidCiphertextException/,
      );
    }
    expect(await failure(encrypt(sm2, 'SM2PKE', Buffer.alloc(1024), desk.inChina))).toBe('answered');
    expect(await failure(encrypt(sm2, 'SM2PKE', Buffer.alloc(1025), desk.inChina))).toMatch(
      /larger than 1024 bytes/,
    );
  });
});
