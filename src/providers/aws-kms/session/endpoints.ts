import type { Target } from '../../../model/estate.js';

type Env = Readonly<Record<string, string | undefined>>;

/** Where the services of a target answer; absent where the SDK knows by itself. */
export interface Endpoints {
  readonly kms?: string;
  readonly sts?: string;
}

/**
 * A target's own endpoint (only ever loopback), else the SDK's environment variables. A target on loopback has its STS there
 * too, unless the environment says where: a rehearsal must not reach AWS by accident.
 * Source: AWS SDKs and tools reference guide, "Service-specific endpoints".
 */
export function endpointsOf({ endpoint }: Target, env: Env): Endpoints {
  const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true';
  const configured = (service: string) => (ignored ? undefined : set(env[`AWS_ENDPOINT_URL_${service}`]));
  const all = ignored ? undefined : set(env['AWS_ENDPOINT_URL']);
  const kms = endpoint ?? configured('KMS') ?? all;
  const sts = configured('STS') ?? endpoint ?? all;
  return { ...(kms === undefined ? {} : { kms }), ...(sts === undefined ? {} : { sts }) };
}

function set(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
