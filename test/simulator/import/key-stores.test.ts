import {
  ConnectCustomKeyStoreCommand,
  CreateCustomKeyStoreCommand,
  type CreateCustomKeyStoreCommandInput,
  CreateKeyCommand,
  DeleteCustomKeyStoreCommand,
  DescribeCustomKeyStoresCommand,
  type DescribeCustomKeyStoresCommandInput,
  DescribeKeyCommand,
  DisableKeyCommand,
  DisconnectCustomKeyStoreCommand,
  EncryptCommand,
  type KMSClient,
  ScheduleKeyDeletionCommand,
  UpdateCustomKeyStoreCommand,
  type UpdateCustomKeyStoreCommandInput,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../src/simulator/index.js';
import { parseWorld } from '../../../src/simulator/world.js';
import { control, failureOf, kmsOf } from '../server/clients.js';
import { certificates } from './certificates.js';
import { text } from './support.js';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

/** A client of an account that no other test uses. */
let accounts = 100_000_000_000;
function inNewAccount(): KMSClient {
  accounts += 1;
  return kmsOf(simulator, { accessKeyId: String(accounts), secretAccessKey: 'test' });
}

const hsm = (changes: Partial<CreateCustomKeyStoreCommandInput> = {}) => ({
  CustomKeyStoreName: 'hsm',
  CloudHsmClusterId: 'cluster-1a23b4cdefg',
  KeyStorePassword: 'kmsPswd',
  TrustAnchorCertificate: certificates[0],
  ...changes,
});

const credential = {
  AccessKeyId: 'ABCDE12345670EXAMPLE'.replace(/[01]/g, '2'),
  RawSecretAccessKey: 'x'.repeat(43),
};

const proxy = (changes: Partial<CreateCustomKeyStoreCommandInput> = {}) =>
  ({
    CustomKeyStoreName: 'proxy',
    CustomKeyStoreType: 'EXTERNAL_KEY_STORE',
    XksProxyConnectivity: 'PUBLIC_ENDPOINT',
    XksProxyUriEndpoint: 'https://myproxy.xks.example.com',
    XksProxyUriPath: '/kms/xks/v1',
    XksProxyAuthenticationCredential: credential,
    ...changes,
  }) as const;

const throughVpc = (changes: Partial<CreateCustomKeyStoreCommandInput> = {}) =>
  proxy({
    CustomKeyStoreName: 'vpc',
    XksProxyConnectivity: 'VPC_ENDPOINT_SERVICE',
    XksProxyUriEndpoint: 'https://myproxy-private.xks.example.com',
    XksProxyVpcEndpointServiceName: 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0',
    ...changes,
  });

const create = async (kms: KMSClient, input: CreateCustomKeyStoreCommandInput) =>
  text((await kms.send(new CreateCustomKeyStoreCommand(input))).CustomKeyStoreId);
const connect = (kms: KMSClient, CustomKeyStoreId: string) =>
  kms.send(new ConnectCustomKeyStoreCommand({ CustomKeyStoreId }));
const disconnect = (kms: KMSClient, CustomKeyStoreId: string) =>
  kms.send(new DisconnectCustomKeyStoreCommand({ CustomKeyStoreId }));
const remove = (kms: KMSClient, CustomKeyStoreId: string) =>
  kms.send(new DeleteCustomKeyStoreCommand({ CustomKeyStoreId }));
const update = (kms: KMSClient, input: UpdateCustomKeyStoreCommandInput) =>
  kms.send(new UpdateCustomKeyStoreCommand(input));
async function shown(kms: KMSClient, CustomKeyStoreId: string) {
  const { CustomKeyStores } = await kms.send(new DescribeCustomKeyStoresCommand({ CustomKeyStoreId }));
  expect(CustomKeyStores).toHaveLength(1);
  return CustomKeyStores?.[0];
}

describe('what a store is made of is shown, but no secret', () => {
  test('AWS CloudHSM', async () => {
    const kms = inNewAccount();
    const id = await create(kms, hsm());
    expect(id).toMatch(/^cks-[0-9a-f]{17}$/);
    expect(await shown(kms, id)).toEqual({
      CustomKeyStoreId: id,
      CustomKeyStoreName: 'hsm',
      CustomKeyStoreType: 'AWS_CLOUDHSM',
      CloudHsmClusterId: 'cluster-1a23b4cdefg',
      TrustAnchorCertificate: certificates[0],
      ConnectionState: 'DISCONNECTED',
      CreationDate: expect.any(Date),
    });
  });

  test('an external key store', async () => {
    const kms = inNewAccount();
    const id = await create(kms, throughVpc());
    expect(await shown(kms, id)).toEqual({
      CustomKeyStoreId: id,
      CustomKeyStoreName: 'vpc',
      CustomKeyStoreType: 'EXTERNAL_KEY_STORE',
      ConnectionState: 'DISCONNECTED',
      CreationDate: expect.any(Date),
      XksProxyConfiguration: {
        Connectivity: 'VPC_ENDPOINT_SERVICE',
        AccessKeyId: credential.AccessKeyId,
        UriEndpoint: 'https://myproxy-private.xks.example.com',
        UriPath: '/kms/xks/v1',
        VpcEndpointServiceName: 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0',
        VpcEndpointServiceOwner: String(accounts),
      },
    });
    const snapshot = JSON.stringify(await control(simulator, 'snapshot'));
    expect(snapshot).not.toContain(credential.RawSecretAccessKey);
    expect(snapshot).not.toContain('kmsPswd');
  });

  test('found by id or name, page by page, in this account and Region only', async () => {
    const kms = inNewAccount();
    await create(kms, hsm());
    await create(kms, proxy());
    const describeStores = (input: DescribeCustomKeyStoresCommandInput) =>
      kms.send(new DescribeCustomKeyStoresCommand(input));
    const first = await describeStores({ Limit: 1 });
    expect(first).toMatchObject({ Truncated: true });
    const second = await describeStores({ Limit: 1, Marker: first.NextMarker });
    expect(second).toMatchObject({ Truncated: false });
    const names = [first, second].flatMap(({ CustomKeyStores }) => CustomKeyStores ?? []);
    expect(names.map(({ CustomKeyStoreName }) => CustomKeyStoreName).sort()).toEqual(['hsm', 'proxy']);
    const named = await describeStores({ CustomKeyStoreName: 'proxy' });
    expect(named.CustomKeyStores).toMatchObject([{ CustomKeyStoreType: 'EXTERNAL_KEY_STORE' }]);
    expect(await failureOf(describeStores({ CustomKeyStoreName: 'other' }))).toBe(
      'CustomKeyStoreNotFoundException',
    );
    const both = { CustomKeyStoreName: 'proxy', CustomKeyStoreId: 'cks-1234567890abcdef0' };
    expect(await failureOf(describeStores(both))).toBe('ValidationException');
    expect(await failureOf(describeStores({ Marker: 'foreign' }))).toBe('InvalidMarkerException');
    const { CustomKeyStores } = await inNewAccount().send(new DescribeCustomKeyStoresCommand({}));
    expect(CustomKeyStores).toEqual([]);
  });
});

describe('a store that could not be made is refused', () => {
  const without = (name: keyof CreateCustomKeyStoreCommandInput) => ({ [name]: undefined });
  const cases: readonly [string, CreateCustomKeyStoreCommandInput, string][] = [
    ['no cluster', hsm(without('CloudHsmClusterId')), 'ValidationException'],
    ['no password', hsm(without('KeyStorePassword')), 'ValidationException'],
    ['no certificate', hsm(without('TrustAnchorCertificate')), 'ValidationException'],
    ['a password of 6 characters', hsm({ KeyStorePassword: 'secret' }), 'ValidationException'],
    ['a password of 33 characters', hsm({ KeyStorePassword: 'x'.repeat(33) }), 'ValidationException'],
    ['a cluster id that is none', hsm({ CloudHsmClusterId: 'cluster-short' }), 'ValidationException'],
    ['no certificate at all', hsm({ TrustAnchorCertificate: 'abc' }), 'IncorrectTrustAnchorException'],
    ['parameters of the other type', hsm({ XksProxyUriPath: '/kms/xks/v1' }), 'ValidationException'],
    ['no connectivity', proxy(without('XksProxyConnectivity')), 'ValidationException'],
    ['no credential', proxy(without('XksProxyAuthenticationCredential')), 'ValidationException'],
    ['no endpoint', proxy(without('XksProxyUriEndpoint')), 'ValidationException'],
    ['no path', proxy(without('XksProxyUriPath')), 'ValidationException'],
    ['plain HTTP', proxy({ XksProxyUriEndpoint: 'http://myproxy.example.com' }), 'ValidationException'],
    ['a port', proxy({ XksProxyUriEndpoint: 'https://myproxy.example.com:8443' }), 'ValidationException'],
    ['another path', proxy({ XksProxyUriPath: '/kms/xks/v1/' }), 'ValidationException'],
    [
      'a short secret',
      proxy({ XksProxyAuthenticationCredential: { ...credential, RawSecretAccessKey: 'short' } }),
      'ValidationException',
    ],
    [
      'an access key id in small letters',
      proxy({
        XksProxyAuthenticationCredential: {
          ...credential,
          AccessKeyId: credential.AccessKeyId.toLowerCase(),
        },
      }),
      'ValidationException',
    ],
    ['no VPC service', throughVpc(without('XksProxyVpcEndpointServiceName')), 'ValidationException'],
    [
      'a VPC service for a public endpoint',
      throughVpc({ XksProxyConnectivity: 'PUBLIC_ENDPOINT' }),
      'ValidationException',
    ],
    ['a password for a proxy', proxy({ KeyStorePassword: 'kmsPswd' }), 'ValidationException'],
    ['an empty name', hsm({ CustomKeyStoreName: '' }), 'ValidationException'],
  ];
  test.for(cases)('%s', async ([, input, error]) => {
    const kms = inNewAccount();
    expect(await failureOf(kms.send(new CreateCustomKeyStoreCommand(input)))).toBe(error);
    expect((await kms.send(new DescribeCustomKeyStoresCommand({}))).CustomKeyStores).toEqual([]);
  });
});

describe('two stores of an account do not share', () => {
  const path = '/second/kms/xks/v1';
  const endpoint = 'https://myproxy-private.xks.example.com';
  type Input = CreateCustomKeyStoreCommandInput;
  const cases: readonly [string, Input, Input, string][] = [
    ['a name', hsm(), proxy({ CustomKeyStoreName: 'hsm' }), 'CustomKeyStoreNameInUseException'],
    [
      'a cluster',
      hsm(),
      hsm({ CustomKeyStoreName: 'b', TrustAnchorCertificate: certificates[1] }),
      'CloudHsmClusterInUseException',
    ],
    [
      'a cluster’s certificate',
      hsm(),
      hsm({ CustomKeyStoreName: 'b', CloudHsmClusterId: 'cluster-2b34c5defgh' }),
      'CloudHsmClusterInUseException',
    ],
    ['a proxy’s address', proxy(), proxy({ CustomKeyStoreName: 'b' }), 'XksProxyUriInUseException'],
    [
      'an endpoint, public and private',
      throughVpc(),
      proxy({ XksProxyUriEndpoint: endpoint, XksProxyUriPath: path }),
      'XksProxyUriEndpointInUseException',
    ],
    [
      'a private DNS name',
      throughVpc(),
      throughVpc({
        CustomKeyStoreName: 'b',
        XksProxyUriPath: path,
        XksProxyVpcEndpointServiceName: 'com.amazonaws.vpce.eu-central-1.vpce-svc-1123456789abcdef0',
      }),
      'XksProxyUriEndpointInUseException',
    ],
    [
      'a VPC endpoint service',
      throughVpc(),
      throughVpc({ CustomKeyStoreName: 'b', XksProxyUriEndpoint: 'https://other.xks.example.com' }),
      'XksProxyVpcEndpointServiceInUseException',
    ],
    [
      'but a public endpoint with another path',
      proxy(),
      proxy({ CustomKeyStoreName: 'b', XksProxyUriPath: path }),
      'answered',
    ],
  ];
  test.for(cases)('%s', async ([, first, second, error]) => {
    const kms = inNewAccount();
    await create(kms, first);
    expect(await failureOf(kms.send(new CreateCustomKeyStoreCommand(second)))).toBe(error);
    const elsewhere = inNewAccount();
    expect(await failureOf(elsewhere.send(new CreateCustomKeyStoreCommand(second)))).toBe('answered');
  });

  test('more than ten of them', async () => {
    const kms = inNewAccount();
    const nth = (n: number) => proxy({ CustomKeyStoreName: `${n}`, XksProxyUriPath: `/p${n}/kms/xks/v1` });
    for (let n = 0; n < 10; n += 1) await create(kms, nth(n));
    expect(await failureOf(create(kms, nth(10)))).toBe('LimitExceededException');
  });
});

describe('connection', () => {
  async function storeWithKey(kms: KMSClient): Promise<{ id: string; key: string }> {
    const id = await create(kms, hsm());
    await connect(kms, id);
    const { KeyMetadata } = await kms.send(
      new CreateKeyCommand({ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: id }),
    );
    return { id, key: text(KeyMetadata?.KeyId) };
  }
  const stateOf = async (kms: KMSClient, KeyId: string) =>
    (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyState;
  const encrypt = (kms: KMSClient, KeyId: string) =>
    kms.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('x') }));

  test('keys are made and used while it stands only', async () => {
    const kms = inNewAccount();
    const { id, key } = await storeWithKey(kms);
    expect(await shown(kms, id)).toMatchObject({ ConnectionState: 'CONNECTED' });
    expect(await failureOf(encrypt(kms, key))).toBe('answered');
    await disconnect(kms, id);
    expect(await stateOf(kms, key)).toBe('Unavailable');
    expect(await failureOf(encrypt(kms, key))).toBe('KMSInvalidStateException');
    const another = new CreateKeyCommand({ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: id });
    expect(await failureOf(kms.send(another))).toBe('CustomKeyStoreInvalidStateException');
    await connect(kms, id);
    expect(await stateOf(kms, key)).toBe('Enabled');
    expect(await failureOf(encrypt(kms, key))).toBe('answered');
  });

  test('a disabled key is disabled again afterwards, and one that is pending deletion stays so', async () => {
    const kms = inNewAccount();
    const { id, key } = await storeWithKey(kms);
    const { KeyMetadata } = await kms.send(
      new CreateKeyCommand({ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: id }),
    );
    const ending = text(KeyMetadata?.KeyId);
    await kms.send(new DisableKeyCommand({ KeyId: key }));
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId: ending, PendingWindowInDays: 7 }));
    await disconnect(kms, id);
    expect([await stateOf(kms, key), await stateOf(kms, ending)]).toEqual(['Unavailable', 'PendingDeletion']);
    await connect(kms, id);
    expect([await stateOf(kms, key), await stateOf(kms, ending)]).toEqual(['Disabled', 'PendingDeletion']);
  });

  test('a store is deleted without keys and without connection only', async () => {
    const kms = inNewAccount();
    const { id, key } = await storeWithKey(kms);
    expect(await failureOf(remove(kms, id))).toBe('CustomKeyStoreHasCMKsException');
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId: key, PendingWindowInDays: 7 }));
    expect(await failureOf(remove(kms, id))).toBe('CustomKeyStoreHasCMKsException');
    await control(simulator, 'clock', { advanceSeconds: 8 * 86_400 });
    expect(await failureOf(remove(kms, id))).toBe('CustomKeyStoreInvalidStateException');
    await disconnect(kms, id);
    await remove(kms, id);
    for (const operation of [connect, disconnect, remove])
      expect(await failureOf(operation(kms, id))).toBe('CustomKeyStoreNotFoundException');
  });

  test('connecting twice is fine, disconnecting twice is not', async () => {
    const kms = inNewAccount();
    const id = await create(kms, hsm());
    expect(await failureOf(disconnect(kms, id))).toBe('CustomKeyStoreInvalidStateException');
    await connect(kms, id);
    await connect(kms, id);
    await disconnect(kms, id);
    expect(await failureOf(disconnect(kms, id))).toBe('CustomKeyStoreInvalidStateException');
  });

  test('one that failed has to be disconnected first', async () => {
    const world = parseWorld(
      `accounts:
  - id: "111122223333"
    users:
      - name: admin
        accessKeys: [{ id: admin, secret: secret }]
        policies: [{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "kms:*", Resource: "*" }] }]
      - name: nobody
        accessKeys: [{ id: nobody, secret: secret }]
customKeyStores:
  - { id: cks-1234567890abcdef0, account: "111122223333", region: eu-central-1, name: broken, type: AWS_CLOUDHSM, connection: FAILED }
`,
      'world.yaml',
    );
    if (!world.ok) throw new Error(JSON.stringify(world.problems));
    const own = await startSimulator({ world: world.value });
    const kms = kmsOf(own, { accessKeyId: 'admin', secretAccessKey: 'secret' });
    const id = 'cks-1234567890abcdef0';
    expect(await shown(kms, id)).toMatchObject({
      ConnectionState: 'FAILED',
      ConnectionErrorCode: 'INTERNAL_ERROR',
    });
    expect(await failureOf(connect(kms, id))).toBe('CustomKeyStoreInvalidStateException');
    await disconnect(kms, id);
    await connect(kms, id);
    expect(await shown(kms, id)).toMatchObject({ ConnectionState: 'CONNECTED' });
    const nobody = kmsOf(own, { accessKeyId: 'nobody', secretAccessKey: 'secret' });
    const denied = [
      connect(nobody, id),
      disconnect(nobody, id),
      remove(nobody, id),
      update(nobody, { CustomKeyStoreId: id, NewCustomKeyStoreName: 'x' }),
      nobody.send(new DescribeCustomKeyStoresCommand({})),
      nobody.send(new CreateCustomKeyStoreCommand(hsm())),
    ];
    for (const call of denied) expect(await failureOf(call)).toBe('AccessDeniedException');
    await own.close();
  });
});

describe('updates', () => {
  test('of a CloudHSM store: the name at any time, the rest while it is disconnected', async () => {
    const kms = inNewAccount();
    const CustomKeyStoreId = await create(kms, hsm());
    await create(kms, proxy());
    await connect(kms, CustomKeyStoreId);
    await update(kms, { CustomKeyStoreId, NewCustomKeyStoreName: 'renamed' });
    const taken = update(kms, { CustomKeyStoreId, NewCustomKeyStoreName: 'proxy' });
    expect(await failureOf(taken)).toBe('CustomKeyStoreNameInUseException');
    const cluster = { CustomKeyStoreId, CloudHsmClusterId: 'cluster-2b34c5defgh' };
    expect(await failureOf(update(kms, cluster))).toBe('CustomKeyStoreInvalidStateException');
    await disconnect(kms, CustomKeyStoreId);
    await update(kms, cluster);
    await update(kms, { CustomKeyStoreId, KeyStorePassword: 'newPassword' });
    expect(await shown(kms, CustomKeyStoreId)).toMatchObject({
      CustomKeyStoreName: 'renamed',
      CloudHsmClusterId: 'cluster-2b34c5defgh',
    });
    const wrong = update(kms, { CustomKeyStoreId, XksProxyUriPath: '/kms/xks/v1' });
    expect(await failureOf(wrong)).toBe('ValidationException');
    expect(await failureOf(update(kms, { CustomKeyStoreId }))).toBe('ValidationException');
    const short = update(kms, { CustomKeyStoreId, KeyStorePassword: 'short' });
    expect(await failureOf(short)).toBe('ValidationException');
  });

  test('another store’s cluster is not related', async () => {
    const kms = inNewAccount();
    const CustomKeyStoreId = await create(kms, hsm());
    await create(
      kms,
      hsm({
        CustomKeyStoreName: 'b',
        CloudHsmClusterId: 'cluster-2b34c5defgh',
        TrustAnchorCertificate: certificates[1],
      }),
    );
    const failed = update(kms, { CustomKeyStoreId, CloudHsmClusterId: 'cluster-2b34c5defgh' });
    expect(await failureOf(failed)).toBe('CloudHsmClusterNotRelatedException');
  });

  test('of an external store: path and credential at any time, the rest while it is disconnected', async () => {
    const kms = inNewAccount();
    const CustomKeyStoreId = await create(kms, proxy());
    await connect(kms, CustomKeyStoreId);
    const AccessKeyId = 'NEWKEY2345672EXAMPLE';
    await update(kms, {
      CustomKeyStoreId,
      XksProxyUriPath: '/new/kms/xks/v1',
      XksProxyAuthenticationCredential: { ...credential, AccessKeyId },
    });
    const endpoint = { CustomKeyStoreId, XksProxyUriEndpoint: 'https://second.xks.example.com' };
    expect(await failureOf(update(kms, endpoint))).toBe('CustomKeyStoreInvalidStateException');
    await disconnect(kms, CustomKeyStoreId);
    await update(kms, endpoint);
    expect((await shown(kms, CustomKeyStoreId))?.XksProxyConfiguration).toEqual({
      Connectivity: 'PUBLIC_ENDPOINT',
      AccessKeyId,
      UriEndpoint: 'https://second.xks.example.com',
      UriPath: '/new/kms/xks/v1',
    });
  });

  test('from a public endpoint to a VPC service and back, each with another endpoint', async () => {
    const kms = inNewAccount();
    const CustomKeyStoreId = await create(kms, proxy());
    const { XksProxyConnectivity, XksProxyVpcEndpointServiceName, XksProxyUriEndpoint } = throughVpc();
    const toVpc = { CustomKeyStoreId, XksProxyConnectivity, XksProxyVpcEndpointServiceName };
    expect(await failureOf(update(kms, toVpc))).toBe('ValidationException');
    await update(kms, { ...toVpc, XksProxyUriEndpoint });
    expect((await shown(kms, CustomKeyStoreId))?.XksProxyConfiguration).toMatchObject({
      Connectivity: 'VPC_ENDPOINT_SERVICE',
      VpcEndpointServiceName: XksProxyVpcEndpointServiceName,
      VpcEndpointServiceOwner: String(accounts),
    });
    await update(kms, {
      CustomKeyStoreId,
      XksProxyConnectivity: 'PUBLIC_ENDPOINT',
      XksProxyUriEndpoint: 'https://myproxy.xks.example.com',
      XksProxyVpcEndpointServiceName: '',
    });
    expect((await shown(kms, CustomKeyStoreId))?.XksProxyConfiguration).toEqual({
      Connectivity: 'PUBLIC_ENDPOINT',
      AccessKeyId: credential.AccessKeyId,
      UriEndpoint: 'https://myproxy.xks.example.com',
      UriPath: '/kms/xks/v1',
    });
  });
});

describe('what stands behind a store', () => {
  const describeBacking = (body: object) => control(simulator, 'key-store-backings', body);

  test('is listed as it was described', async () => {
    const described = { problem: 'XKS_PROXY_TIMED_OUT', takesSeconds: 5, externalKeys: { one: 'usable' } };
    await describeBacking({ of: 'https://described.example.com', ...described });
    expect(await control(simulator, 'key-store-backings')).toEqual({
      backings: expect.arrayContaining([{ of: 'https://described.example.com', ...described }]),
    });
  });

  const refused: readonly object[] = [
    {},
    { of: 'somewhere' },
    { of: 'https://refused.example.com', problem: 'CLUSTER_NOT_FOUND' },
    { of: 'cluster-refused', problem: 'XKS_PROXY_TIMED_OUT' },
    { of: 'https://refused.example.com', takesSeconds: -1 },
    { of: 'https://refused.example.com', externalKeys: { one: 'lost' } },
  ];
  test.for(refused)('is refused where it makes no sense: %j', async (body) => {
    expect(await describeBacking(body)).toEqual({ error: expect.any(String) });
    expect(JSON.stringify(await control(simulator, 'key-store-backings'))).not.toContain('refused');
  });
});
