import { KMSClient } from '@aws-sdk/client-kms';
import { type Credentials, STSClient } from '@aws-sdk/client-sts';
import type { Simulator } from '../../../src/simulator/options.js';

export interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export const admin: Identity = { accessKeyId: 'test', secretAccessKey: 'test' };

export const kmsOf = (
  simulator: Pick<Simulator, 'url'>,
  credentials: Identity = admin,
  region = 'eu-central-1',
) => new KMSClient({ endpoint: simulator.url, region, credentials, maxAttempts: 1 });

export const stsOf = (simulator: Simulator, credentials: Identity = admin, region = 'eu-central-1') =>
  new STSClient({ endpoint: simulator.url, region, credentials, maxAttempts: 1 });

/** The credentials in an answer of STS, as a client takes them. */
export function identityOf(credentials: Credentials | undefined): Identity {
  return {
    accessKeyId: credentials?.AccessKeyId ?? '',
    secretAccessKey: credentials?.SecretAccessKey ?? '',
    sessionToken: credentials?.SessionToken ?? '',
  };
}

/** The name of the error with which a call fails; `answered` where it doesn't. */
export async function failureOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    return (error as Error).name;
  }
}

/** A request to the control API; its answer's JSON. */
export async function control(
  simulator: Pick<Simulator, 'url'>,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const request =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${simulator.url}/_keywright/${path}`, request);
  return response.json();
}
