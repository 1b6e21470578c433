import { expect } from 'vitest';
import { account, type Desk, region } from '../../desk.js';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';

const management: KeyManagement = {
  operation: 'DescribeKey',
  prepare: simply((as, KeyId) => as.describeKey({ KeyId })),
};

export const describeKey: OperationCase = {
  operation: 'DescribeKey',
  works: async (desk) => {
    await showsWhatItIs(desk);
    await takesEveryName(desk);
  },
  states: managementStates(management),
  errors: managementErrors(management),
  authorised: managementAuthorised(management, {
    otherAccounts: true,
    grant: 'DescribeKey',
    conditions: [
      {
        key: 'kms:RequestAlias',
        condition: { StringEquals: { 'kms:RequestAlias': 'alias/asked-for' } },
        before: (admin, TargetKeyId) => admin.createAlias({ AliasName: 'alias/asked-for', TargetKeyId }),
        fits: (as) => as.describeKey({ KeyId: 'alias/asked-for' }),
        differs: (as, KeyId) => as.describeKey({ KeyId }),
      },
    ],
  }),
  deviations: ['AWS managed keys do not exist, so an alias `alias/aws/…` names no key.'],
};

async function showsWhatItIs({ admin, makeKey }: Desk): Promise<void> {
  const KeyId = await makeKey({ Description: 'payments' });
  const { KeyMetadata } = await admin.describeKey({ KeyId });
  expect(KeyMetadata).toMatchObject({
    AWSAccountId: account,
    Arn: KeyId,
    CreationDate: expect.any(Date),
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    Description: 'payments',
    Enabled: true,
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    KeyManager: 'CUSTOMER',
    KeySpec: 'SYMMETRIC_DEFAULT',
    KeyState: 'Enabled',
    KeyUsage: 'ENCRYPT_DECRYPT',
    MultiRegion: false,
    Origin: 'AWS_KMS',
  });
}

async function takesEveryName({ admin, makeKey }: Desk): Promise<void> {
  const arn = await makeKey();
  await admin.createAlias({ AliasName: 'alias/named', TargetKeyId: arn });
  const names = [arn, arn.replace(/.*\//, ''), 'alias/named', `arn:aws:kms:${region}:${account}:alias/named`];
  for (const KeyId of names) expect((await admin.describeKey({ KeyId })).KeyMetadata?.Arn, KeyId).toBe(arn);
}
