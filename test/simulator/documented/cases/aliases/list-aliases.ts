import { expect } from 'vitest';
import { account, type Desk, region } from '../../desk.js';
import { accountAuthorised } from '../../key-management/account-authorised.js';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementErrors } from '../../key-management/management-errors.js';
import { invalidMarker, pageByPage } from '../../key-management/pages.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const ofKey: KeyManagement = {
  operation: 'ListAliases',
  prepare: simply((as, KeyId) => as.listAliases({ KeyId })),
};

export const listAliases: OperationCase = {
  operation: 'ListAliases',
  works: async (desk) => {
    await listsAllOrOneKeys(desk);
    const { admin } = desk;
    for (const Limit of [0, 101])
      expect(await nameOfFailure(admin.listAliases({ Limit }))).toBe('ValidationException');
  },
  states: managementStates(ofKey),
  errors: {
    ...managementErrors(ofKey),
    InvalidMarkerException: invalidMarker(({ admin }, paging) => admin.listAliases(paging)),
  },
  authorised: accountAuthorised('ListAliases', async () => (as) => as.listAliases()),
  deviations: ['AWS managed keys do not exist, so no alias `alias/aws/…` is listed.'],
};

async function listsAllOrOneKeys({ admin, partner, makeKey }: Desk): Promise<void> {
  const [one, other] = [await makeKey(), await makeKey()];
  const targets: Readonly<Record<string, string>> = { 'alias/a': one, 'alias/b': other, 'alias/c': one };
  for (const [AliasName, TargetKeyId] of Object.entries(targets))
    await admin.createAlias({ AliasName, TargetKeyId });
  await partner.createAlias({ AliasName: 'alias/theirs', TargetKeyId: await makeKey({}, partner) });
  const pages = await pageByPage((paging) => admin.listAliases(paging));
  expect(pages.flatMap(({ Aliases = [] }) => Aliases)).toEqual(
    Object.entries(targets).map(([AliasName, target]) => ({
      AliasName,
      AliasArn: `arn:aws:kms:${region}:${account}:${AliasName}`,
      TargetKeyId: target.replace(/.*\//, ''),
      CreationDate: expect.any(Date),
      LastUpdatedDate: expect.any(Date),
    })),
  );
  const ofOne = await pageByPage((paging) => admin.listAliases({ KeyId: one, ...paging }));
  const names = ofOne.flatMap(({ Aliases = [] }) => Aliases.map(({ AliasName }) => AliasName));
  expect(names).toEqual(['alias/a', 'alias/c']);
}
