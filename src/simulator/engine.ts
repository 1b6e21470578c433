import type { JsonObject } from '../model/json.js';
import { callerWith } from './callers.js';
import type { SimulatedClock } from './clock.js';
import type { Credential } from './credentials.js';
import type { Faults } from './faults.js';
import type { Call, Caller, Operation } from './operation.js';
import type { SimulatorLog } from './options.js';
import { partitionOf } from './partition.js';
import type { Persistence } from './persistence/state-file.js';
import type { Quotas } from './quotas.js';
import type { RandomSource } from './randomness.js';
import type { RequestCounts } from './request-counts.js';
import type { Verifier } from './sigv4/verify.js';
import { type Store, transaction } from './store.js';

/** Everything that one running simulator consists of, but its socket. */
export interface Engine {
  readonly store: Store;
  readonly clock: SimulatedClock;
  readonly random: RandomSource;
  readonly persistence: Persistence;
  readonly verifier: Verifier;
  readonly faults: Faults;
  readonly quotas: Quotas;
  readonly requests: RequestCounts;
  readonly services: Readonly<Record<'kms' | 'sts', ReadonlyMap<string, Operation>>>;
  /** Lets happen what falls due by `now`: deletions, rotations, expiries. */
  readonly settle: (store: Store, now: number) => void;
  readonly createCall: (facts: CallFacts) => Call;
  readonly log: SimulatorLog;
}

/** What differs from call to call. */
export interface CallFacts {
  readonly requestId: string;
  readonly region: string;
  readonly partition: string;
  readonly caller: Caller;
  readonly now: number;
  readonly random: RandomSource;
  readonly store: Store;
}

/** Who calls what, and from where. */
export interface Invocation {
  readonly requestId: string;
  readonly operation: Operation;
  readonly input: JsonObject;
  readonly region: string;
  readonly credential: Credential;
}

/** Changes the store: all of it, written to the state file, or nothing. */
export function change<T>(engine: Engine, body: () => T): T {
  return transaction(engine.store, body, (changes) => engine.persistence.append(changes)).result;
}

/** Runs one call as one change; what fell due before it stays, even if the call fails. */
export function invoke(engine: Engine, invocation: Invocation): JsonObject {
  const now = engine.clock.now();
  const partition = partitionOf(invocation.region);
  change(engine, () => engine.settle(engine.store, now));
  return change(engine, () => {
    const { requestId, region, operation, credential } = invocation;
    const caller = callerWith(credential, partition);
    const { random, store } = engine;
    return operation.run(
      invocation.input,
      engine.createCall({ requestId, region, partition, caller, now, random, store }),
    );
  });
}
