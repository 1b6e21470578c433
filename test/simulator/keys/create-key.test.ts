import {
  CreateKeyCommand,
  type CreateKeyCommandInput,
  type CreateKeyResponse,
  KeySpec,
  KeyUsageType,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../../../src/simulator/index.js';
import { keySpecs } from '../../../src/simulator/key-specs.js';
import { kmsOf } from '../server/clients.js';
import { account, allow, arnOf, type Estate, failure, openEstate, policy, region, user } from './world.js';

let estate: Estate;
beforeAll(async () => {
  estate = await openEstate();
});
afterAll(() => estate.simulator.close());

const create = async (input: CreateKeyCommandInput = {}, as = 'administrator', where = region) =>
  (await estate.as(as, where).createKey(input)).KeyMetadata;
const refusal = (input: CreateKeyCommandInput, as = 'administrator', where = region) =>
  failure(create(input, as, where));

describe('a key that nothing is asked of', () => {
  it('is AWS’s symmetric encryption key with AWS’s default policy', async () => {
    const key = await create();
    const id = key?.KeyId ?? '';
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(key).toEqual({
      AWSAccountId: account,
      KeyId: id,
      Arn: arnOf(id),
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
    const { Policy } = await estate.admin.getKeyPolicy({ KeyId: id });
    expect(Policy).toBe(`{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "arn:aws:iam::${account}:root"
    },
    "Action" : "kms:*",
    "Resource" : "*"
  } ]
}`);
    expect(await estate.admin.listResourceTags({ KeyId: id })).toMatchObject({ Tags: [] });
  });
});

const specs = Object.values(KeySpec);

describe('spec and usage', () => {
  const algorithms: Readonly<Record<string, Partial<CreateKeyResponse['KeyMetadata'] & object>>> = {
    'RSA_2048 ENCRYPT_DECRYPT': { EncryptionAlgorithms: ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'] },
    'ECC_NIST_P384 SIGN_VERIFY': { SigningAlgorithms: ['ECDSA_SHA_384'] },
    'ECC_NIST_P521 KEY_AGREEMENT': { KeyAgreementAlgorithms: ['ECDH'] },
    'ECC_SECG_P256K1 SIGN_VERIFY': { SigningAlgorithms: ['ECDSA_SHA_256'] },
    'ECC_NIST_EDWARDS25519 SIGN_VERIFY': { SigningAlgorithms: ['ED25519_PH_SHA_512', 'ED25519_SHA_512'] },
    'HMAC_224 GENERATE_VERIFY_MAC': { MacAlgorithms: ['HMAC_SHA_224'] },
    'ML_DSA_65 SIGN_VERIFY': { SigningAlgorithms: ['ML_DSA_SHAKE_256'] },
    'ML_KEM_768 ENCAPSULATE_DECAPSULATE': { EncapsulationAlgorithms: ['ML_KEM'] },
  };

  it('knows every spec that the SDK knows', () => {
    expect(Object.keys(keySpecs).sort()).toEqual(specs.sort());
  });

  it.each(Object.entries(algorithms))('%s says what it can do', async (name, members) => {
    const [KeySpec, KeyUsage] = name.split(' ') as [KeySpec, KeyUsageType];
    const key = await create({ KeySpec, KeyUsage });
    expect(key).toMatchObject({ KeySpec, KeyUsage, CustomerMasterKeySpec: KeySpec, ...members });
    expect(Object.keys(key ?? {}).filter((member) => member.endsWith('Algorithms'))).toHaveLength(1);
    expect(key).not.toHaveProperty('CurrentKeyMaterialId');
  });

  it.each([region, 'cn-north-1'])('takes exactly the usages that a spec has, in %s', async (where) => {
    const open = await startSimulator();
    const kms = kmsOf(open, undefined, where);
    const taken: string[] = [];
    for (const KeySpec of specs)
      for (const KeyUsage of Object.values(KeyUsageType)) {
        const made = await failure(kms.send(new CreateKeyCommand({ KeySpec, KeyUsage })));
        if (made === 'answered') taken.push(`${KeySpec} ${KeyUsage}`);
      }
    await open.close();
    const china = where.startsWith('cn-');
    const wanted = Object.entries(keySpecs).flatMap(([spec, { usages }]) => {
      const there = spec === 'SM2' ? china : !(china && spec.startsWith('ML_KEM'));
      return there ? usages.map((usage) => `${spec} ${usage}`) : [];
    });
    expect(taken.sort()).toEqual(wanted.sort());
  });

  it('refuses what does not fit, as AWS says it', async () => {
    expect(await refusal({ KeySpec: 'RSA_2048' })).toBe(
      'ValidationException: You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.',
    );
    expect(await refusal({ KeySpec: 'HMAC_256' })).toContain('You must specify a KeyUsage value');
    expect(await refusal({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'ENCRYPT_DECRYPT' })).toBe(
      'ValidationException: KeyUsage ENCRYPT_DECRYPT is not compatible with KeySpec ECC_NIST_P256',
    );
    expect(await refusal({ KeySpec: 'SM2', KeyUsage: 'SIGN_VERIFY' })).toContain(
      'UnsupportedOperationException',
    );
    expect(await refusal({ KeySpec: 'AES_512' as KeySpec })).toContain(
      "ValidationException: 1 validation error detected: Value 'AES_512' at 'keySpec' failed to satisfy constraint: Member must satisfy enum value set",
    );
    const both = { KeySpec: 'SYMMETRIC_DEFAULT', CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT' } as const;
    expect(await refusal(both)).toContain('ValidationException: You cannot specify KeySpec and');
    expect(await create({ CustomerMasterKeySpec: 'RSA_3072', KeyUsage: 'SIGN_VERIFY' })).toMatchObject({
      KeySpec: 'RSA_3072',
    });
  });
});

describe('origin', () => {
  it('waits for material that is to be imported', async () => {
    const key = await create({ Origin: 'EXTERNAL' });
    expect(key).toMatchObject({ KeyState: 'PendingImport', Enabled: false, Origin: 'EXTERNAL' });
    expect(key).not.toHaveProperty('ExpirationModel');
    expect(key).not.toHaveProperty('CurrentKeyMaterialId');
  });

  it('puts a key into a connected custom key store of the right type', async () => {
    const CustomKeyStoreId = 'cks-1234567890abcdef0';
    const key = await create({ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId });
    expect(key).toMatchObject({
      CustomKeyStoreId,
      CloudHsmClusterId: 'cluster-1234567890a',
      KeyState: 'Enabled',
    });
    expect(key).not.toHaveProperty('CurrentKeyMaterialId');
    const off = { Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-1234567890abcdef1' } as const;
    expect(await refusal(off)).toContain('CustomKeyStoreInvalidStateException');
    expect(await refusal({ ...off, CustomKeyStoreId: 'cks-none' })).toContain(
      'CustomKeyStoreNotFoundException',
    );
    const wrong = { Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-1234567890abcdef2' } as const;
    expect(await refusal(wrong)).toContain('UnsupportedOperationException');
    expect(await refusal({ Origin: 'AWS_CLOUDHSM' })).toContain('ValidationException');
    expect(await refusal({ CustomKeyStoreId })).toContain('ValidationException');
    const many = { Origin: 'AWS_CLOUDHSM', CustomKeyStoreId, MultiRegion: true } as const;
    expect(await refusal(many)).toContain('UnsupportedOperationException');
    const rsa = {
      Origin: 'AWS_CLOUDHSM',
      CustomKeyStoreId,
      KeySpec: 'RSA_2048',
      KeyUsage: 'SIGN_VERIFY',
    } as const;
    expect(await refusal(rsa)).toContain('UnsupportedOperationException');
  });

  it('takes an external key once', async () => {
    const input = {
      Origin: 'EXTERNAL_KEY_STORE',
      CustomKeyStoreId: 'cks-1234567890abcdef2',
      XksKeyId: 'bb8562717f809024',
    } as const;
    expect(await create(input)).toMatchObject({ XksKeyConfiguration: { Id: 'bb8562717f809024' } });
    expect(await refusal(input)).toContain('XksKeyAlreadyInUseException');
    const { XksKeyId: _, ...without } = input;
    expect(await refusal(without)).toContain('ValidationException');
    expect(await refusal({ XksKeyId: 'x' })).toContain('ValidationException');
  });

  it('makes multi-Region primaries', async () => {
    const key = await create({ MultiRegion: true, KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
    expect(key?.KeyId).toMatch(/^mrk-[0-9a-f]{32}$/);
    const itself = { Arn: key?.Arn, Region: region };
    expect(key).toMatchObject({
      MultiRegion: true,
      MultiRegionConfiguration: { MultiRegionKeyType: 'PRIMARY', PrimaryKey: itself, ReplicaKeys: [] },
    });
  });
});

describe('permission', () => {
  it('comes from IAM alone, and from kms:TagResource as well for tags', async () => {
    expect(await refusal({}, 'nobody')).toBe(
      `AccessDeniedException: User: ${user('nobody')} is not authorized to perform: kms:CreateKey on resource: * because no identity-based policy allows the kms:CreateKey action`,
    );
    expect(await refusal({}, 'creator')).toBe('answered');
    const Tags = [{ TagKey: 'team', TagValue: 'payments' }];
    expect(await refusal({ Tags }, 'creator')).toMatch(
      /^AccessDeniedException: .* kms:TagResource on resource: arn:/,
    );
  });

  it('can depend on the kind of key and its tags', async () => {
    const Tags = [{ TagKey: 'team', TagValue: 'payments' }];
    expect(await refusal({ Tags }, 'tagger')).toBe('answered');
    expect(await refusal({ Tags: [{ TagKey: 'team', TagValue: 'other' }] }, 'tagger')).toContain(
      'AccessDenied',
    );
    const more = [...Tags, { TagKey: 'cost', TagValue: '1' }];
    expect(await refusal({ Tags: more }, 'tagger')).toContain('AccessDenied');
    const hmac = { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC', Tags } as const;
    expect(await refusal(hmac, 'tagger')).toContain('AccessDenied');
  });

  it('needs a policy that lets the caller change it, unless the check is bypassed or AWS’s own policy is taken', async () => {
    const Policy = policy(allow(user('second')));
    const lockout =
      'MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.';
    expect(await refusal({ Policy })).toBe(lockout);
    expect(await refusal({ Policy, BypassPolicyLockoutSafetyCheck: true })).toBe('answered');
    expect(await refusal({ Policy: policy(allow(`arn:aws:iam::${account}:root`)) }, 'creator')).toBe(lockout);
    expect(await refusal({ Policy: policy(allow(user('creator'))) }, 'creator')).toBe('answered');
  });
});

describe('tags and description', () => {
  it('are there from the first moment', async () => {
    const Tags = [
      { TagKey: 'team', TagValue: 'payments' },
      { TagKey: 'empty', TagValue: '' },
    ];
    const key = await create({ Description: 'cards', Tags });
    expect(key?.Description).toBe('cards');
    const listed = await estate.admin.listResourceTags({ KeyId: key?.KeyId });
    expect(listed.Tags).toEqual(expect.arrayContaining(Tags));
  });

  it('refuses tags as AWS does, and makes no key', async () => {
    const before = (await estate.admin.listKeys({ Limit: 1000 })).Keys?.length;
    const tag = (TagKey: string, TagValue = '') => ({ TagKey, TagValue });
    const many = Array.from({ length: 51 }, (_, index) => tag(`tag-${index}`));
    expect(await refusal({ Tags: many })).toBe('TagException: Too many tags');
    expect(await refusal({ Tags: [tag('a'), tag('a', 'b')] })).toBe('TagException: Duplicate tag keys');
    expect(await refusal({ Tags: [tag('aws:x')] })).toBe(
      'TagException: Tags beginning with aws: are reserved',
    );
    expect(await refusal({ Tags: [tag('a{b}')] })).toContain('TagException');
    expect(await refusal({ Tags: [tag('x'.repeat(129))] })).toContain('ValidationException');
    expect(await refusal({ Description: 'x'.repeat(8193) })).toContain('ValidationException');
    expect((await estate.admin.listKeys({ Limit: 1000 })).Keys).toHaveLength(before ?? -1);
  });
});
