import type { CreateCustomKeyStoreCommandInput } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import type { Desk } from '../../desk.js';
import { accountAuthorised } from '../../key-management/account-authorised.js';
import {
  backingErrors,
  believed,
  cluster,
  endpoint,
  externalRequest,
  hsmRequest,
  hsmStoreOn,
  newStore,
  releaseCertificate,
  throughVpc,
} from '../../key-management/key-store.js';
import { withQuotas } from '../../key-management/limits.js';
import { faultsOf } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const create = ({ admin }: Desk, input: CreateCustomKeyStoreCommandInput) =>
  admin.createCustomKeyStore(input);

export const createCustomKeyStore: OperationCase = {
  operation: 'CreateCustomKeyStore',
  works: async (desk) => {
    const CustomKeyStoreId = await newStore(desk, externalRequest(endpoint()));
    expect(CustomKeyStoreId).toMatch(/^cks-[0-9a-z]+$/);
    const { CustomKeyStores } = await desk.admin.describeCustomKeyStores({ CustomKeyStoreId });
    expect(CustomKeyStores).toMatchObject([
      { ConnectionState: 'DISCONNECTED', CustomKeyStoreType: 'EXTERNAL_KEY_STORE' },
    ]);
    const incomplete = create(desk, { CustomKeyStoreName: 'no cluster' });
    expect(await nameOfFailure(incomplete)).toBe('ValidationException');
  },
  states: 'no key',
  errors: {
    ...faultsOf('CreateCustomKeyStore', { KMSInternalException: 500 }, (desk) =>
      create(desk, externalRequest(endpoint())),
    ),
    ...backingErrors(async (desk, of) => {
      await releaseCertificate(desk);
      return create(desk, of.startsWith('cluster-') ? hsmRequest(of) : externalRequest(of));
    }),
    CloudHsmClusterInUseException: {
      message: null,
      provoke: async (desk) => {
        await hsmStoreOn(desk, cluster());
        return create(desk, hsmRequest(cluster()));
      },
    },
    CustomKeyStoreNameInUseException: {
      message: null,
      provoke: async (desk) => {
        const first = externalRequest(endpoint());
        await create(desk, first);
        return create(desk, { ...externalRequest(endpoint()), CustomKeyStoreName: first.CustomKeyStoreName });
      },
    },
    IncorrectTrustAnchorException: {
      message: null,
      provoke: (desk) => create(desk, hsmRequest(cluster(), 'no certificate')),
    },
    LimitExceededException: {
      message: null,
      provoke: () =>
        withQuotas({ customKeyStoresPerRegion: 1 }, async (admin) => {
          await admin.createCustomKeyStore(externalRequest(endpoint()));
          return admin.createCustomKeyStore(externalRequest(endpoint()));
        }),
    },
    XksProxyUriEndpointInUseException: {
      message: null,
      provoke: async (desk) => {
        const of = endpoint();
        await create(desk, externalRequest(of, throughVpc('aaaaaaaaaaaaaaaaa')));
        return create(desk, externalRequest(of, { XksProxyUriPath: '/other/kms/xks/v1' }));
      },
    },
    XksProxyUriInUseException: {
      message: null,
      provoke: async (desk) => {
        const of = endpoint();
        await create(desk, externalRequest(of));
        return create(desk, externalRequest(of));
      },
    },
    XksProxyVpcEndpointServiceInUseException: {
      message: null,
      provoke: async (desk) => {
        const service = throughVpc('bbbbbbbbbbbbbbbbb');
        await create(desk, externalRequest(endpoint(), service));
        return create(desk, externalRequest(endpoint(), service));
      },
    },
  },
  authorised: accountAuthorised('CreateCustomKeyStore', async () => {
    const input = externalRequest(endpoint());
    return (as) => as.createCustomKeyStore(input);
  }),
  deviations: [believed],
};
