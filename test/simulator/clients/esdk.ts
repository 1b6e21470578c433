import {
  buildClient,
  CommitmentPolicy,
  getClient,
  KMS,
  type KmsNodeClientSupplier,
} from '@aws-crypto/client-node';
import { CreateKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { type Simulator, startSimulator } from '../../../src/simulator/index.js';
import { control, kmsOf } from '../server/clients.js';

export const account = '111122223333';
export const [here, there] = ['eu-central-1', 'us-east-1'];
export const plaintext = Buffer.from('what nobody else may read');
export const context = { tenant: 'acme', purpose: 'backup' };

/** What the AWS Encryption SDK does with the policy that it recommends. */
export const { encrypt, decrypt, encryptStream, decryptStream } = buildClient(
  CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT,
);

/** A simulator, and clients for it as the AWS Encryption SDK makes them. */
export interface Vault {
  readonly clientProvider: KmsNodeClientSupplier;
  clientIn(region: string): Exclude<ReturnType<KmsNodeClientSupplier>, false>;
  kmsIn(region: string): KMSClient;
  /** Its ARN. */
  createKey(options?: { readonly MultiRegion: boolean }): Promise<string>;
  /** How often an operation was called since the last `forgetCalls`. */
  callsOf(operation: string): Promise<number>;
  forgetCalls(): Promise<unknown>;
  close(): Promise<void>;
}

export async function openVault(): Promise<Vault> {
  const simulator = await startSimulator();
  const clientProvider = providerFor(simulator);
  const credentials = { accessKeyId: account, secretAccessKey: 'test' };
  const kmsIn = (region: string) => kmsOf(simulator, credentials, region);
  return {
    clientProvider,
    kmsIn,
    clientIn: (region) => {
      const client = clientProvider(region);
      if (client === false) throw new Error(`no client in ${region}`);
      return client;
    },
    createKey: async (options) => {
      const { KeyMetadata } = await kmsIn(here).send(new CreateKeyCommand({ ...options }));
      return KeyMetadata?.Arn ?? '';
    },
    callsOf: async (operation) => {
      const { counts } = (await control(simulator, 'requests')) as { counts: Record<string, number> };
      return counts[operation] ?? 0;
    },
    forgetCalls: () => control(simulator, 'requests/reset', {}),
    close: () => simulator.close(),
  };
}

/** The library's own types don't agree with each other under `exactOptionalPropertyTypes`. */
function providerFor(simulator: Simulator): KmsNodeClientSupplier {
  const credentials = { accessKeyId: account, secretAccessKey: 'test' };
  return getClient(KMS as never, { endpoint: simulator.url, credentials });
}
