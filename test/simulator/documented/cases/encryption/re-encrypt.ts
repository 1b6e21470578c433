import { expect } from 'vitest';
import { account, type Desk, partner as partnerAccount, unusedKeyId } from '../../desk.js';
import { type KeyUse, useStates } from '../../key-use/key-use.js';
import { useAuthorised } from '../../key-use/use-authorised.js';
import { useErrors } from '../../key-use/use-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { allow, delegation, iam, keyPolicy, nameOfFailure, root } from '../../policies.js';

const thirdAccount = '777777777777';
const Plaintext = Buffer.from('four eyes');

/** From the key to itself; `twoKeys` tries it between two. */
const use: KeyUse = {
  operation: 'ReEncrypt',
  actions: ['ReEncryptFrom', 'ReEncryptTo'],
  otherKind: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
  context: true,
  prepare: async ({ kms, arn }) => {
    const [plain, bound] = await Promise.all([
      kms.encrypt({ KeyId: arn, Plaintext }),
      kms.encrypt({ KeyId: arn, Plaintext, EncryptionContext: { tenant: 'a' } }),
    ]);
    return (as, KeyId, { EncryptionContext, ...more } = {}) => {
      const { CiphertextBlob } = EncryptionContext === undefined ? plain : bound;
      const contexts =
        EncryptionContext === undefined
          ? {}
          : { SourceEncryptionContext: EncryptionContext, DestinationEncryptionContext: EncryptionContext };
      return as.reEncrypt({
        CiphertextBlob,
        SourceKeyId: KeyId,
        DestinationKeyId: KeyId,
        ...contexts,
        ...more,
      });
    };
  },
  conditions: { 'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT', 'kms:ReEncryptOnSameKey': 'true' },
};

const authorised = useAuthorised(use);

export const reEncrypt: OperationCase = {
  operation: 'ReEncrypt',
  works: async ({ admin, makeKey }) => {
    const [from, to] = [await makeKey(), await makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' })];
    const SourceEncryptionContext = { tenant: 'a' };
    const { CiphertextBlob } = await admin.encrypt({
      KeyId: from,
      Plaintext,
      EncryptionContext: SourceEncryptionContext,
    });
    const EncryptionAlgorithm = 'RSAES_OAEP_SHA_256';
    const moved = await admin.reEncrypt({
      CiphertextBlob,
      SourceEncryptionContext,
      DestinationKeyId: to,
      DestinationEncryptionAlgorithm: EncryptionAlgorithm,
    });
    expect(moved).toMatchObject({
      KeyId: to,
      SourceKeyId: from,
      SourceEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      DestinationEncryptionAlgorithm: EncryptionAlgorithm,
      SourceKeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const back = await admin.decrypt({
      KeyId: to,
      CiphertextBlob: moved.CiphertextBlob,
      EncryptionAlgorithm,
    });
    expect(Buffer.from(back.Plaintext ?? [])).toEqual(Plaintext);
  },
  states: useStates(use),
  errors: {
    ...useErrors(use),
    IncorrectKeyException: {
      message: 'The key ID in the request does not identify a CMK that can perform this operation.',
      provoke: async ({ admin, makeKey }) => {
        const [DestinationKeyId, SourceKeyId] = [await makeKey(), await makeKey()];
        const { CiphertextBlob } = await admin.encrypt({ KeyId: DestinationKeyId, Plaintext });
        return admin.reEncrypt({ CiphertextBlob, SourceKeyId, DestinationKeyId });
      },
    },
    InvalidCiphertextException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.reEncrypt({ CiphertextBlob: Buffer.alloc(100), DestinationKeyId: await makeKey() }),
    },
    InvalidKeyUsageException: {
      message: /^arn:\S+ key usage is GENERATE_VERIFY_MAC which is not valid for ReEncrypt(To)?\.$/,
      provoke: async ({ admin, makeKey }) => {
        const { CiphertextBlob } = await admin.encrypt({ KeyId: await makeKey(), Plaintext });
        return admin.reEncrypt({ CiphertextBlob, DestinationKeyId: await makeKey(use.otherKind) });
      },
    },
    NotFoundException: {
      message: `Key 'arn:aws:kms:eu-central-1:111122223333:key/${unusedKeyId}' does not exist`,
      provoke: async ({ admin, makeKey }) => {
        const { CiphertextBlob } = await admin.encrypt({ KeyId: await makeKey(), Plaintext });
        return admin.reEncrypt({ CiphertextBlob, DestinationKeyId: unusedKeyId });
      },
    },
  },
  authorised: {
    ...authorised,
    check: async (desk) => {
      await authorised.check(desk);
      await twoKeys(desk);
      await twoAccounts(desk);
    },
  },
};

/** The one permission is needed on the source, the other on the destination. */
async function twoKeys({ admin, makeKey, newUser }: Desk): Promise<void> {
  const [from, to] = [await makeKey(), await makeKey()];
  const { CiphertextBlob } = await admin.encrypt({ KeyId: from, Plaintext });
  const { arn, kms } = await newUser();
  const tried = async (onSource: string, onDestination: string) => {
    const put = (KeyId: string, action: string) =>
      admin.putKeyPolicy({ KeyId, Policy: keyPolicy(delegation, allow(arn, action)) });
    await Promise.all([put(from, onSource), put(to, onDestination)]);
    return nameOfFailure(kms.reEncrypt({ CiphertextBlob, DestinationKeyId: to }));
  };
  expect(await tried('kms:ReEncryptFrom', 'kms:ReEncryptTo')).toBe('answered');
  expect(await tried('kms:ReEncryptTo', 'kms:ReEncryptFrom')).toBe('AccessDeniedException');
  expect(await tried('kms:ReEncryptFrom', 'kms:ReEncryptFrom')).toBe('AccessDeniedException');
  expect(await tried('kms:ReEncryptTo', 'kms:ReEncryptTo')).toBe('AccessDeniedException');
}

/** The keys may be in different accounts, and neither in the caller's. */
async function twoAccounts({ admin, partner, makeKey, newUser }: Desk): Promise<void> {
  const letting = (of: string, action: string) => keyPolicy(allow(root(of), 'kms:*'), allow('*', action));
  const from = await makeKey({ Policy: letting(partnerAccount, 'kms:ReEncryptFrom') }, partner);
  const to = await makeKey({ Policy: letting(account, 'kms:ReEncryptTo') });
  const { CiphertextBlob } = await partner.encrypt({ KeyId: from, Plaintext });
  const policies = [iam(['kms:ReEncryptFrom', 'kms:ReEncryptTo'])];
  const { kms } = await newUser({ policies, account: thirdAccount });
  const moved = await kms.reEncrypt({ CiphertextBlob, DestinationKeyId: to });
  expect(moved).toMatchObject({ SourceKeyId: from, KeyId: to });
  const back = await admin.decrypt({ CiphertextBlob: moved.CiphertextBlob });
  expect(Buffer.from(back.Plaintext ?? [])).toEqual(Plaintext);
  const unnamed = kms.reEncrypt({ CiphertextBlob, SourceKeyId: from.split('/')[1], DestinationKeyId: to });
  expect(await nameOfFailure(unnamed)).toBe('answered');
}
