import { expect } from 'vitest';
import type { Desk } from '../desk.js';
import { externalStoreOn, hsmStoreOn } from '../key-management/key-store.js';
import { failure } from '../policies.js';

const Plaintext = Buffer.from('four eyes');
const cluster = 'cluster-1a23b4cdefg';
const proxy = 'https://keys.example.com';

/**
 * A key in a CloudHSM key store and one in an external key store can be used, and not while what stands behind their stores is out
 * of order (developer guide, "Troubleshooting external key stores").
 */
export async function worksInKeyStores(desk: Desk): Promise<void> {
  const hsm = { Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: await hsmStoreOn(desk, cluster) } as const;
  await desk.advance(3600);
  const silent = { of: cluster, problem: 'NETWORK_ERRORS' };
  await failsWhile(
    desk,
    await desk.makeKey(hsm),
    silent,
    /^KMS cannot communicate with your CloudHSM cluster/,
  );
  const CustomKeyStoreId = await externalStoreOn(desk, proxy);
  await desk.advance(3600);
  const external = { Origin: 'EXTERNAL_KEY_STORE', CustomKeyStoreId, XksKeyId: 'orders' } as const;
  const KeyId = await desk.makeKey(external);
  const slow = { of: proxy, problem: 'XKS_PROXY_TIMED_OUT' };
  await failsWhile(desk, KeyId, slow, /the external key store proxy did not respond in time/);
  await failsWhile(desk, KeyId, { of: proxy, externalKeys: {} }, /it could not find the external key\.$/);
  await failsWhile(
    desk,
    KeyId,
    { of: proxy, externalKeys: { orders: 'unusable' } },
    /the external key is not enabled/,
  );
  await blamesTheProxy(desk, KeyId);
}

/** As the control API takes it. */
interface Backing {
  readonly of: string;
  readonly problem?: string;
  readonly externalKeys?: Readonly<Record<string, string>>;
}

async function failsWhile(desk: Desk, KeyId: string, backing: Backing, message: RegExp) {
  const { CiphertextBlob } = await desk.admin.encrypt({ KeyId, Plaintext });
  await desk.control('key-store-backings', backing);
  const uses = [
    desk.admin.encrypt({ KeyId, Plaintext }),
    desk.admin.decrypt({ CiphertextBlob }),
    desk.admin.generateDataKey({ KeyId, KeySpec: 'AES_256' }),
    desk.admin.reEncrypt({ CiphertextBlob, DestinationKeyId: KeyId }),
  ];
  for (const answer of await Promise.all(uses.map(failure))) {
    expect(answer).toMatch(/^KMSInvalidStateException: /);
    expect(answer.replace('KMSInvalidStateException: ', '')).toMatch(message);
  }
  await desk.control('key-store-backings', { of: backing.of });
  const back = await desk.admin.decrypt({ CiphertextBlob });
  expect(Buffer.from(back.Plaintext ?? [])).toEqual(Plaintext);
}

/** The external key manager decrypts first. */
async function blamesTheProxy({ admin }: Desk, KeyId: string): Promise<void> {
  const { CiphertextBlob } = await admin.encrypt({ KeyId, Plaintext, EncryptionContext: { tenant: 'a' } });
  expect(await failure(admin.decrypt({ CiphertextBlob }))).toMatch(
    /^KMSInvalidStateException: The external key store proxy rejected the request because the specified ciphertext/,
  );
}
