import { beforeAll, describe, expect, test } from 'vitest';
import { failure, useAccount } from './account.js';

// Sources: onnela-lab/beiwe-backend, issue 363, and metaps/genova, issue 375 (a ciphertext whose key isn't there or isn't for the caller);
// IAM Identity Center user guide, "Troubleshoot customer managed keys" (the same without a permission of one's own);
// kubernetes-sigs/aws-encryption-provider, pkg/plugin (a named key of another account).
const account = useAccount();
const here = '000000000000';
const partner = '333333333333';
const others = () => account.kms('us-east-1', partner);
const notDisclosed =
  'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access';
const refused = (action: string, of: string, where: string) =>
  `AccessDeniedException: User: arn:aws:iam::${of}:user/administrator is not authorized to perform: kms:${action} ${where} ${notDisclosed}`;
const ofCiphertext = 'on the resource associated with this ciphertext';

const ciphertextOf = async (KeyId: string) =>
  (await account.kms().encrypt({ KeyId, Plaintext: Buffer.from('x') })).CiphertextBlob ?? new Uint8Array();
let key = '';
beforeAll(async () => {
  key = await account.key();
});

describe('a ciphertext', () => {
  test('of a key that was deleted', async () => {
    const KeyId = await account.key();
    const CiphertextBlob = await ciphertextOf(KeyId);
    await account.kms().scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    await account.advance(8 * 86_400);
    expect(await failure(account.kms().decrypt({ CiphertextBlob }))).toBe(
      refused('Decrypt', here, ofCiphertext),
    );
    expect(await failure(account.kms().reEncrypt({ CiphertextBlob, DestinationKeyId: key }))).toBe(
      refused('ReEncryptFrom', here, ofCiphertext),
    );
    expect(await failure(account.kms().decrypt({ CiphertextBlob, KeyId }))).toBe(
      `NotFoundException: Key '${KeyId}' does not exist`,
    );
  });

  test('of another Region', async () => {
    const CiphertextBlob = await ciphertextOf(key);
    expect(await failure(account.kms('eu-west-1').decrypt({ CiphertextBlob }))).toBe(
      refused('Decrypt', here, ofCiphertext),
    );
  });

  test('of another account’s key', async () => {
    const CiphertextBlob = await ciphertextOf(key);
    expect(await failure(others().decrypt({ CiphertextBlob }))).toBe(
      refused('Decrypt', partner, ofCiphertext),
    );
    expect(await failure(others().decrypt({ CiphertextBlob, KeyId: key }))).toBe(
      refused('Decrypt', partner, 'on this resource'),
    );
  });
});

describe('another account’s key that isn’t there', () => {
  const arn = `arn:aws:kms:us-east-1:${here}:`;
  test.each([`${arn}key/12345678-1234-1234-1234-123456789012`, `${arn}alias/missing`])(
    '%s',
    async (KeyId) => {
      expect(await failure(others().describeKey({ KeyId }))).toBe(
        refused('DescribeKey', partner, 'on this resource'),
      );
      expect(await failure(others().encrypt({ KeyId, Plaintext: Buffer.from('x') }))).toBe(
        refused('Encrypt', partner, 'on this resource'),
      );
    },
  );
});
