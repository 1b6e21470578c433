import { expect } from 'vitest';
import { accountAuthorised } from '../../key-management/account-authorised.js';
import {
  cluster,
  endpoint,
  externalRequest,
  hsmStoreOn,
  newStore,
  stateOf,
} from '../../key-management/key-store.js';
import { faultsOf } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

export const deleteCustomKeyStore: OperationCase = {
  operation: 'DeleteCustomKeyStore',
  works: async (desk) => {
    const CustomKeyStoreId = await newStore(desk, externalRequest(endpoint()));
    await desk.admin.deleteCustomKeyStore({ CustomKeyStoreId });
    expect(await nameOfFailure(stateOf(desk, CustomKeyStoreId))).toBe('CustomKeyStoreNotFoundException');
  },
  states: 'no key',
  errors: {
    ...faultsOf('DeleteCustomKeyStore', { KMSInternalException: 500 }, async (desk) => {
      const CustomKeyStoreId = await newStore(desk, externalRequest(endpoint()));
      return desk.admin.deleteCustomKeyStore({ CustomKeyStoreId });
    }),
    CustomKeyStoreHasCMKsException: {
      message: null,
      provoke: async (desk) => {
        const CustomKeyStoreId = await hsmStoreOn(desk, cluster());
        const KeyId = await desk.makeKey({ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId });
        await desk.admin.scheduleKeyDeletion({ KeyId });
        await desk.admin.disconnectCustomKeyStore({ CustomKeyStoreId });
        return desk.admin.deleteCustomKeyStore({ CustomKeyStoreId });
      },
    },
    CustomKeyStoreInvalidStateException: {
      message: null,
      provoke: async (desk) => {
        const CustomKeyStoreId = await newStore(desk, externalRequest(endpoint()));
        await desk.admin.connectCustomKeyStore({ CustomKeyStoreId });
        return desk.admin.deleteCustomKeyStore({ CustomKeyStoreId });
      },
    },
    CustomKeyStoreNotFoundException: {
      message: null,
      provoke: ({ admin }) => admin.deleteCustomKeyStore({ CustomKeyStoreId: 'cks-00000000000000000' }),
    },
  },
  authorised: accountAuthorised('DeleteCustomKeyStore', async (desk) => {
    const CustomKeyStoreId = await newStore(desk, externalRequest(endpoint()));
    return (as) => as.deleteCustomKeyStore({ CustomKeyStoreId });
  }),
};
