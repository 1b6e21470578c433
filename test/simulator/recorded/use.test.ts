import { beforeAll, describe, expect, test } from 'vitest';
import { failure, idOf, useAccount } from './account.js';

// Sources: L: localstack/localstack, tests/aws/services/kms/test_kms.snapshot.json and test_kms.py;
// S: radkawar/stackd, testdata/aws/kms/{hmac,rsa,ecc,mldsa,multi_region}.json.
const account = useAccount();
const kms = () => account.kms();
const keys = { symmetric: '', hmac: '', rsa: '', signer: '', agreer: '', lattice: '', ed25519: '' };
const text = (value: string) => Buffer.from(value);

beforeAll(async () => {
  keys.symmetric = await account.key();
  keys.hmac = await account.key({ KeySpec: 'HMAC_224', KeyUsage: 'GENERATE_VERIFY_MAC' });
  keys.rsa = await account.key({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' });
  keys.signer = await account.key({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  keys.agreer = await account.key({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' });
  keys.lattice = await account.key({ KeySpec: 'ML_DSA_44', KeyUsage: 'SIGN_VERIFY' });
  keys.ed25519 = await account.key({ KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY' });
});

/** A ciphertext of the symmetric key. */
const ciphertext = async () =>
  (await kms().encrypt({ KeyId: keys.symmetric, Plaintext: text('x') })).CiphertextBlob ?? new Uint8Array();
const sign = (KeyId: string, more: object) =>
  kms().sign({ KeyId, Message: text('x'), SigningAlgorithm: 'ECDSA_SHA_256', ...more });
const mac = (more: object) =>
  kms().generateMac({ KeyId: keys.hmac, Message: text('x'), MacAlgorithm: 'HMAC_SHA_224', ...more });
const missing = '134f2428-cec1-4b25-a1ae-9048164dba47';
const violated = 'ValidationException: 1 validation error detected: Value';
const isNot = (key: string, usage: string, operation: string) =>
  `InvalidKeyUsageException: ${key} key usage is ${usage} which is not valid for ${operation}.`;

/** What is asked, where the answer was recorded, the call, its error. */
const rows: readonly (readonly [string, 'L' | 'S', () => Promise<unknown>, () => string])[] = [
  [
    'GenerateRandom without a number',
    'L',
    () => kms().generateRandom({}),
    () => 'ValidationException: NumberOfBytes is required.',
  ],
  [
    'GenerateRandom of nothing',
    'L',
    () => kms().generateRandom({ NumberOfBytes: 0 }),
    () =>
      `${violated} '0' at 'numberOfBytes' failed to satisfy constraint: Member must have value greater than or equal to 1`,
  ],
  [
    'GenerateRandom of too much',
    'L',
    () => kms().generateRandom({ NumberOfBytes: 1025 }),
    () =>
      `${violated} '1025' at 'numberOfBytes' failed to satisfy constraint: Member must have value less than or equal to 1024`,
  ],
  [
    'Encrypt of too much',
    'L',
    () => kms().encrypt({ KeyId: keys.symmetric, Plaintext: Buffer.alloc(4097) }),
    () =>
      `${violated} at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096`,
  ],
  [
    'GenerateMac of nothing',
    'S',
    () => mac({ Message: Buffer.alloc(0) }),
    () =>
      `${violated} at 'message' failed to satisfy constraint: Member must have length greater than or equal to 1`,
  ],
  [
    'Encrypt of more than an RSA key takes',
    'L',
    () =>
      kms().encrypt({
        KeyId: keys.rsa,
        Plaintext: Buffer.alloc(215),
        EncryptionAlgorithm: 'RSAES_OAEP_SHA_1',
      }),
    () =>
      'ValidationException: Algorithm RSAES_OAEP_SHA_1 and key spec RSA_2048 cannot encrypt data larger than 214 bytes.',
  ],
  [
    'Encrypt with an encryption context and an RSA key',
    'S',
    () =>
      kms().encrypt({
        KeyId: keys.rsa,
        Plaintext: text('x'),
        EncryptionAlgorithm: 'RSAES_OAEP_SHA_1',
        EncryptionContext: { a: 'b' },
      }),
    () =>
      'ValidationException: EncryptionContext is not supported when encrypting/decrypting with asymmetric CMKs.',
  ],
  [
    'Decrypt by RSA without a key id',
    'S',
    () => kms().decrypt({ CiphertextBlob: Buffer.alloc(256, 1), EncryptionAlgorithm: 'RSAES_OAEP_SHA_1' }),
    () => 'ValidationException: KeyId must not be null',
  ],
  [
    'Decrypt with an RSA key and no algorithm',
    'S',
    () => kms().decrypt({ KeyId: keys.rsa, CiphertextBlob: Buffer.alloc(256, 1) }),
    () => 'InvalidCiphertextException: -',
  ],
  [
    'Decrypt with a key of another usage, which is first of all the wrong key',
    'L',
    async () => kms().decrypt({ KeyId: keys.hmac, CiphertextBlob: await ciphertext() }),
    () =>
      'IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation.',
  ],
  [
    'ReEncrypt from a key of another usage',
    'L',
    async () =>
      kms().reEncrypt({
        SourceKeyId: keys.hmac,
        DestinationKeyId: keys.hmac,
        CiphertextBlob: await ciphertext(),
      }),
    () =>
      'IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation.',
  ],
  [
    'ReEncrypt to a key of another usage',
    'L',
    async () => kms().reEncrypt({ DestinationKeyId: keys.signer, CiphertextBlob: await ciphertext() }),
    () => isNot(keys.signer, 'SIGN_VERIFY', 'ReEncrypt'),
  ],
  [
    'Decrypt of a damaged ciphertext',
    'L',
    async () => kms().decrypt({ CiphertextBlob: Buffer.concat([await ciphertext(), text('bad')]) }),
    () => 'InvalidCiphertextException: -',
  ],
  [
    'GenerateMac with a symmetric encryption key',
    'L',
    () => mac({ KeyId: keys.symmetric }),
    () => isNot(keys.symmetric, 'ENCRYPT_DECRYPT', 'GenerateMac'),
  ],
  [
    'Sign with an HMAC key',
    'L',
    () => sign(keys.hmac, {}),
    () => isNot(keys.hmac, 'GENERATE_VERIFY_MAC', 'Sign'),
  ],
  [
    'Encrypt with a signing key',
    'L',
    () => kms().encrypt({ KeyId: keys.signer, Plaintext: text('x') }),
    () => isNot(keys.signer, 'SIGN_VERIFY', 'Encrypt'),
  ],
  [
    'GenerateMac with another algorithm',
    'L',
    () => mac({ MacAlgorithm: 'HMAC_SHA_256' }),
    () => 'InvalidKeyUsageException: Algorithm HMAC_SHA_256 is incompatible with key spec HMAC_224.',
  ],
  [
    'VerifyMac of another message',
    'L',
    async () => {
      const { Mac } = await mac({});
      return kms().verifyMac({ KeyId: keys.hmac, Message: text('y'), MacAlgorithm: 'HMAC_SHA_224', Mac });
    },
    () => 'KMSInvalidMacException: -',
  ],
  [
    'VerifyMac of a wrong MAC in a dry run',
    'S',
    () =>
      kms().verifyMac({
        KeyId: keys.hmac,
        Message: text('y'),
        MacAlgorithm: 'HMAC_SHA_224',
        Mac: text('z'),
        DryRun: true,
      }),
    () => 'KMSInvalidMacException: -',
  ],
  [
    'GenerateMac in a dry run',
    'S',
    () => mac({ DryRun: true }),
    () => 'DryRunOperationException: The request would have succeeded, but the DryRun option is set.',
  ],
  [
    'Sign of a digest of another length',
    'L',
    () => sign(keys.signer, { MessageType: 'DIGEST' }),
    () => 'ValidationException: Digest is invalid length for algorithm ECDSA_SHA_256.',
  ],
  [
    'Sign of an external representative with an elliptic key',
    'S',
    () => sign(keys.signer, { MessageType: 'EXTERNAL_MU' }),
    () => 'ValidationException: Message type EXTERNAL_MU is incompatible with key spec ECC_NIST_P256.',
  ],
  [
    'Sign with an algorithm of other keys',
    'S',
    () => sign(keys.signer, { SigningAlgorithm: 'RSASSA_PSS_SHA_256' }),
    () =>
      'InvalidKeyUsageException: Algorithm RSASSA_PSS_SHA_256 is incompatible with key spec ECC_NIST_P256.',
  ],
  [
    'Verify of a wrong signature',
    'L',
    async () => {
      const { Signature } = await sign(keys.signer, {});
      const request = { KeyId: keys.signer, Message: text('y'), SigningAlgorithm: 'ECDSA_SHA_256' } as const;
      return kms().verify({ ...request, Signature });
    },
    () => 'KMSInvalidSignatureException: -',
  ],
  [
    'DeriveSharedSecret with a signing key',
    'L',
    () =>
      kms().deriveSharedSecret({ KeyId: keys.signer, KeyAgreementAlgorithm: 'ECDH', PublicKey: text('x') }),
    () => isNot(keys.signer, 'SIGN_VERIFY', 'DeriveSharedSecret'),
  ],
  [
    'DeriveSharedSecret with what is no public key',
    'S',
    () =>
      kms().deriveSharedSecret({ KeyId: keys.agreer, KeyAgreementAlgorithm: 'ECDH', PublicKey: text('x') }),
    () => 'ValidationException: -',
  ],
  [
    'GetPublicKey of a symmetric key',
    'S',
    () => kms().getPublicKey({ KeyId: keys.symmetric }),
    () => 'UnsupportedOperationException: -',
  ],
  [
    'GenerateMac with what is no key id',
    'L',
    () => mac({ KeyId: 'key_id' }),
    () => "NotFoundException: Invalid keyId 'key_id'",
  ],
  [
    'DescribeKey of a key id without hyphens',
    'L',
    () => kms().describeKey({ KeyId: missing.replaceAll('-', '') }),
    () => `NotFoundException: Invalid keyId '${missing.replaceAll('-', '')}'`,
  ],
  [
    'DescribeKey of a key that does not exist',
    'L',
    () => kms().describeKey({ KeyId: missing }),
    () => `NotFoundException: Key 'arn:aws:kms:us-east-1:000000000000:key/${missing}' does not exist`,
  ],
  [
    'DescribeKey of a multi-Region key that does not exist',
    'L',
    () => kms().describeKey({ KeyId: 'mrk-d3b95762d3b95762d3b95762d3b95762' }),
    () =>
      "NotFoundException: Key 'arn:aws:kms:us-east-1:000000000000:key/mrk-d3b95762d3b95762d3b95762d3b95762' does not exist",
  ],
  [
    'DescribeKey by the ARN of another Region',
    'L',
    () => account.kms('ap-southeast-1').describeKey({ KeyId: keys.symmetric }),
    () => 'NotFoundException: Invalid arn us-east-1',
  ],
  [
    'DescribeKey by the id of a key in another Region',
    'L',
    () => account.kms('ap-southeast-1').describeKey({ KeyId: idOf(keys.symmetric) }),
    () => `NotFoundException: Key '${keys.symmetric.replace('us-east-1', 'ap-southeast-1')}' does not exist`,
  ],
  [
    'CreateAlias without the prefix',
    'L',
    () => kms().createAlias({ AliasName: 'some', TargetKeyId: keys.symmetric }),
    () =>
      'ValidationException: Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
  ],
  [
    'CreateKey with a spec that needs a usage',
    'L',
    () => kms().createKey({ KeySpec: 'HMAC_256' }),
    () =>
      'ValidationException: You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.',
  ],
  [
    'CreateKey with a usage that the spec does not have',
    'S',
    () => kms().createKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'ENCRYPT_DECRYPT' }),
    () => 'ValidationException: KeyUsage ENCRYPT_DECRYPT is not compatible with KeySpec ECC_NIST_P256',
  ],
  [
    'CreateKey with a tag key that is too long',
    'L',
    () => kms().createKey({ Tags: [{ TagKey: 'a'.repeat(129), TagValue: 'b' }] }),
    () =>
      `${violated} '${'a'.repeat(129)}' at 'tags.1.member.tagKey' failed to satisfy constraint: Member must have length less than or equal to 128`,
  ],
  [
    'CreateKey with a tag value that is too long',
    'L',
    () =>
      kms().createKey({
        Tags: [
          { TagKey: 'a', TagValue: '' },
          { TagKey: 'b', TagValue: 'v'.repeat(257) },
        ],
      }),
    () =>
      `${violated} '${'v'.repeat(257)}' at 'tags.2.member.tagValue' failed to satisfy constraint: Member must have length less than or equal to 256`,
  ],
  [
    'CreateKey with a reserved tag',
    'L',
    () => kms().createKey({ Tags: [{ TagKey: 'AWS:key1', TagValue: 'b' }] }),
    () => 'TagException: Tags beginning with aws: are reserved',
  ],
  [
    'TagResource with one key twice',
    'L',
    () =>
      kms().tagResource({
        KeyId: keys.symmetric,
        Tags: [
          { TagKey: 'a', TagValue: '1' },
          { TagKey: 'a', TagValue: '2' },
        ],
      }),
    () => 'TagException: Duplicate tag keys',
  ],
  [
    'CreateKey with 51 tags',
    'L',
    () =>
      kms().createKey({
        Tags: Array.from({ length: 51 }, (_, index) => ({ TagKey: `key${index}`, TagValue: 'a' })),
      }),
    () => 'TagException: Too many tags',
  ],
];

describe('AWS refuses', () => {
  test.each(rows)('%s (%s)', async (_what, _source, call, answer) => {
    expect(await failure(call())).toBe(answer());
  });

  test('what a key of another usage is asked for only once its state allows it (S)', async () => {
    const KeyId = await account.key({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
    await kms().disableKey({ KeyId });
    const call = kms().generateMac({ KeyId, Message: text('x'), MacAlgorithm: 'HMAC_SHA_512' });
    expect(await failure(call)).toBe(`DisabledException: ${KeyId} is disabled.`);
  });
});

test('Decrypt with the ARN that a multi-Region key has elsewhere names the wrong key (S)', async () => {
  const KeyId = await account.key({ MultiRegion: true });
  await kms().replicateKey({ KeyId, ReplicaRegion: 'us-west-2' });
  await account.advance(10);
  const { CiphertextBlob } = await kms().encrypt({ KeyId, Plaintext: text('x') });
  const west = account.kms('us-west-2');
  const there = KeyId.replace('us-east-1', 'us-west-2');
  expect((await west.decrypt({ CiphertextBlob })).KeyId).toBe(there);
  expect((await west.decrypt({ CiphertextBlob, KeyId: there })).KeyId).toBe(there);
  expect(await failure(west.decrypt({ CiphertextBlob, KeyId }))).toBe(
    'IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation.',
  );
});

describe('what a key says it is (S)', () => {
  test('a symmetric one', async () => {
    const { KeyMetadata } = await kms().describeKey({ KeyId: keys.symmetric });
    expect(KeyMetadata).toEqual({
      AWSAccountId: '000000000000',
      KeyId: idOf(keys.symmetric),
      Arn: keys.symmetric,
      CreationDate: expect.any(Date),
      Enabled: true,
      Description: '',
      KeyUsage: 'ENCRYPT_DECRYPT',
      KeyState: 'Enabled',
      Origin: 'AWS_KMS',
      KeyManager: 'CUSTOMER',
      CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
      KeySpec: 'SYMMETRIC_DEFAULT',
      EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
      MultiRegion: false,
      CurrentKeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('an Ed25519 one, with its algorithms in this order', async () => {
    const { KeyMetadata } = await kms().describeKey({ KeyId: keys.ed25519 });
    expect(KeyMetadata?.SigningAlgorithms).toEqual(['ED25519_PH_SHA_512', 'ED25519_SHA_512']);
    expect(KeyMetadata).not.toHaveProperty('CurrentKeyMaterialId');
  });
});
