type Env = Readonly<Record<string, string | undefined>>;

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * The credentials that stand in the environment; null where others are asked for (a profile, the machine's role), which the SDK finds.
 * Source: AWS SDKs and tools reference guide, "Standardized credential providers".
 */
export function ownCredentials(env: Env): AwsCredentials | null {
  const accessKeyId = env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
  if (env['AWS_PROFILE'] || !accessKeyId || !secretAccessKey) return null;
  const sessionToken = env['AWS_SESSION_TOKEN'];
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/** The Region that stands in the environment; null for none. */
export function ownRegion(env: Env): string | null {
  return env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || null;
}

/** Where a service answers, if the environment says so; null where the SDK knows by itself. */
export function ownEndpoint(env: Env, service: 'S3' | 'KMS'): string | null {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true') return null;
  return env[`AWS_ENDPOINT_URL_${service}`] || env['AWS_ENDPOINT_URL'] || null;
}
