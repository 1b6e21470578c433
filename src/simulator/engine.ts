import type { JsonObject } from '../model/json.js';
import { callerWith } from './callers.js';
import type { SimulatedClock } from './clock.js';
import type { Consistency } from './consistency/consistency.js';
import type { ConsistencyKind } from './consistency/setting.js';
import type { Views } from './consistency/store-view.js';
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
  readonly consistency: Consistency;
  readonly services: Readonly<Record<'kms' | 'sts', ReadonlyMap<string, Operation>>>;
  /** Lets happen what falls due by `now`: deletions, rotations, expiries. */
  readonly settle: (store: Store, now: number) => void;
  readonly createCall: (facts: CallFacts) => Call;
  readonly log: SimulatorLog;
}

/** What differs from call to call. */
export interface CallFacts {
  /** The operation's name, where it is known: what a caller isn't authorised to do is told with it. */
  readonly operation?: string;
  readonly requestId: string;
  readonly region: string;
  readonly partition: string;
  readonly caller: Caller;
  readonly now: number;
  readonly random: RandomSource;
  readonly store: Store;
  /** What is seen of the store; missing: everything. */
  readonly views?: Views;
}

/** Who calls what, and from where. */
export interface Invocation {
  readonly requestId: string;
  readonly operation: Operation;
  readonly input: JsonObject;
  readonly region: string;
  readonly credential: Credential;
}

/** What calls change and AWS shows late: everything but principals, of which KMS changes none. */
const lateInCalls: readonly ConsistencyKind[] = ['keys', 'policies', 'tags', 'aliases', 'grants'];

/**
 * Changes the store: all of it, written to the state file, or nothing. What it changes of the kinds in `late` becomes visible
 * to later calls after a delay, where the simulator has one; all else at once.
 */
export function change<T>(engine: Engine, body: () => T, late: readonly ConsistencyKind[] = []): T {
  const { store, persistence, consistency, clock } = engine;
  return transaction(store, body, (changes) => {
    persistence.append(changes);
    consistency.note(changes, late, clock.now());
  }).result;
}

/** Runs one call as one change; what fell due before it stays, even if the call fails. */
export function invoke(engine: Engine, invocation: Invocation): JsonObject {
  const now = engine.clock.now();
  const partition = partitionOf(invocation.region);
  change(engine, () => engine.settle(engine.store, now));
  return change(
    engine,
    () => {
      const { requestId, region, operation, credential } = invocation;
      const caller = callerWith(credential, partition);
      const { random, store } = engine;
      const views = engine.consistency.views(now);
      return operation.run(
        invocation.input,
        engine.createCall({
          ...{ requestId, region, partition, caller, now, random, store, views },
          operation: operation.name,
        }),
      );
    },
    lateInCalls,
  );
}
