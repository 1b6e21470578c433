import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DecryptCommand,
  DeriveSharedSecretCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyPairCommand,
  GenerateRandomCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk } from '../desk.js';
import { asRecipient, createEnclave, measurement } from './enclave.js';

const now = Date.now();
const enclave = createEnclave(now);
const nothing = new Uint8Array();
const secret = Buffer.from('a secret');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ clock: () => now, attestationRoots: [enclave.rootPem] });
});
afterAll(() => desk.close());

const encrypted = async (Plaintext: Uint8Array = secret) => {
  const KeyId = await desk.makeKey();
  return desk.admin.send(new EncryptCommand({ KeyId, Plaintext }));
};

const decrypted = async (CiphertextBlob: Uint8Array | undefined) =>
  Buffer.from((await desk.admin.send(new DecryptCommand({ CiphertextBlob }))).Plaintext ?? []);

describe('a secret goes to the recipient, and nowhere else', () => {
  test('of Decrypt', async () => {
    const { CiphertextBlob, KeyId } = await encrypted();
    const answer = await desk.admin.send(
      new DecryptCommand({ CiphertextBlob, Recipient: enclave.recipient() }),
    );
    expect(answer).toMatchObject({ KeyId, Plaintext: nothing, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' });
    expect(answer.KeyMaterialId).toBeUndefined();
    expect(enclave.open(answer.CiphertextForRecipient)).toEqual(secret);
  });

  test('of Decrypt with an RSA key', async () => {
    const KeyId = await desk.makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' });
    const EncryptionAlgorithm = 'RSAES_OAEP_SHA_256';
    const input = { KeyId, EncryptionAlgorithm } as const;
    const { CiphertextBlob } = await desk.admin.send(new EncryptCommand({ ...input, Plaintext: secret }));
    const Recipient = enclave.recipient();
    const answer = await desk.admin.send(new DecryptCommand({ ...input, CiphertextBlob, Recipient }));
    expect(enclave.open(answer.CiphertextForRecipient)).toEqual(secret);
  });

  test('of GenerateDataKey', async () => {
    const KeyId = await desk.makeKey();
    const Recipient = enclave.recipient();
    const answer = await desk.admin.send(
      new GenerateDataKeyCommand({ KeyId, NumberOfBytes: 1024, Recipient }),
    );
    expect(answer).toMatchObject({ KeyId, Plaintext: nothing });
    expect(answer.KeyMaterialId).toBeUndefined();
    const key = enclave.open(answer.CiphertextForRecipient);
    expect(key).toHaveLength(1024);
    expect(key).toEqual(await decrypted(answer.CiphertextBlob));
  });

  test('of GenerateDataKeyPair', async () => {
    const KeyId = await desk.makeKey();
    const input = { KeyId, KeyPairSpec: 'ECC_NIST_P256', Recipient: enclave.recipient() } as const;
    const answer = await desk.admin.send(new GenerateDataKeyPairCommand(input));
    expect(answer).toMatchObject({ KeyId, PrivateKeyPlaintext: nothing });
    expect(answer.KeyMaterialId).toMatch(/^[0-9a-f]{64}$/);
    const der = enclave.open(answer.CiphertextForRecipient);
    expect(der).toEqual(await decrypted(answer.PrivateKeyCiphertextBlob));
    const publicKey = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
    expect(publicKey.export({ format: 'der', type: 'spki' })).toEqual(Buffer.from(answer.PublicKey ?? []));
  });

  test('of DeriveSharedSecret', async () => {
    const KeyId = await desk.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' });
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const PublicKey = publicKey.export({ format: 'der', type: 'spki' });
    const input = { KeyId, PublicKey, KeyAgreementAlgorithm: 'ECDH' } as const;
    const { SharedSecret } = await desk.admin.send(new DeriveSharedSecretCommand(input));
    const Recipient = enclave.recipient();
    const answer = await desk.admin.send(new DeriveSharedSecretCommand({ ...input, Recipient }));
    expect(answer).toMatchObject({ KeyId, SharedSecret: nothing, KeyOrigin: 'AWS_KMS' });
    expect(enclave.open(answer.CiphertextForRecipient)).toEqual(Buffer.from(SharedSecret ?? []));
  });

  test('of GenerateRandom', async () => {
    const ask = () =>
      desk.admin.send(new GenerateRandomCommand({ NumberOfBytes: 33, Recipient: enclave.recipient() }));
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one.Plaintext).toEqual(nothing);
    expect(enclave.open(one.CiphertextForRecipient)).toHaveLength(33);
    expect(enclave.open(one.CiphertextForRecipient)).not.toEqual(enclave.open(other.CiphertextForRecipient));
  });
});

const openssl = spawnSync('openssl', ['version']).status === 0;

describe('CiphertextForRecipient', () => {
  const ask = async (of = enclave, Recipient = of.recipient()) => {
    const { CiphertextBlob } = await encrypted();
    const answer = await desk.admin.send(new DecryptCommand({ CiphertextBlob, Recipient }));
    return Buffer.from(answer.CiphertextForRecipient ?? []);
  };

  test('has the shape of KMS’s own, with indefinite lengths and a key identifier of 32 bytes', async () => {
    const shape = (await ask()).toString('hex');
    expect(shape).toMatch(/^308006092a864886f70d010703a08030800201023182016b308201670201028020/);
    expect(shape).toMatch(
      /308006092a864886f70d010701301d060960864801650304012a0410[0-9a-f]{32}a0800410[0-9a-f]{32}0{20}$/,
    );
  });

  test.runIf(openssl)('is read by OpenSSL', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'recipient-'));
    const pem = join(folder, 'key.pem');
    writeFileSync(pem, enclave.privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
    const input = await ask();
    const opened = execFileSync('openssl', ['cms', '-decrypt', '-inform', 'DER', '-inkey', pem], { input });
    rmSync(folder, { recursive: true });
    expect(opened).toEqual(secret);
  });

  test.each([3072, 4096])('goes to RSA keys of %d bits too', async (bits) => {
    const other = createEnclave(now, {}, bits);
    const Recipient = enclave.recipient({ fields: { public_key: other.fields['public_key'] } });
    expect(other.open(await ask(enclave, Recipient))).toEqual(secret);
  });

  test.each([
    ['a tagged document', () => Buffer.concat([Buffer.from([0xd2]), enclave.attest()])],
    ['one with maps of definite length', () => enclave.attest({ definiteLength: true })],
    [
      'one of NitroTPM',
      () => enclave.attest({ fields: { pcrs: undefined, nitrotpm_pcrs: new Map([[23, measurement('a')]]) } }),
    ],
    ['one of five minutes ago', () => enclave.attest({ fields: { timestamp: now - 300_000 } })],
    [
      'one with user data and nonce',
      () => enclave.attest({ fields: { user_data: Buffer.alloc(512), nonce: Buffer.alloc(512) } }),
    ],
    [
      'one without those members',
      () => enclave.attest({ fields: { user_data: undefined, nonce: undefined } }),
    ],
  ])('comes for %s', async (_what, attest) => {
    expect(enclave.open(await ask(enclave, asRecipient(attest())))).toEqual(secret);
  });
});

describe('a dry run with a recipient', () => {
  test('says whether the request would have succeeded', async () => {
    const { CiphertextBlob } = await encrypted();
    const ask = (Recipient = enclave.recipient()) =>
      failure(desk.admin.send(new DecryptCommand({ CiphertextBlob, Recipient, DryRun: true })));
    expect(await ask()).toMatch(/^DryRunOperationException/);
    expect(await ask(asRecipient(Buffer.from('none')))).toMatch(/^ValidationException/);
  });
});
