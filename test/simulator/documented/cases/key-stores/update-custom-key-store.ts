import type { CreateCustomKeyStoreCommandInput } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { certificates } from '../../../import/certificates.js';
import type { Desk } from '../../desk.js';
import { accountAuthorised } from '../../key-management/account-authorised.js';
import {
  backingErrors,
  believed,
  cluster,
  endpoint,
  externalRequest,
  hsmStoreOn,
  newStore,
  throughVpc,
} from '../../key-management/key-store.js';
import { faultsOf } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const create = ({ admin }: Desk, input: CreateCustomKeyStoreCommandInput) =>
  admin.createCustomKeyStore(input);

/** A disconnected external key store that was given another proxy. */
const moveTo = async (desk: Desk, XksProxyUriEndpoint: string, changes = {}) => {
  const CustomKeyStoreId = await newStore(desk, externalRequest(endpoint()));
  return desk.admin.updateCustomKeyStore({ CustomKeyStoreId, XksProxyUriEndpoint, ...changes });
};

/** A disconnected CloudHSM key store that was given another cluster. */
const moveToCluster = async (desk: Desk, CloudHsmClusterId: string) => {
  const CustomKeyStoreId = await hsmStoreOn(desk, cluster());
  await desk.admin.disconnectCustomKeyStore({ CustomKeyStoreId });
  return desk.admin.updateCustomKeyStore({ CustomKeyStoreId, CloudHsmClusterId });
};

export const updateCustomKeyStore: OperationCase = {
  operation: 'UpdateCustomKeyStore',
  works: async (desk) => {
    const CustomKeyStoreId = await newStore(desk, externalRequest(endpoint()));
    const UriEndpoint = endpoint();
    await desk.admin.updateCustomKeyStore({
      CustomKeyStoreId,
      NewCustomKeyStoreName: 'renamed',
      XksProxyUriEndpoint: UriEndpoint,
    });
    await desk.admin.connectCustomKeyStore({ CustomKeyStoreId });
    const whileConnected = {
      CustomKeyStoreId,
      NewCustomKeyStoreName: 'again',
      XksProxyUriPath: '/new/kms/xks/v1',
    };
    await desk.admin.updateCustomKeyStore(whileConnected);
    const { CustomKeyStores } = await desk.admin.describeCustomKeyStores({ CustomKeyStoreId });
    expect(CustomKeyStores).toMatchObject([
      { CustomKeyStoreName: 'again', XksProxyConfiguration: { UriEndpoint, UriPath: '/new/kms/xks/v1' } },
    ]);
    const nothing = desk.admin.updateCustomKeyStore({ CustomKeyStoreId });
    expect(await nameOfFailure(nothing)).toBe('ValidationException');
  },
  states: 'no key',
  errors: {
    ...faultsOf('UpdateCustomKeyStore', { KMSInternalException: 500 }, (desk) => moveTo(desk, endpoint())),
    ...backingErrors((desk, of) => (of.startsWith('cluster-') ? moveToCluster(desk, of) : moveTo(desk, of))),
    CloudHsmClusterNotRelatedException: {
      message: null,
      provoke: async (desk) => {
        const of = cluster();
        await hsmStoreOn(desk, of, certificates[1]);
        return moveToCluster(desk, of);
      },
    },
    CustomKeyStoreInvalidStateException: {
      message: null,
      provoke: async (desk) => {
        const CustomKeyStoreId = await newStore(desk, externalRequest(endpoint()));
        await desk.admin.connectCustomKeyStore({ CustomKeyStoreId });
        return desk.admin.updateCustomKeyStore({ CustomKeyStoreId, XksProxyUriEndpoint: endpoint() });
      },
    },
    CustomKeyStoreNameInUseException: {
      message: null,
      provoke: async (desk) => {
        const other = externalRequest(endpoint());
        await create(desk, other);
        return moveTo(desk, endpoint(), { NewCustomKeyStoreName: other.CustomKeyStoreName });
      },
    },
    CustomKeyStoreNotFoundException: {
      message: null,
      provoke: ({ admin }) =>
        admin.updateCustomKeyStore({ CustomKeyStoreId: 'cks-00000000000000000', NewCustomKeyStoreName: 'x' }),
    },
    XksProxyUriEndpointInUseException: {
      message: null,
      provoke: async (desk) => {
        const of = endpoint();
        await create(desk, externalRequest(of, throughVpc('ccccccccccccccccc')));
        return moveTo(desk, of, { XksProxyUriPath: '/other/kms/xks/v1' });
      },
    },
    XksProxyUriInUseException: {
      message: null,
      provoke: async (desk) => {
        const of = endpoint();
        await create(desk, externalRequest(of));
        return moveTo(desk, of);
      },
    },
    XksProxyVpcEndpointServiceInUseException: {
      message: null,
      provoke: async (desk) => {
        const service = throughVpc('ddddddddddddddddd');
        await create(desk, externalRequest(endpoint(), service));
        return moveTo(desk, endpoint(), service);
      },
    },
  },
  authorised: accountAuthorised('UpdateCustomKeyStore', async (desk) => {
    const CustomKeyStoreId = await newStore(desk, externalRequest(endpoint()));
    return (as) => as.updateCustomKeyStore({ CustomKeyStoreId, XksProxyUriEndpoint: endpoint() });
  }),
  deviations: [believed],
};
