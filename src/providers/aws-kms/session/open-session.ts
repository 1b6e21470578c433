import type { KMS } from '@aws-sdk/client-kms';
import type { STS } from '@aws-sdk/client-sts';
import type { Target } from '../../../model/estate.js';
import type { Runtime } from '../../../model/provider.js';
import { type Call, createCaller, type Patience } from './caller.js';
import { assumeRole, environmentCredentials } from './credentials.js';
import { endpointsOf } from './endpoints.js';
import { createPacing } from './pacing.js';
import { problemOf } from './problem.js';
import { ProviderFailure } from './provider-failure.js';
import { requestRates } from './quotas.js';
import { requestLog } from './request-log.js';

/** A way to call the KMS of one target: paced, patient, and in the right account. */
export interface Session {
  readonly target: Target;
  readonly runtime: Runtime;
  /** The ARN that calls are made as. */
  readonly caller: string;
  /** Calls one API of the target's Region. Throws what the SDK throws. */
  call<T>(api: string, run: (kms: KMS) => Promise<T>, patience?: Patience): Promise<T>;
  /** The same in another Region of the account, as replicas need it. */
  callIn<T>(region: string, api: string, run: (kms: KMS) => Promise<T>, patience?: Patience): Promise<T>;
  /** AWS's ids of the writing requests since the last time that this was asked, also of those that failed. */
  requestIds(): readonly string[];
  /** Calls that wait for their turn aren't made any more: they would keep the process alive, to no end. */
  close(): void;
}

const connectionTimeout = 5_000;
const requestTimeout = 20_000;

/**
 * Opens a session. Loads the SDK only now, so that commands without a target start quickly. Throws a ProviderFailure where the
 * credentials are missing, wrong, or of another account.
 */
export async function openSession(target: Target, quotaShare: number, runtime: Runtime): Promise<Session> {
  const env = runtime.envOf?.(target.name) ?? runtime.env;
  const call = createCaller(createPacing(requestRates(env['KEYWRIGHT_KMS_QUOTAS'], quotaShare)), runtime);
  const [{ KMS }, { STS }] = await Promise.all([
    import('@aws-sdk/client-kms'),
    import('@aws-sdk/client-sts'),
  ]);
  const endpoints = endpointsOf(target, env);
  const own = environmentCredentials(env);
  const common = {
    region: target.region,
    // Retries are the caller's, which knows what may be repeated and slows down.
    maxAttempts: 1,
    requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
  };
  const stsConfig = { ...common, ...(endpoints.sts === undefined ? {} : { endpoint: endpoints.sts }) };
  const callerSts = new STS({ ...stsConfig, ...(own === undefined ? {} : { credentials: own }) });
  const credentials = target.assumeRole === null ? own : assumeRole(callerSts, target.assumeRole, call);
  const signed = credentials === undefined ? {} : { credentials };
  const sts = target.assumeRole === null ? callerSts : new STS({ ...stsConfig, ...signed });
  const clients = new Map<string, KMS>();
  const kmsIn = (region: string): KMS => {
    const kms =
      clients.get(region) ?? new KMS({ ...common, ...signed, ...kmsEndpoint(endpoints.kms), region });
    clients.set(region, kms);
    return kms;
  };
  const requests = requestLog();
  let closed = false;
  const close = () => {
    closed = true;
    for (const client of [callerSts, sts, ...clients.values()]) client.destroy();
  };
  const caller = await checkAccount(sts, target, call).catch((error: unknown) => {
    close();
    throw error;
  });
  const callWhileOpen: Session['callIn'] = async (region, api, run, patience) => {
    if (closed) throw closedFailure(target);
    const runWhileOpen = async () => {
      if (closed) throw closedFailure(target);
      return await requests.noting(api, () => run(kmsIn(region)));
    };
    return await call(api, runWhileOpen, patience);
  };
  return {
    target,
    runtime,
    caller,
    call: (api, run, patience) => callWhileOpen(target.region, api, run, patience),
    callIn: callWhileOpen,
    requestIds: requests.take,
    close,
  };
}

function closedFailure({ name }: Target): ProviderFailure {
  return new ProviderFailure({
    code: 'KW5013',
    severity: 'error',
    message: `the session with the target \`${name}\` is closed`,
  });
}

function kmsEndpoint(endpoint: string | undefined) {
  return endpoint === undefined ? {} : { endpoint };
}

/** Who calls. Throws where the credentials are of another account than the target's: keys there aren't the estate's. */
async function checkAccount(sts: STS, target: Target, call: Call): Promise<string> {
  const { Account, Arn } = await call('GetCallerIdentity', () => sts.getCallerIdentity({})).catch((error) => {
    throw new ProviderFailure(
      problemOf(error, { api: 'GetCallerIdentity', about: `the target \`${target.name}\`` }),
    );
  });
  if (Account === target.account) return Arn ?? '';
  throw new ProviderFailure({
    code: 'KW5006',
    severity: 'error',
    message: `the target \`${target.name}\` is in the account \`${target.account}\`, but the credentials are of \`${Arn ?? Account ?? 'nobody known'}\``,
    place: target.source.at(['spec', 'account']),
  });
}
