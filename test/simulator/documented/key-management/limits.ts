import { KMS } from '@aws-sdk/client-kms';
import { type ResourceQuotas, startSimulator } from '../../../../src/simulator/index.js';
import { otherRegion, region } from '../desk.js';

/** A call at a simulator of its own, which has room for less than AWS; `there` is the other Region. It is gone afterwards. */
export async function withQuotas<T>(
  resourceQuotas: Partial<ResourceQuotas>,
  call: (admin: KMS, there: KMS) => Promise<T>,
): Promise<T> {
  const simulator = await startSimulator({ resourceQuotas });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  try {
    const endpoint = simulator.url;
    const clientIn = (where: string) => new KMS({ endpoint, region: where, credentials, maxAttempts: 1 });
    return await call(clientIn(region), clientIn(otherRegion));
  } finally {
    await simulator.close();
  }
}
