import {
  ConnectCustomKeyStoreCommand,
  CreateCustomKeyStoreCommand,
  DecryptCommand,
  DisconnectCustomKeyStoreCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyPairCommand,
  GenerateRandomCommand,
  ReEncryptCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificates } from '../import/certificates.js';
import { type Desk, failure, openDesk } from './desk.js';

describe('keys in a custom key store', () => {
  let desk: Desk;
  let CustomKeyStoreId: string;
  let key: string;
  beforeAll(async () => {
    desk = await openDesk();
    const created = await desk.admin.send(
      new CreateCustomKeyStoreCommand({
        CustomKeyStoreName: 'hsm',
        CloudHsmClusterId: 'cluster-1a23b4cdefg',
        KeyStorePassword: 'kmsPswd',
        TrustAnchorCertificate: certificates[0],
      }),
    );
    CustomKeyStoreId = created.CustomKeyStoreId ?? '';
    await desk.admin.send(new ConnectCustomKeyStoreCommand({ CustomKeyStoreId }));
    key = await desk.makeKey({ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId });
  });
  afterAll(() => desk.close());

  const Plaintext = Buffer.from('four eyes');

  test('encrypt, and are unavailable without their store', async () => {
    const { CiphertextBlob } = await desk.admin.send(new EncryptCommand({ KeyId: key, Plaintext }));
    const other = await desk.makeKey();
    const uses = () =>
      Promise.all([
        failure(desk.admin.send(new DecryptCommand({ CiphertextBlob }))),
        failure(desk.admin.send(new EncryptCommand({ KeyId: key, Plaintext }))),
        failure(desk.admin.send(new ReEncryptCommand({ CiphertextBlob, DestinationKeyId: other }))),
        failure(desk.admin.send(new GenerateDataKeyCommand({ KeyId: key, KeySpec: 'AES_256' }))),
        failure(desk.admin.send(new GenerateRandomCommand({ NumberOfBytes: 16, CustomKeyStoreId }))),
      ]);
    expect(new Set(await uses())).toEqual(new Set(['answered']));
    await desk.admin.send(new DisconnectCustomKeyStoreCommand({ CustomKeyStoreId }));
    const [random, ...others] = (await uses()).reverse();
    expect(random).toMatch(/^CustomKeyStoreInvalidStateException/);
    expect(new Set(others)).toEqual(new Set([`KMSInvalidStateException: ${key} is unavailable.`]));
    await desk.admin.send(new ConnectCustomKeyStoreCommand({ CustomKeyStoreId }));
    expect(new Set(await uses())).toEqual(new Set(['answered']));
  });

  test('make no data key pairs', async () => {
    const request = { KeyId: key, KeyPairSpec: 'ECC_NIST_P256' } as const;
    expect(await failure(desk.admin.send(new GenerateDataKeyPairCommand(request)))).toBe(
      `UnsupportedOperationException: ${key} origin is AWS_CLOUDHSM which is not valid for this operation.`,
    );
  });

  test('an external key store makes no random bytes', async () => {
    const { CustomKeyStoreId: external } = await desk.admin.send(
      new CreateCustomKeyStoreCommand({
        CustomKeyStoreName: 'proxy',
        CustomKeyStoreType: 'EXTERNAL_KEY_STORE',
        XksProxyConnectivity: 'PUBLIC_ENDPOINT',
        XksProxyUriEndpoint: 'https://myproxy.xks.example.com',
        XksProxyUriPath: '/kms/xks/v1',
        XksProxyAuthenticationCredential: {
          AccessKeyId: 'ABCDE22345672EXAMPLE',
          RawSecretAccessKey: 'x'.repeat(43),
        },
      }),
    );
    const ask = new GenerateRandomCommand({ NumberOfBytes: 16, CustomKeyStoreId: external });
    expect(await failure(desk.admin.send(ask))).toMatch(/^UnsupportedOperationException/);
  });
});
