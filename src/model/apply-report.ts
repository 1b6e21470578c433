import type { Diagnostic } from './diagnostic.js';
import type { Change } from './plan.js';

/** What an apply did. */
export type ApplyReport =
  /** Nothing was written: the plan is stale, can't be verified, or isn't approved. */
  | {
      readonly outcome: 'refused';
      readonly because: 'stale' | 'approval' | 'input' | 'provider';
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
  readonly kind: 'start' | 'done' | 'failed' | 'verify';
  readonly change: Change | null;
  readonly index: number;
  readonly total: number;
}

/** How an apply is to go. */
export interface ApplyOptions {
  readonly withoutApproval: boolean;
  readonly onEvent: (event: ApplyEvent) => void;
  /** Asked between two steps; true stops the run there. */
  readonly shouldStop: () => boolean;
}
