import type { World } from '../model/generated/world.js';
import type { ConsistencySetting } from './consistency/setting.js';
import type { FaultRequest } from './control-api/faults.js';
import type { QuotaSetting } from './quotas.js';
import type { ResourceQuotas } from './resource-quotas.js';
import type { SessionCredentials, SessionRequest } from './sessions.js';
import type { SimulatorSnapshot } from './snapshot.js';

export type SimulatorLog = (line: string, kind: 'call' | 'trouble') => void;

export interface SimulatorOptions {
  /** On 127.0.0.1; 0, the default, takes any free one. */
  readonly port?: number;
  /** Where state is kept between runs; without it, it ends with the process. */
  readonly stateFile?: string;
  /** Who exists, as `parseWorld` reads it; without it, whoever is named exists. */
  readonly world?: World;
  /** The state to start with, and the time; goes before the world and in place of what a state file holds. */
  readonly snapshot?: SimulatorSnapshot;
  /** Milliseconds since the epoch; default: the system's clock. */
  readonly clock?: () => number;
  /** Makes every id and all key material the same from run to run. */
  readonly seed?: string;
  /** Requests per second: `off` (default), `aws`, or by operation or shared quota. */
  readonly quotas?: QuotaSetting;
  /** How many keys, aliases, grants and so on there can be; what is left out is AWS's. */
  readonly resourceQuotas?: Partial<ResourceQuotas>;
  /** Roots of trust for attestation documents (the parameter Recipient), PEM; beside those of the world. Default: none, all are refused. */
  readonly attestationRoots?: readonly string[];
  /** How soon a change is seen by later calls: `immediate` (default), or within some seconds; counted on the simulated clock. */
  readonly consistency?: ConsistencySetting;
  /** Gets a line for each call, and (as `trouble`) for whatever goes wrong inside or with the state file. */
  readonly log?: SimulatorLog;
}

export interface Simulator {
  /** `http://127.0.0.1:<port>`: the endpoint for SDKs. */
  readonly url: string;
  readonly port: number;
  /** The whole state as it is now: start another simulator from it, or come back to it with `restore`. */
  snapshot(): SimulatorSnapshot;
  /** Puts a snapshot in place of the whole state and of the time; throws an Error for what is none. */
  restore(snapshot: SimulatorSnapshot): void;
  /** Credentials of whoever is to call, with facts about where and how: see `SessionRequest`. Rejects with an Error for what can't be. */
  credentialsFor(request: SessionRequest): Promise<SessionCredentials>;
  /** Lets calls fail: see `FaultRequest`. Throws an Error for what is no fault. */
  injectFault(fault: FaultRequest): void;
  /** Moves the simulated time, on or back; what falls due on the way happens. */
  moveClock(to: { readonly now: string | number } | { readonly advanceSeconds: number }): void;
  /** Ends open connections and writes the state file. */
  close(): Promise<void>;
}
