import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Change } from '../../../model/plan.js';
import type { LiveKeys } from '../../../model/provider.js';
import type { Step, StepName } from '../../../model/step.js';
import type { Session } from '../session/open-session.js';

/** One step on one live key. */
export interface Job<Op extends StepName = StepName> {
  readonly session: Session;
  readonly step: Extract<Step, { op: Op }>;
  /** The live key's ARN. */
  readonly arn: string;
}

/** One step that makes a key. */
export interface MakingJob<Op extends 'create-key' | 'replicate-key'> {
  readonly session: Session;
  readonly step: Extract<Step, { op: Op }>;
  readonly change: Change;
  readonly keys: LiveKeys;
}

/**
 * Does a step so that doing it again changes nothing, and waits until it can be seen. Returns a warning where it can't.
 * Throws what the SDK throws.
 */
export type Perform<Op extends StepName> = (job: Job<Op>) => Promise<Diagnostic | null>;
