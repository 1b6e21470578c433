import { describe, expect, test } from 'vitest';
import { useAccount } from './account.js';
import { problemOf } from './raw-request.js';

// Source: floci-io/floci, pull request 3968 ("every message and check order here comes from real AWS KMS in us-east-1") and its
// src/test/java/io/github/hectorvent/floci/services/kms/KmsIntegrationTest.java.
const account = useAccount();
const ask = (operation: string, body: object) => problemOf(account.url(), operation, body);
const missing = '00000000-0000-0000-0000-000000000000';
const zeros = (bytes: number) => Buffer.alloc(bytes).toString('base64');
const text = Buffer.from('message').toString('base64');
const violated = 'ValidationException: 1 validation error detected: Value';
const failed = 'failed to satisfy constraint: Member must';
const notNull = (member: string, shown = ' null') =>
  `${violated}${shown} at '${member}' ${failed} not be null`;
const tooShort = (member: string) =>
  `${violated} at '${member}' ${failed} have length greater than or equal to 1`;
const tooLong = (member: string, most: number) =>
  `${violated} at '${member}' ${failed} have length less than or equal to ${most}`;
const notIn = (value: string, member: string, values: string) =>
  `${violated} '${value}' at '${member}' ${failed} satisfy enum value set: [${values}]`;

const keySpecs =
  'RSA_2048, RSA_3072, RSA_4096, ECC_NIST_P256, ECC_NIST_P384, ECC_NIST_P521, ECC_SECG_P256K1, ECC_NIST_EDWARDS25519, SYMMETRIC_DEFAULT, HMAC_224, HMAC_256, HMAC_384, HMAC_512, SM2, ML_DSA_44, ML_DSA_65, ML_DSA_87';
const signingAlgorithms =
  'RSASSA_PSS_SHA_256, RSASSA_PSS_SHA_384, RSASSA_PSS_SHA_512, RSASSA_PKCS1_V1_5_SHA_256, RSASSA_PKCS1_V1_5_SHA_384, RSASSA_PKCS1_V1_5_SHA_512, ECDSA_SHA_256, ECDSA_SHA_384, ECDSA_SHA_512, ED25519_SHA_512, ED25519_PH_SHA_512, SM2DSA, ML_DSA_SHAKE_256';
const macAlgorithms = 'HMAC_SHA_384, HMAC_SHA_256, HMAC_SHA_224, HMAC_SHA_512';
const encryptionAlgorithms = 'RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_256, SM2PKE, SYMMETRIC_DEFAULT';
const ecdsa = { SigningAlgorithm: 'ECDSA_SHA_256' };
const hmac = { MacAlgorithm: 'HMAC_SHA_256' };

/** The operation, its members beside the id of a key that isn't there, the answer. */
const rows: readonly (readonly [string, object, string])[] = [
  ['GenerateDataKey', { KeySpec: 'FOO' }, notIn('FOO', 'keySpec', keySpecs)],
  ['GenerateDataKey', { KeySpec: 'RSA_2048' }, notIn('RSA_2048', 'keySpec', keySpecs)],
  ['GenerateDataKeyWithoutPlaintext', { KeySpec: 'FOO' }, notIn('FOO', 'keySpec', keySpecs)],
  [
    'GenerateDataKey',
    { NumberOfBytes: 0 },
    `${violated} '0' at 'numberOfBytes' ${failed} have value greater than or equal to 1`,
  ],
  [
    'GenerateDataKey',
    { NumberOfBytes: 1025 },
    `${violated} '1025' at 'numberOfBytes' ${failed} have value less than or equal to 1024`,
  ],
  [
    'Sign',
    { Message: text, MessageType: 'FOO', ...ecdsa },
    notIn('FOO', 'messageType', 'RAW, DIGEST, EXTERNAL_MU'),
  ],
  [
    'Verify',
    { Message: text, Signature: 'AAAA', MessageType: 'FOO', ...ecdsa },
    notIn('FOO', 'messageType', 'RAW, DIGEST, EXTERNAL_MU'),
  ],
  ['Sign', { Message: text, SigningAlgorithm: 'FOO' }, notIn('FOO', 'signingAlgorithm', signingAlgorithms)],
  [
    'Sign',
    { Message: text, SigningAlgorithm: 'RSAES_OAEP_SHA_256' },
    notIn('RSAES_OAEP_SHA_256', 'signingAlgorithm', signingAlgorithms),
  ],
  ['Sign', { Message: text }, notNull('signingAlgorithm')],
  ['Verify', { Message: text, Signature: 'AAAA' }, notNull('signingAlgorithm')],
  ['GenerateMac', { Message: text, MacAlgorithm: 'FOO' }, notIn('FOO', 'macAlgorithm', macAlgorithms)],
  [
    'VerifyMac',
    { Message: text, Mac: 'AAAA', MacAlgorithm: 'FOO' },
    notIn('FOO', 'macAlgorithm', macAlgorithms),
  ],
  [
    'GenerateMac',
    { Message: text, MacAlgorithm: 'hmac_sha_256' },
    notIn('hmac_sha_256', 'macAlgorithm', macAlgorithms),
  ],
  ['GenerateMac', { Message: text }, notNull('macAlgorithm')],
  ['VerifyMac', { Message: text, Mac: 'AAAA' }, notNull('macAlgorithm')],
  [
    'Encrypt',
    { Plaintext: text, EncryptionAlgorithm: 'FOO' },
    notIn('FOO', 'encryptionAlgorithm', encryptionAlgorithms),
  ],
  [
    'Decrypt',
    { CiphertextBlob: 'AAAA', EncryptionAlgorithm: 'FOO' },
    notIn('FOO', 'encryptionAlgorithm', encryptionAlgorithms),
  ],
  ['Encrypt', { Plaintext: '' }, tooShort('plaintext')],
  ['Encrypt', { Plaintext: zeros(4097) }, tooLong('plaintext', 4096)],
  ['Encrypt', {}, notNull('plaintext', '')],
  ['Sign', { Message: '', ...ecdsa }, tooShort('message')],
  ['Sign', { Message: zeros(4097), ...ecdsa }, tooLong('message', 4096)],
  ['Sign', ecdsa, notNull('message', '')],
  ['Verify', { Message: text, Signature: '', ...ecdsa }, tooShort('signature')],
  ['Verify', { Message: text, Signature: zeros(6145), ...ecdsa }, tooLong('signature', 6144)],
  ['Verify', { Message: text, ...ecdsa }, notNull('signature')],
  ['Verify', { Message: zeros(4097), Signature: 'AAAA', ...ecdsa }, tooLong('message', 4096)],
  ['Verify', { Signature: 'AAAA', ...ecdsa }, notNull('message', '')],
  ['GenerateMac', { Message: '', ...hmac }, tooShort('message')],
  ['GenerateMac', { Message: zeros(4097), ...hmac }, tooLong('message', 4096)],
  ['GenerateMac', hmac, notNull('message', '')],
  ['VerifyMac', { Message: text, Mac: '', ...hmac }, tooShort('mac')],
  ['VerifyMac', { Message: text, Mac: zeros(6145), ...hmac }, tooLong('mac', 6144)],
  ['VerifyMac', { Message: text, ...hmac }, notNull('mac')],
  ['VerifyMac', { Message: '', Mac: 'AAAA', ...hmac }, tooShort('message')],
  ['VerifyMac', { Mac: 'AAAA', ...hmac }, notNull('message', '')],
  ['Decrypt', { CiphertextBlob: '' }, tooShort('ciphertextBlob')],
  ['Decrypt', { CiphertextBlob: zeros(6145) }, tooLong('ciphertextBlob', 6144)],
  ['Decrypt', {}, notNull('ciphertextBlob')],
  ['ReEncrypt', { DestinationKeyId: 'alias/missing', CiphertextBlob: '' }, tooShort('ciphertextBlob')],
  ['ReEncrypt', { DestinationKeyId: 'alias/missing' }, notNull('ciphertextBlob')],
  [
    'EnableKeyRotation',
    { RotationPeriodInDays: 89 },
    `${violated} '89' at 'rotationPeriodInDays' ${failed} have value greater than or equal to 90`,
  ],
  [
    'EnableKeyRotation',
    { RotationPeriodInDays: 2561 },
    `${violated} '2561' at 'rotationPeriodInDays' ${failed} have value less than or equal to 2560`,
  ],
];

describe('members are checked before the key is looked up', () => {
  test.each(rows)('%s %j', async (operation, members, answer) => {
    expect(await ask(operation, { KeyId: missing, ...members })).toBe(answer);
  });
});

/** Requests whose key id isn't one. */
const ids: readonly (readonly [string, object, string])[] = [
  ['DescribeKey', {}, notNull('keyId')],
  ['Sign', { Message: text, ...ecdsa }, notNull('keyId')],
  ['ScheduleKeyDeletion', {}, notNull('keyId')],
  ['ReEncrypt', { CiphertextBlob: 'AAAA' }, notNull('destinationKeyId')],
  ['CreateAlias', { AliasName: 'alias/x' }, notNull('targetKeyId')],
  ['Decrypt', {}, notNull('ciphertextBlob')],
  [
    'GetPublicKey',
    { KeyId: '' },
    `ValidationException: 2 validation errors detected: Value '' at 'keyId' ${failed} have length greater than or equal to 1; Value '' at 'keyId' ${failed} satisfy regular expression pattern: ^\\p{ASCII}+$`,
  ],
  [
    'DescribeKey',
    { KeyId: 'キー' },
    `${violated} 'キー' at 'keyId' ${failed} satisfy regular expression pattern: ^\\p{ASCII}+$`,
  ],
];

describe('a key id has to be one', () => {
  test.each(ids)('%s %j', async (operation, body, answer) => {
    expect(await ask(operation, body)).toBe(answer);
  });
});
