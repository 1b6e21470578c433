import { expect } from 'vitest';
import { accountAuthorised } from '../../key-management/account-authorised.js';
import { faultsOf, serviceFaults } from '../../key-management/management-errors.js';
import { invalidMarker, pageByPage } from '../../key-management/pages.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

export const listKeys: OperationCase = {
  operation: 'ListKeys',
  works: async ({ admin, partner, makeKey }) => {
    const arns = [await makeKey(), await makeKey(), await makeKey()];
    await makeKey({}, partner);
    const pages = await pageByPage((paging) => admin.listKeys(paging));
    const keys = pages.flatMap(({ Keys = [] }) => Keys);
    expect(keys.map(({ KeyArn }) => KeyArn).sort()).toEqual([...arns].sort());
    for (const { KeyId, KeyArn } of keys) expect(KeyArn).toMatch(new RegExp(`:key/${KeyId}$`));
    for (const Limit of [0, 1001])
      expect(await nameOfFailure(admin.listKeys({ Limit }))).toBe('ValidationException');
  },
  states: 'no key',
  errors: {
    ...faultsOf('ListKeys', serviceFaults, ({ admin }) => admin.listKeys()),
    InvalidMarkerException: invalidMarker(({ admin }, paging) => admin.listKeys(paging)),
  },
  authorised: accountAuthorised('ListKeys', async () => (as) => as.listKeys()),
};
