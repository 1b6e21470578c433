import { createCall } from './call.js';
import { settle } from './clock-effects.js';
import { controlOperations } from './operations/control/index.js';
import { cryptographicOperations } from './operations/cryptographic/index.js';
import { importOperations } from './operations/import/index.js';
import type { Simulator, SimulatorOptions } from './options.js';
import { startAround } from './start.js';

export type { Simulator, SimulatorLog, SimulatorOptions } from './options.js';
export { StateFileError } from './persistence/state-file-error.js';
export type { QuotaSetting } from './quotas.js';
export { parseWorld, type World } from './world.js';

const operations = [...controlOperations, ...cryptographicOperations, ...importOperations];

/**
 * Starts a KMS and STS on 127.0.0.1. Throws StateFileError where the state file is locked, damaged or not writable,
 * and the system's error where the port is taken. Several can run in one process; they share nothing.
 */
export function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return startAround({ operations, settle, createCall }, options);
}
