import { createCall } from './call.js';
import { settle } from './clock-effects.js';
import { kmsOperations } from './operations/all.js';
import type { Simulator, SimulatorOptions } from './options.js';
import { startAround } from './start.js';

export type { ConsistencyKind, ConsistencySetting } from './consistency/setting.js';
export type { FaultRequest } from './control-api/faults.js';
export type { Simulator, SimulatorLog, SimulatorOptions } from './options.js';
export { StateFileError } from './persistence/state-file-error.js';
export type { QuotaSetting } from './quotas.js';
export type { ResourceQuotas } from './resource-quotas.js';
export type { SessionCredentials, SessionRequest } from './sessions.js';
export type { SimulatorSnapshot } from './snapshot.js';
export { parseWorld, type World } from './world.js';

/**
 * Starts a KMS and STS on 127.0.0.1. Throws StateFileError where the state file is locked, damaged or not writable,
 * and the system's error where the port is taken. Several can run in one process; they share nothing.
 */
export function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return startAround({ operations: kmsOperations, settle, createCall }, options);
}
