import type { ApplyEvent } from '../model/apply-report.js';
import type { GateInput } from '../model/approval.js';
import type { RunRequest } from './journal/run.js';

/** By what the gate decides, beside the plan and the time. */
export type Approving = Omit<GateInput, 'plan' | 'now'>;

/** How an apply is to go. */
export interface ApplyOptions {
  /** By what the gate decides. */
  readonly approval: Approving;
  /** Where it is recorded, and who does it. */
  readonly run: Omit<RunRequest, 'plan'>;
  /** Seconds after which a key that was made must be visible, so that one that isn't was never made. */
  readonly settleSeconds: number;
  readonly onEvent: (event: ApplyEvent) => void;
  /** Asked between two steps; true stops the run there. */
  readonly shouldStop: () => boolean;
}
