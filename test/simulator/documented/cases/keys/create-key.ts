import type { KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { account, type Desk } from '../../desk.js';
import { externalStoreOn, hsmStoreOn } from '../../key-management/key-store.js';
import { withQuotas } from '../../key-management/limits.js';
import { faultsOf, serviceFaults } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { allow, delegation, failure, iam, keyPolicy, meaning, nameOfFailure, root } from '../../policies.js';

export const createKey: OperationCase = {
  operation: 'CreateKey',
  works: async (desk) => {
    await makesWhatIsAsked(desk);
    await checksForLockout(desk);
  },
  states: 'no key',
  errors: {
    ...faultsOf('CreateKey', serviceFaults, ({ admin }) => admin.createKey()),
    CloudHsmClusterInvalidConfigurationException: {
      message: null,
      provoke: async (desk) => {
        const store = await hsmStoreOn(desk, 'cluster-aaaaaaaaaaa');
        await desk.control('key-store-backings', {
          of: 'cluster-aaaaaaaaaaa',
          problem: 'CLUSTER_MISCONFIGURED',
        });
        return desk.admin.createKey({ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: store });
      },
    },
    CustomKeyStoreInvalidStateException: {
      message: null,
      provoke: async (desk) => {
        const store = await hsmStoreOn(desk, 'cluster-bbbbbbbbbbb');
        await desk.admin.disconnectCustomKeyStore({ CustomKeyStoreId: store });
        return desk.admin.createKey({ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: store });
      },
    },
    CustomKeyStoreNotFoundException: {
      message: null,
      provoke: ({ admin }) =>
        admin.createKey({ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-00000000000000000' }),
    },
    InvalidArnException: {
      message: null,
      provoke: ({ admin }) => admin.createKey({ Policy: letting(`arn:aws:iam::${account}:group/managers`) }),
    },
    LimitExceededException: {
      message: null,
      provoke: () =>
        withQuotas({ keysPerRegion: 2 }, async (admin) => {
          for (let keys = 0; keys < 2; keys += 1) await admin.createKey();
          return admin.createKey();
        }),
    },
    MalformedPolicyDocumentException: {
      message: 'The new key policy will not allow you to update the key policy in the future.',
      provoke: ({ admin }) => admin.createKey({ Policy: keyPolicy(allow(root(), 'kms:DescribeKey')) }),
    },
    TagException: {
      message: null,
      provoke: ({ admin }) => admin.createKey({ Tags: [{ TagKey: 'aws:team', TagValue: 'payments' }] }),
    },
    UnsupportedOperationException: {
      message: null,
      provoke: ({ admin }) => admin.createKey({ KeySpec: 'SM2', KeyUsage: 'SIGN_VERIFY' }),
    },
    XksKeyAlreadyInUseException: {
      message: null,
      provoke: async (desk) => {
        const external = await externalStoreOn(desk, 'https://in-use.example.com');
        const make = () => makeExternal(desk.admin, external, 'key-1');
        await make();
        return make();
      },
    },
    XksKeyInvalidConfigurationException: {
      message: null,
      provoke: async (desk) => {
        const of = 'https://disabled.example.com';
        await desk.control('key-store-backings', { of, externalKeys: { 'key-1': 'unusable' } });
        return makeExternal(desk.admin, await externalStoreOn(desk, of), 'key-1');
      },
    },
    XksKeyNotFoundException: {
      message: null,
      provoke: async (desk) => {
        const of = 'https://empty.example.com';
        await desk.control('key-store-backings', { of, externalKeys: {} });
        return makeExternal(desk.admin, await externalStoreOn(desk, of), 'key-1');
      },
    },
  },
  authorised: {
    by: ['IAM', 'with tags also `kms:TagResource`', 'condition keys of the new key'],
    check: async (desk) => {
      await takesIam(desk);
      await takesTagging(desk);
      for (const [condition, fits, differs] of conditions) await obeys(desk, condition, fits, differs);
    },
  },
};

async function makesWhatIsAsked({ admin }: Desk): Promise<void> {
  const { KeyMetadata } = await admin.createKey({
    KeySpec: 'HMAC_384',
    KeyUsage: 'GENERATE_VERIFY_MAC',
    Description: 'tokens',
    MultiRegion: true,
    Policy: letting(root()),
    Tags: [{ TagKey: 'team', TagValue: 'payments' }],
  });
  const KeyId = KeyMetadata?.Arn ?? '';
  expect(KeyMetadata).toMatchObject({
    KeyState: 'Enabled',
    KeySpec: 'HMAC_384',
    MacAlgorithms: ['HMAC_SHA_384'],
    Description: 'tokens',
    KeyId: expect.stringMatching(/^mrk-[0-9a-f]{32}$/),
    MultiRegionConfiguration: { MultiRegionKeyType: 'PRIMARY' },
  });
  expect((await admin.describeKey({ KeyId })).KeyMetadata).toEqual(KeyMetadata);
  expect(meaning((await admin.getKeyPolicy({ KeyId })).Policy)).toEqual(meaning(letting(root())));
  expect((await admin.listResourceTags({ KeyId })).Tags).toEqual([{ TagKey: 'team', TagValue: 'payments' }]);
}

async function checksForLockout({ admin }: Desk): Promise<void> {
  const Policy = keyPolicy(allow(root(), 'kms:DescribeKey'));
  expect(await nameOfFailure(admin.createKey({ Policy }))).toBe('MalformedPolicyDocumentException');
  expect(await failure(admin.createKey({ Policy, BypassPolicyLockoutSafetyCheck: true }))).toBe('answered');
}

const letting = (principal: string) => keyPolicy(delegation, allow(principal, 'kms:*'));

const makeExternal = (kms: KMS, CustomKeyStoreId: string, XksKeyId: string) =>
  kms.createKey({ Origin: 'EXTERNAL_KEY_STORE', CustomKeyStoreId, XksKeyId });

async function takesIam({ newUser }: Desk): Promise<void> {
  const stranger = await newUser({ policies: [iam('kms:DescribeKey')] });
  expect(await failure(stranger.kms.createKey())).toContain(
    `AccessDeniedException: User: ${stranger.arn} is not authorized to perform: kms:CreateKey on resource: *`,
  );
  const { kms } = await newUser({ policies: [iam('kms:CreateKey')] });
  expect(await failure(kms.createKey())).toBe('answered');
}

async function takesTagging({ newUser }: Desk): Promise<void> {
  const Tags = [{ TagKey: 'team', TagValue: 'payments' }];
  const untagging = await newUser({ policies: [iam('kms:CreateKey')] });
  expect(await nameOfFailure(untagging.kms.createKey({ Tags }))).toBe('AccessDeniedException');
  const tagging = await newUser({ policies: [iam(['kms:CreateKey', 'kms:TagResource'])] });
  expect(await failure(tagging.kms.createKey({ Tags }))).toBe('answered');
}

type Make = (kms: KMS) => Promise<unknown>;

const plain: Make = (kms) => kms.createKey();
const signing: Make = (kms) => kms.createKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
const inRegions: Make = (kms) => kms.createKey({ MultiRegion: true });
const imported: Make = (kms) => kms.createKey({ Origin: 'EXTERNAL' });
const tagged: Make = (kms) => kms.createKey({ Tags: [{ TagKey: 'team', TagValue: 'payments' }] });
const bypassing: Make = (kms) => kms.createKey({ BypassPolicyLockoutSafetyCheck: true });
const equals = (key: string, value: string) => ({ StringEquals: { [key]: value } });

/** What an IAM policy demands, a call that fits and one that doesn't. */
const conditions: readonly (readonly [object, Make, Make])[] = [
  [equals('kms:KeySpec', 'ECC_NIST_P256'), signing, plain],
  [equals('kms:CustomerMasterKeySpec', 'ECC_NIST_P256'), signing, plain],
  [equals('kms:KeyUsage', 'ENCRYPT_DECRYPT'), plain, signing],
  [equals('kms:CustomerMasterKeyUsage', 'ENCRYPT_DECRYPT'), plain, signing],
  [equals('kms:KeyOrigin', 'AWS_KMS'), plain, imported],
  [{ Bool: { 'kms:MultiRegion': 'true' } }, inRegions, plain],
  [equals('kms:MultiRegionKeyType', 'PRIMARY'), inRegions, plain],
  [{ Bool: { 'kms:BypassPolicyLockoutSafetyCheck': 'false' } }, plain, bypassing],
  [equals('aws:RequestTag/team', 'payments'), tagged, plain],
  [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } }, tagged, plain],
];

async function obeys({ newUser }: Desk, Condition: object, fits: Make, differs: Make): Promise<void> {
  const actions = ['kms:CreateKey', 'kms:TagResource'];
  const { kms } = await newUser({ policies: [iam(actions, '*', { Condition })] });
  expect(await nameOfFailure(differs(kms)), JSON.stringify(Condition)).toBe('AccessDeniedException');
  expect(await failure(fits(kms)), JSON.stringify(Condition)).toBe('answered');
}
