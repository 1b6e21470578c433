import {
  AwsKmsMrkAwareSymmetricDiscoveryKeyringNode,
  AwsKmsMrkAwareSymmetricKeyringNode,
  buildAwsKmsMrkAwareDiscoveryMultiKeyringNode,
  buildAwsKmsMrkAwareStrictMultiKeyringNode,
  KmsKeyringNode,
} from '@aws-crypto/client-node';
import { DescribeKeyCommand, ReplicateKeyCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { account, context, decrypt, encrypt, here, openVault, plaintext, there, type Vault } from './esdk.js';

let vault: Vault;
beforeAll(async () => {
  vault = await openVault();
});
afterAll(() => vault.close());

describe('multi-Region keys', () => {
  let primary: string;
  let replica: string;
  beforeAll(async () => {
    primary = await vault.createKey({ MultiRegion: true });
    replica = primary.replace(here, there);
    const from = vault.kmsIn(here);
    await from.send(new ReplicateKeyCommand({ KeyId: primary, ReplicaRegion: there }));
    const state = async () => {
      const at = vault.kmsIn(there);
      return (await at.send(new DescribeKeyCommand({ KeyId: replica }))).KeyMetadata?.KeyState;
    };
    await vi.waitUntil(async () => (await state()) === 'Enabled', { timeout: 30_000 });
  });

  test('what the primary encrypted, its replica decrypts', async () => {
    const sealing = new AwsKmsMrkAwareSymmetricKeyringNode({ client: vault.clientIn(here), keyId: primary });
    const { result } = await encrypt(sealing, plaintext, { encryptionContext: context });
    const strict = new AwsKmsMrkAwareSymmetricKeyringNode({ client: vault.clientIn(there), keyId: replica });
    const finding = new AwsKmsMrkAwareSymmetricDiscoveryKeyringNode({
      client: vault.clientIn(there),
      discoveryFilter: { accountIDs: [account], partition: 'aws' },
    });
    for (const keyring of [strict, finding])
      expect((await decrypt(keyring, result)).plaintext).toEqual(plaintext);
    const unaware = new KmsKeyringNode({ clientProvider: vault.clientProvider, keyIds: [replica] });
    await expect(decrypt(unaware, result)).rejects.toThrow();
  });

  test('a key of one Region is not found in another', async () => {
    const single = await vault.createKey();
    const sealing = new AwsKmsMrkAwareSymmetricKeyringNode({ client: vault.clientIn(here), keyId: single });
    const { result } = await encrypt(sealing, plaintext);
    const finding = new AwsKmsMrkAwareSymmetricDiscoveryKeyringNode({ client: vault.clientIn(there) });
    await expect(decrypt(finding, result)).rejects.toThrow();
  });

  test('keyrings over several Regions', async () => {
    const other = await vault.createKey();
    const strict = buildAwsKmsMrkAwareStrictMultiKeyringNode({
      clientProvider: vault.clientProvider,
      generatorKeyId: replica,
      keyIds: [other],
    });
    const { result } = await encrypt(strict, plaintext);
    const anywhere = buildAwsKmsMrkAwareDiscoveryMultiKeyringNode({
      clientProvider: vault.clientProvider,
      regions: [there, here],
    });
    expect((await decrypt(anywhere, result)).plaintext).toEqual(plaintext);
    expect(
      (await decrypt(new KmsKeyringNode({ clientProvider: vault.clientProvider, keyIds: [other] }), result))
        .plaintext,
    ).toEqual(plaintext);
  });
});
