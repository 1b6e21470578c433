import type { World } from '../model/generated/world.js';
import type { QuotaSetting } from './quotas.js';

export type SimulatorLog = (line: string, kind: 'call' | 'trouble') => void;

export interface SimulatorOptions {
  /** On 127.0.0.1; 0, the default, takes any free one. */
  readonly port?: number;
  /** Where state is kept between runs; without it, it ends with the process. */
  readonly stateFile?: string;
  /** Who exists, as `parseWorld` reads it; without it, whoever is named exists. */
  readonly world?: World;
  /** Milliseconds since the epoch; default: the system's clock. */
  readonly clock?: () => number;
  /** Makes every id and all key material the same from run to run. */
  readonly seed?: string;
  /** Requests per second: `off` (default), `aws`, or by operation. */
  readonly quotas?: QuotaSetting;
  /** Gets a line for each call, and (as `trouble`) for whatever goes wrong inside or with the state file. */
  readonly log?: SimulatorLog;
}

export interface Simulator {
  /** `http://127.0.0.1:<port>`: the endpoint for SDKs. */
  readonly url: string;
  readonly port: number;
  /** Ends open connections and writes the state file. */
  close(): Promise<void>;
}
