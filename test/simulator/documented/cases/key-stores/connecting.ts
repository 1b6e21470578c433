import { expect } from 'vitest';
import type { Desk } from '../../desk.js';
import { accountAuthorised } from '../../key-management/account-authorised.js';
import {
  cluster,
  endpoint,
  externalRequest,
  externalStoreOn,
  hsmRequest,
  hsmStoreOn,
  newStore,
  stateOf,
} from '../../key-management/key-store.js';
import { faultsOf } from '../../key-management/management-errors.js';
import { invalidMarker, pageByPage } from '../../key-management/pages.js';
import type { OperationCase, Provocation } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const missing = 'cks-00000000000000000';

/** Connecting to a CloudHSM key store whose cluster got a problem after it was made. */
const whenCluster = (problem: string): Provocation => ({
  message: null,
  provoke: async (desk) => {
    const of = cluster();
    const CustomKeyStoreId = await hsmStoreOn(desk, of);
    await desk.admin.disconnectCustomKeyStore({ CustomKeyStoreId });
    await desk.control('key-store-backings', { of, problem });
    return desk.admin.connectCustomKeyStore({ CustomKeyStoreId });
  },
});

/** An external key store that takes a minute to connect or disconnect. */
async function slowStore(desk: Desk, problem: string | null = null): Promise<string> {
  const of = endpoint();
  const CustomKeyStoreId = await newStore(desk, externalRequest(of));
  await desk.control('key-store-backings', { of, problem, takesSeconds: 60 });
  return CustomKeyStoreId;
}

export const connectCustomKeyStore: OperationCase = {
  operation: 'ConnectCustomKeyStore',
  works: async (desk) => {
    const CustomKeyStoreId = await slowStore(desk);
    await desk.admin.connectCustomKeyStore({ CustomKeyStoreId });
    expect(await stateOf(desk, CustomKeyStoreId)).toEqual(['CONNECTING', undefined]);
    const early = { Origin: 'EXTERNAL_KEY_STORE', CustomKeyStoreId, XksKeyId: 'key-1' } as const;
    expect(await nameOfFailure(desk.admin.createKey(early))).toBe('CustomKeyStoreInvalidStateException');
    await desk.advance(61);
    expect(await stateOf(desk, CustomKeyStoreId)).toEqual(['CONNECTED', undefined]);
    expect(await nameOfFailure(desk.admin.createKey(early))).toBe('answered');
    expect(await nameOfFailure(desk.admin.connectCustomKeyStore({ CustomKeyStoreId }))).toBe('answered');
    await failsAndRecovers(desk);
  },
  states: 'no key',
  errors: {
    ...faultsOf('ConnectCustomKeyStore', { KMSInternalException: 500 }, async (desk) =>
      desk.admin.connectCustomKeyStore({ CustomKeyStoreId: await slowStore(desk) }),
    ),
    CloudHsmClusterInvalidConfigurationException: whenCluster('CLUSTER_MISCONFIGURED'),
    CloudHsmClusterNotActiveException: whenCluster('CLUSTER_NOT_ACTIVE'),
    CustomKeyStoreInvalidStateException: {
      message: null,
      provoke: async (desk) => {
        const CustomKeyStoreId = await slowStore(desk);
        await desk.admin.connectCustomKeyStore({ CustomKeyStoreId });
        await desk.advance(61);
        await desk.admin.disconnectCustomKeyStore({ CustomKeyStoreId });
        expect(await stateOf(desk, CustomKeyStoreId)).toEqual(['DISCONNECTING', undefined]);
        return desk.admin.connectCustomKeyStore({ CustomKeyStoreId });
      },
    },
    CustomKeyStoreNotFoundException: {
      message: null,
      provoke: ({ admin }) => admin.connectCustomKeyStore({ CustomKeyStoreId: missing }),
    },
  },
  authorised: accountAuthorised('ConnectCustomKeyStore', async (desk) => {
    const CustomKeyStoreId = await slowStore(desk);
    return (as) => as.connectCustomKeyStore({ CustomKeyStoreId });
  }),
  deviations: ['it connects at once, unless the control API says how long it takes.'],
};

async function failsAndRecovers(desk: Desk): Promise<void> {
  const of = endpoint();
  const CustomKeyStoreId = await newStore(desk, externalRequest(of));
  for (const problem of ['XKS_PROXY_NOT_REACHABLE', 'XKS_PROXY_TIMED_OUT', 'INTERNAL_ERROR']) {
    await desk.control('key-store-backings', { of, problem, takesSeconds: 60 });
    await desk.admin.connectCustomKeyStore({ CustomKeyStoreId });
    await desk.advance(61);
    expect(await stateOf(desk, CustomKeyStoreId)).toEqual(['FAILED', problem]);
    expect(await nameOfFailure(desk.admin.connectCustomKeyStore({ CustomKeyStoreId }))).toBe(
      'CustomKeyStoreInvalidStateException',
    );
    await desk.admin.disconnectCustomKeyStore({ CustomKeyStoreId });
    await desk.advance(61);
    expect(await stateOf(desk, CustomKeyStoreId)).toEqual(['DISCONNECTED', undefined]);
  }
  await desk.control('key-store-backings', { of });
  await desk.admin.connectCustomKeyStore({ CustomKeyStoreId });
  expect(await stateOf(desk, CustomKeyStoreId)).toEqual(['CONNECTED', undefined]);
}

export const disconnectCustomKeyStore: OperationCase = {
  operation: 'DisconnectCustomKeyStore',
  works: async (desk) => {
    const { admin } = desk;
    const CustomKeyStoreId = await hsmStoreOn(desk, cluster());
    const KeyId = await desk.makeKey({ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId });
    await admin.disconnectCustomKeyStore({ CustomKeyStoreId });
    const Plaintext = Buffer.from('x');
    expect((await admin.describeKey({ KeyId })).KeyMetadata?.KeyState).toBe('Unavailable');
    expect(await nameOfFailure(admin.encrypt({ KeyId, Plaintext }))).toBe('KMSInvalidStateException');
    await admin.disableKey({ KeyId });
    expect((await admin.describeKey({ KeyId })).KeyMetadata?.KeyState).toBe('Unavailable');
    await admin.connectCustomKeyStore({ CustomKeyStoreId });
    expect((await admin.describeKey({ KeyId })).KeyMetadata?.KeyState).toBe('Disabled');
  },
  states: 'no key',
  errors: {
    ...faultsOf('DisconnectCustomKeyStore', { KMSInternalException: 500 }, async (desk) =>
      desk.admin.disconnectCustomKeyStore({ CustomKeyStoreId: await externalStoreOn(desk, endpoint()) }),
    ),
    CustomKeyStoreInvalidStateException: {
      message: null,
      provoke: async (desk) =>
        desk.admin.disconnectCustomKeyStore({
          CustomKeyStoreId: await newStore(desk, externalRequest(endpoint())),
        }),
    },
    CustomKeyStoreNotFoundException: {
      message: null,
      provoke: ({ admin }) => admin.disconnectCustomKeyStore({ CustomKeyStoreId: missing }),
    },
  },
  authorised: accountAuthorised('DisconnectCustomKeyStore', async (desk) => {
    const CustomKeyStoreId = await externalStoreOn(desk, endpoint());
    return (as) => as.disconnectCustomKeyStore({ CustomKeyStoreId });
  }),
  deviations: ['it disconnects at once, unless the control API says how long it takes.'],
};

export const describeCustomKeyStores: OperationCase = {
  operation: 'DescribeCustomKeyStores',
  works: async (desk) => {
    const { admin } = desk;
    const hsm = hsmRequest(cluster());
    const external = externalRequest(endpoint());
    const ids = [await newStore(desk, hsm), await newStore(desk, external)];
    const [byId, byName] = [
      await admin.describeCustomKeyStores({ CustomKeyStoreId: ids[0] }),
      await admin.describeCustomKeyStores({ CustomKeyStoreName: external.CustomKeyStoreName }),
    ];
    expect(byId.CustomKeyStores).toEqual([
      {
        CustomKeyStoreId: ids[0],
        CustomKeyStoreName: hsm.CustomKeyStoreName,
        CustomKeyStoreType: 'AWS_CLOUDHSM',
        CloudHsmClusterId: hsm.CloudHsmClusterId,
        TrustAnchorCertificate: hsm.TrustAnchorCertificate,
        ConnectionState: 'DISCONNECTED',
        CreationDate: expect.any(Date),
      },
    ]);
    expect(byName.CustomKeyStores).toMatchObject([
      {
        XksProxyConfiguration: { UriEndpoint: external.XksProxyUriEndpoint, Connectivity: 'PUBLIC_ENDPOINT' },
      },
    ]);
    const pages = await pageByPage((paging) => admin.describeCustomKeyStores(paging));
    const listed = pages.flatMap(({ CustomKeyStores = [] }) => CustomKeyStores);
    expect(listed.map(({ CustomKeyStoreId }) => CustomKeyStoreId)).toEqual(expect.arrayContaining(ids));
    const both = { CustomKeyStoreId: ids[0], CustomKeyStoreName: external.CustomKeyStoreName };
    expect(await nameOfFailure(admin.describeCustomKeyStores(both))).toBe('ValidationException');
  },
  states: 'no key',
  errors: {
    ...faultsOf('DescribeCustomKeyStores', { KMSInternalException: 500 }, ({ admin }) =>
      admin.describeCustomKeyStores(),
    ),
    CustomKeyStoreNotFoundException: {
      message: null,
      provoke: ({ admin }) => admin.describeCustomKeyStores({ CustomKeyStoreName: 'nobody' }),
    },
    InvalidMarkerException: invalidMarker(({ admin }, paging) => admin.describeCustomKeyStores(paging)),
  },
  authorised: accountAuthorised('DescribeCustomKeyStores', async () => (as) => as.describeCustomKeyStores()),
};
