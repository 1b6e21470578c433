import { randomBytes } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  buildClient,
  CommitmentPolicy,
  getLocalCryptographicMaterialsCache,
  KmsKeyringNode,
  NodeCachingMaterialsManager,
} from '@aws-crypto/client-node';
import { DecryptCommand, DisableKeyCommand, ReEncryptCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  account,
  context,
  decrypt,
  decryptStream,
  encrypt,
  encryptStream,
  here,
  openVault,
  plaintext,
  type Vault,
} from './esdk.js';

/** The AWS Encryption SDK for JavaScript, unmodified. */
let vault: Vault;
beforeAll(async () => {
  vault = await openVault();
});
afterAll(() => vault.close());
beforeEach(() => vault.forgetCalls());

describe('files as streams', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keywright-esdk-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('encrypted, re-encrypted under another key, decrypted: byte for byte', async () => {
    const [first, second] = [await vault.createKey(), await vault.createKey()];
    const content = randomBytes(300_000);
    const path = (name: string) => join(folder, name);
    writeFileSync(path('plain'), content);
    const through = (from: string, to: string, ...steps: readonly Duplex[]) =>
      pipeline([createReadStream(path(from)), ...steps, createWriteStream(path(to))]);
    const keyring = (generatorKeyId: string) =>
      new KmsKeyringNode({ clientProvider: vault.clientProvider, generatorKeyId });
    const sealedWith = (key: string) =>
      encryptStream(keyring(key), { encryptionContext: context, frameLength: 4096 });

    await through('plain', 'first', sealedWith(first));
    expect(readFileSync(path('first')).includes(content.subarray(0, 32))).toBe(false);
    await through('first', 'second', decryptStream(keyring(first)), sealedWith(second));
    await vault.kmsIn(here).send(new DisableKeyCommand({ KeyId: first }));
    await through('second', 'back', decryptStream(keyring(second)));
    expect(readFileSync(path('back')).equals(content)).toBe(true);
    await expect(through('first', 'back', decryptStream(keyring(first)))).rejects.toThrow();
  });
});

describe('keyrings', () => {
  test('a generator and further keys: each of them alone decrypts', async () => {
    const [generatorKeyId, second, third] = [
      await vault.createKey(),
      await vault.createKey(),
      await vault.createKey(),
    ];
    const all = new KmsKeyringNode({
      clientProvider: vault.clientProvider,
      generatorKeyId,
      keyIds: [second, third],
    });
    const { result, messageHeader } = await encrypt(all, plaintext, { encryptionContext: context });
    expect([await vault.callsOf('GenerateDataKey'), await vault.callsOf('Encrypt')]).toEqual([1, 2]);
    expect(messageHeader.encryptedDataKeys.map(({ providerInfo }) => providerInfo)).toEqual([
      generatorKeyId,
      second,
      third,
    ]);
    for (const key of [generatorKeyId, second, third]) {
      const opened = await decrypt(
        new KmsKeyringNode({ clientProvider: vault.clientProvider, keyIds: [key] }),
        result,
      );
      expect(opened.plaintext).toEqual(plaintext);
      expect(opened.messageHeader.encryptionContext).toMatchObject(context);
    }
    const stranger = new KmsKeyringNode({
      clientProvider: vault.clientProvider,
      keyIds: [await vault.createKey()],
    });
    await expect(decrypt(stranger, result)).rejects.toThrow();
  });

  test('discovery finds the key in the message, in the accounts that it is told', async () => {
    const sealing = new KmsKeyringNode({
      clientProvider: vault.clientProvider,
      generatorKeyId: await vault.createKey(),
    });
    const { result } = await encrypt(sealing, plaintext);
    const discover = (accountIDs: string[]) =>
      new KmsKeyringNode({
        clientProvider: vault.clientProvider,
        discovery: true,
        discoveryFilter: { accountIDs, partition: 'aws' },
      });
    expect((await decrypt(discover([account]), result)).plaintext).toEqual(plaintext);
    const decrypts = await vault.callsOf('Decrypt');
    await expect(decrypt(discover(['444455556666']), result)).rejects.toThrow();
    expect(await vault.callsOf('Decrypt')).toBe(decrypts);
  });

  test('a context that was changed on the way is refused by KMS', async () => {
    const keyring = new KmsKeyringNode({
      clientProvider: vault.clientProvider,
      generatorKeyId: await vault.createKey(),
    });
    const { result } = await encrypt(keyring, plaintext, { encryptionContext: context });
    const at = result.indexOf('acme');
    expect(at).toBeGreaterThan(0);
    const tampered = Buffer.from(result);
    tampered.write('evil', at);
    await expect(decrypt(keyring, tampered)).rejects.toThrow(
      /InvalidCiphertextException|CiphertextException/,
    );
  });
});

describe('data keys', () => {
  test('cached: as many calls as the cache has to make, in both directions', async () => {
    const backingMaterials = new KmsKeyringNode({
      clientProvider: vault.clientProvider,
      generatorKeyId: await vault.createKey(),
    });
    const limits = { maxAge: 60_000, maxMessagesEncrypted: 3 };
    const cache = getLocalCryptographicMaterialsCache(10);
    const cached = new NodeCachingMaterialsManager({ backingMaterials, cache, ...limits });
    const seal = async (encryptionContext: Record<string, string>) => {
      const options = { encryptionContext, plaintextLength: plaintext.length };
      return (await encrypt(cached, plaintext, options)).result;
    };
    const messages = [await seal(context), await seal(context), await seal(context)];
    expect(await vault.callsOf('GenerateDataKey')).toBe(1);
    await seal({ ...context, tenant: 'other' });
    expect(await vault.callsOf('GenerateDataKey')).toBe(2);
    await seal(context);
    expect(await vault.callsOf('GenerateDataKey')).toBe(3);
    for (const message of [...messages, ...messages])
      expect((await decrypt(cached, message)).plaintext).toEqual(plaintext);
    expect(await vault.callsOf('Decrypt')).toBe(1);
  });

  test('of a message, re-encrypted by KMS under another key: still the same data key', async () => {
    const [first, second] = [await vault.createKey(), await vault.createKey()];
    const keyring = new KmsKeyringNode({ clientProvider: vault.clientProvider, generatorKeyId: first });
    const { messageHeader } = await encrypt(keyring, plaintext, { encryptionContext: context });
    const { encryptionContext } = messageHeader;
    const [dataKey] = messageHeader.encryptedDataKeys;
    const CiphertextBlob = dataKey?.encryptedDataKey ?? new Uint8Array();
    const kms = vault.kmsIn(here);
    const contexts = {
      SourceEncryptionContext: encryptionContext,
      DestinationEncryptionContext: encryptionContext,
    };
    const moved = await kms.send(
      new ReEncryptCommand({ CiphertextBlob, DestinationKeyId: second, ...contexts }),
    );
    expect(moved).toMatchObject({ SourceKeyId: first, KeyId: second });
    const opened = async (blob: Uint8Array | undefined) => {
      const call = new DecryptCommand({ CiphertextBlob: blob, EncryptionContext: encryptionContext });
      return (await kms.send(call)).Plaintext;
    };
    expect(await opened(moved.CiphertextBlob)).toEqual(await opened(CiphertextBlob));
  });
});

describe('commitment policies', () => {
  test('a message without commitment is decrypted only where that is allowed', async () => {
    const keyring = new KmsKeyringNode({
      clientProvider: vault.clientProvider,
      generatorKeyId: await vault.createKey(),
    });
    const old = buildClient(CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT);
    const { result } = await old.encrypt(keyring, plaintext);
    expect((await old.decrypt(keyring, result)).plaintext).toEqual(plaintext);
    await expect(decrypt(keyring, result)).rejects.toThrow(/commitment/i);
    const committed = await encrypt(keyring, plaintext);
    expect((await old.decrypt(keyring, committed.result)).plaintext).toEqual(plaintext);
  });
});
