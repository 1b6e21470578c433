import { JournalFailure } from '../failure.js';
import { type AwsCredentials, ownCredentials, ownRegion } from '../own-credentials.js';

type Env = Readonly<Record<string, string | undefined>>;

/** Who calls S3, and where. */
export interface S3Access {
  readonly region: string;
  /** Asked before each call: credentials of a role expire. */
  readonly credentials: () => Promise<AwsCredentials>;
}

/**
 * Credentials and Region: those of the environment, else where the SDK looks (a profile, the machine's role). The SDK is loaded only
 * when it is needed.
 */
export async function findAccess(env: Env): Promise<S3Access> {
  const region = ownRegion(env);
  const own = ownCredentials(env);
  if (region !== null && own !== null) return { region, credentials: () => Promise.resolve(own) };
  const { STS } = await import('@aws-sdk/client-sts');
  const { config } = new STS({
    ...(region === null ? {} : { region }),
    ...(own === null ? {} : { credentials: own }),
  });
  return {
    region: await said('the Region of the bucket isn’t known', () => config.region()),
    credentials: () => said('there are no credentials for the object storage', () => config.credentials()),
  };
}

async function said<T>(words: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : '';
    const remedy = 'set AWS_REGION and credentials as for any AWS tool';
    throw new JournalFailure('KW4560', reason === '' ? words : `${words}: ${reason}`, remedy);
  }
}
