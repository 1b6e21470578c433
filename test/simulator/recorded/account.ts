import { createPublicKey, publicEncrypt } from 'node:crypto';
import { type CreateKeyCommandInput, type ImportKeyMaterialCommandInput, KMS } from '@aws-sdk/client-kms';
import { STS } from '@aws-sdk/client-sts';
import { afterAll, beforeAll } from 'vitest';
import { type Simulator, startSimulator } from '../../../src/simulator/index.js';
import { control } from '../server/clients.js';

/** An account that does what was recorded from AWS; in the default world, as other local AWS servers are used. */
export interface Account {
  url(): string;
  /** A client in a Region, us-east-1 where none is said; of another account, its access key id of twelve digits. */
  kms(region?: string, accessKeyId?: string): KMS;
  sts(accessKeyId?: string): STS;
  /** A new key's ARN. */
  key(input?: CreateKeyCommandInput): Promise<string>;
  /** Imports material into a key; the answer. */
  importInto(
    keyArn: string,
    material: Buffer,
    input?: Partial<ImportKeyMaterialCommandInput>,
    region?: string,
  ): Promise<{ readonly KeyId?: string | undefined; readonly KeyMaterialId?: string | undefined }>;
  advance(seconds: number): Promise<unknown>;
  control(path: string, body?: unknown): Promise<unknown>;
}

/** An account for the tests of the file that calls this. */
export function useAccount(): Account {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({ seed: 'recorded' });
  });
  afterAll(() => simulator.close());
  const settings = (accessKeyId: string, region: string) => ({
    endpoint: simulator.url,
    region,
    credentials: { accessKeyId, secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const kms = (region = 'us-east-1', accessKeyId = 'test') => new KMS(settings(accessKeyId, region));
  return {
    url: () => simulator.url,
    kms,
    sts: (accessKeyId = 'test') => new STS(settings(accessKeyId, 'us-east-1')),
    key: async (input = {}) => (await kms().createKey(input)).KeyMetadata?.Arn ?? '',
    importInto: async (KeyId, material, input = {}, region = 'us-east-1') => {
      const parameters = await kms(region).getParametersForImport({
        KeyId,
        WrappingAlgorithm: 'RSAES_OAEP_SHA_256',
        WrappingKeySpec: 'RSA_2048',
      });
      const key = createPublicKey({
        key: Buffer.from(parameters.PublicKey ?? []),
        format: 'der',
        type: 'spki',
      });
      return kms(region).importKeyMaterial({
        KeyId,
        ImportToken: parameters.ImportToken,
        EncryptedKeyMaterial: publicEncrypt({ key, oaepHash: 'sha256' }, material),
        ...(input.ValidTo === undefined ? { ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' } : {}),
        ...input,
      });
    },
    advance: (advanceSeconds) => control(simulator, 'clock', { advanceSeconds }),
    control: (path, body) => control(simulator, path, body),
  };
}

/** `Code: message` of the error with which a call fails; an error without a text ends in `: -`. */
export async function failure(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message === 'UnknownError' ? '-' : message}`;
  }
}

export const idOf = (arn: string) => arn.slice(arn.indexOf('/') + 1);
