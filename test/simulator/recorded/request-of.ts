import { expect } from 'vitest';
import type { Account } from './account.js';
import { callKms, problemOf } from './raw-request.js';

const text = Buffer.from('message').toString('base64');
const blob = Buffer.alloc(64).toString('base64');

/** A request of the operation that is right in all but the key it names. */
export function requestOf(operation: string, KeyId: string, algorithm = ''): object {
  switch (operation) {
    case 'Sign':
    case 'Verify':
      return { KeyId, Message: text, Signature: blob, SigningAlgorithm: algorithm };
    case 'GenerateMac':
    case 'VerifyMac':
      return { KeyId, Message: text, Mac: blob, MacAlgorithm: algorithm };
    case 'Encrypt':
      return { KeyId, Plaintext: text, EncryptionAlgorithm: algorithm };
    case 'Decrypt':
      return { KeyId, CiphertextBlob: blob, EncryptionAlgorithm: algorithm };
    case 'GenerateDataKey':
    case 'GenerateDataKeyWithoutPlaintext':
      return { KeyId, KeySpec: 'AES_256' };
    case 'GetParametersForImport':
      return { KeyId, WrappingAlgorithm: 'RSAES_OAEP_SHA_256', WrappingKeySpec: 'RSA_2048' };
    case 'ImportKeyMaterial':
      return {
        KeyId,
        ImportToken: 'AAAA',
        EncryptedKeyMaterial: 'AAAA',
        ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
      };
    case 'UpdateKeyDescription':
      return { KeyId, Description: 'x' };
    case 'TagResource':
      return { KeyId, Tags: [{ TagKey: 'a', TagValue: 'b' }] };
    case 'UntagResource':
      return { KeyId, TagKeys: ['a'] };
    case 'CreateGrant':
      return { KeyId, GranteePrincipal: 'arn:aws:iam::000000000000:root', Operations: ['Encrypt'] };
    case 'CreateAlias':
      return { AliasName: 'alias/order', TargetKeyId: KeyId };
    case 'UpdateAlias':
      return { AliasName: 'alias/moved', TargetKeyId: KeyId };
    default:
      return { KeyId };
  }
}

/** The error of a request, or `answered`. */
export const askOf = (account: Account) => (operation: string, body: object) =>
  problemOf(account.url(), operation, body);

/** A new key's ARN, by names of its kind that needn't be the SDK's. */
export const keyOf =
  (account: Account) =>
  async (KeySpec: string, KeyUsage: string, Origin = 'AWS_KMS'): Promise<string> => {
    const answer = await callKms(account.url(), 'CreateKey', { KeySpec, KeyUsage, Origin });
    return (JSON.parse(answer.text) as { KeyMetadata: { Arn: string } }).KeyMetadata.Arn;
  };

/** Disables a key or schedules its deletion. */
export const changeOf = (account: Account) => async (operation: string, KeyId: string) => {
  const days = operation === 'ScheduleKeyDeletion' ? { PendingWindowInDays: 7 } : {};
  expect(await problemOf(account.url(), operation, { KeyId, ...days })).toBe('answered');
};

export const isNot = (arn: string, usage: string, operation: string) =>
  `InvalidKeyUsageException: ${arn} key usage is ${usage} which is not valid for ${operation}.`;
