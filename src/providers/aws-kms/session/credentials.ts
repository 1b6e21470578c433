import type { STS } from '@aws-sdk/client-sts';
import type { Call } from './caller.js';
import { failureKind, failureParts, longestReason } from './failure.js';
import { problemOf } from './problem.js';
import { ProviderFailure } from './provider-failure.js';

/** What requests are signed with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/**
 * The credentials of the environment, where they stand in it; else undefined, and the SDK looks where it always looks (a profile,
 * the machine's role). Source: AWS SDKs and tools reference guide, "Standardized credential providers".
 */
export function environmentCredentials(
  env: Readonly<Record<string, string | undefined>>,
): Credentials | undefined {
  const accessKeyId = env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
  const sessionToken = env['AWS_SESSION_TOKEN'];
  if (env['AWS_PROFILE'] || !accessKeyId || !secretAccessKey) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/**
 * Credentials of a role; the SDK asks again when they are about to expire. `call` is patient with STS. Throws a ProviderFailure
 * where AWS says no.
 */
export function assumeRole(sts: STS, roleArn: string, call: Call): () => Promise<Credentials> {
  return async () => {
    try {
      const { Credentials: given } = await call('AssumeRole', () =>
        sts.assumeRole({ RoleArn: roleArn, RoleSessionName: 'keywright' }),
      );
      const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
      if (AccessKeyId === undefined || SecretAccessKey === undefined)
        throw refusal(roleArn, 'no credentials came');
      return {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
        ...(Expiration === undefined ? {} : { expiration: Expiration }),
      };
    } catch (error) {
      const kind = failureKind(error);
      if (kind === 'denied' || kind === 'refused') throw refusal(roleArn, failureParts(error).message);
      throw new ProviderFailure(problemOf(error, { api: 'AssumeRole', about: `\`${roleArn}\`` }));
    }
  };
}

function refusal(roleArn: string, reason: string): ProviderFailure {
  return new ProviderFailure({
    code: 'KW5007',
    severity: 'error',
    message: `the role \`${roleArn}\` can’t be assumed: ${reason.slice(0, longestReason)}`,
  });
}
