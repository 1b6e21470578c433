import type { GateReport } from './approval.js';
import type { Diagnostic } from './diagnostic.js';
import type { Change } from './plan.js';

/** What an apply did, and what the gate said to it; absent where nobody was asked, as in a rehearsal. */
export type ApplyReport = Applied & { readonly gate?: GateReport };

type Applied =
  /** Nothing was written: the plan is stale, can't be verified, isn't approved, or its targets are held by another run. */
  | {
      readonly outcome: 'refused';
      readonly because: 'stale' | 'approval' | 'input' | 'provider' | 'held' | 'journal';
      readonly problems: readonly Diagnostic[];
    }
  | {
      readonly outcome: 'applied';
      readonly done: readonly Change[];
      /** Changes that an earlier run of the same plan had already made. */
      readonly before: readonly Change[];
      readonly warnings: readonly Diagnostic[];
    }
  | {
      readonly outcome: 'failed';
      readonly done: readonly Change[];
      readonly before: readonly Change[];
      readonly failed: Change | null;
      readonly notDone: readonly Change[];
      readonly problems: readonly Diagnostic[];
    };

/** What is told while an apply runs. */
export interface ApplyEvent {
  readonly kind: 'wait' | 'start' | 'done' | 'failed' | 'verify';
  readonly change: Change | null;
  readonly index: number;
  readonly total: number;
}
