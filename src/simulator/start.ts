import type { JsonObject } from '../model/json.js';
import { readAttestationRoots } from './attestation-roots.js';
import { createClock } from './clock.js';
import { createConsistency } from './consistency/consistency.js';
import { moveClock } from './control-api/clock.js';
import { addFault } from './control-api/faults.js';
import { operationNames } from './control-api/quotas.js';
import { restore } from './control-api/snapshot.js';
import { findCredential } from './credentials.js';
import { change, type Engine } from './engine.js';
import { createFaults } from './faults.js';
import { listen, stop } from './http/server.js';
import type { Operation } from './operation.js';
import type { Simulator, SimulatorLog, SimulatorOptions } from './options.js';
import { inMemory, openStateFile, type Persistence } from './persistence/state-file.js';
import { createQuotas, quotaProblem } from './quotas.js';
import { beginningOf, createRandom } from './randomness.js';
import { createRequestCounts } from './request-counts.js';
import { openSession } from './sessions.js';
import { createSignatureCheck } from './sigv4/signing-key.js';
import { readSnapshot, takeSnapshot } from './snapshot.js';
import { createStore, type Store } from './store.js';
import { stsOperations } from './sts/index.js';
import { applyWorld } from './world/apply-world.js';

/** What KMS itself consists of; the server around it doesn't know one operation. */
export interface KmsParts extends Pick<Engine, 'settle' | 'createCall'> {
  readonly operations: readonly Operation[];
}

/**
 * Starts a simulator around the given KMS. Throws StateFileError where the state file can't be used, an Error for an attestation root that
 * can't be read, and the system's error where the port is taken; nothing is left open then.
 */
export async function startAround(kms: KmsParts, options: SimulatorOptions): Promise<Simulator> {
  const store = createStore({
    unknownPrincipals: options.world === undefined ? 'create' : 'refuse',
    resourceQuotas: options.resourceQuotas,
    attestationRoots: readAttestationRoots([
      ...(options.attestationRoots ?? []),
      ...(options.world?.attestationRoots ?? []),
    ]),
  });
  const log: SimulatorLog = options.log ?? (() => {});
  const persistence =
    options.stateFile === undefined
      ? inMemory
      : openStateFile(options.stateFile, store, (line) => log(line, 'trouble'));
  try {
    const engine = createEngine(kms, options, store, persistence);
    const { world, snapshot } = options;
    const problem = quotaProblem(options.quotas ?? 'off', operationNames(engine));
    if (problem !== null) throw new Error(problem);
    if (snapshot !== undefined) restore(engine, readSnapshot(snapshot));
    if (world !== undefined) change(engine, () => applyWorld(store, world, engine.clock.now()));
    await persistence.settled();
    const { server, port } = await listen(engine, options.port ?? 0);
    const close = once(async () => {
      await stop(server);
      persistence.close();
    });
    return {
      url: `http://127.0.0.1:${port}`,
      port,
      snapshot: () => takeSnapshot(store, engine.clock.now()),
      restore: (state) => restore(engine, readSnapshot(state)),
      credentialsFor: async (request) => {
        const credentials = openSession(engine, { ...request } as JsonObject);
        await persistence.settled();
        return credentials;
      },
      injectFault: (fault) => void addFault(engine, { ...fault }),
      moveClock: (to) => void moveClock(engine, { ...to }),
      close,
    };
  } catch (error) {
    persistence.close();
    throw error;
  }
}

function createEngine(
  kms: KmsParts,
  options: SimulatorOptions,
  store: Store,
  persistence: Persistence,
): Engine {
  const wallClock = Date.now;
  const underneath = options.clock ?? wallClock;
  const clock = createClock(underneath, persistence.clockOffset);
  // A stream of its own, so that ids are the same with and without delays.
  const delays = options.seed === undefined ? undefined : `${options.seed} consistency`;
  const beginning = beginningOf(
    persistence.generation,
    options.seed === undefined ? undefined : options.snapshot,
  );
  const consistency = createConsistency(
    store,
    options.consistency ?? 'immediate',
    createRandom(delays, beginning),
  );
  return {
    store,
    clock,
    persistence,
    random: createRandom(options.seed, beginning),
    verifier: {
      findCredential: (accessKeyId) =>
        findCredential(store, accessKeyId, consistency.views(clock.now()).inForce),
      check: createSignatureCheck(),
      // SDKs sign with the system's time, however far the simulated clock was moved.
      signingClocks: options.clock === undefined ? [wallClock] : [wallClock, options.clock],
      now: clock.now,
    },
    faults: createFaults(),
    quotas: createQuotas(options.quotas ?? 'off', underneath),
    requests: createRequestCounts(),
    consistency,
    services: { kms: byName(kms.operations), sts: byName(stsOperations) },
    settle: kms.settle,
    createCall: kms.createCall,
    log: options.log ?? (() => {}),
  };
}

function byName(operations: readonly Operation[]): ReadonlyMap<string, Operation> {
  return new Map(operations.map((operation) => [operation.name, operation]));
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null;
  return () => {
    closing ??= close();
    return closing;
  };
}
