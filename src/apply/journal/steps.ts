import type { JournalEntry, Snapshot } from '../../model/journal.js';
import type { KeyId } from '../../model/key-state.js';
import type { Step } from '../../model/step.js';

/** What the journal knows of one change of a plan, over all runs of it. */
export interface RecordedStep {
  readonly change: string;
  readonly key: KeyId;
  readonly step: Step;
  /** When it was begun last, by the runner's clock (RFC 3339). */
  readonly begunAt: string;
  /** `begun`: no end is recorded; whether it took effect only the target can say. */
  readonly state: 'begun' | 'done' | 'failed';
  readonly arn: string | null;
  readonly requests: readonly string[];
  /** As it was before the first run that began it: what a rollback restores. */
  readonly replaced: Snapshot;
}

/** The steps of a plan that were begun, in the order in which they were begun first. */
export function recordedSteps(
  entries: readonly JournalEntry[],
  digest: string,
): ReadonlyMap<string, RecordedStep> {
  const steps = new Map<string, RecordedStep>();
  for (const { at, event } of entries) {
    if (event.kind === 'step-begin' && event.digest === digest) {
      const { change, key, step } = event;
      const replaced = steps.get(change)?.replaced ?? event.replaced;
      steps.set(change, {
        change,
        key,
        step,
        begunAt: at,
        state: 'begun',
        arn: null,
        requests: [],
        replaced,
      });
    }
    if (event.kind !== 'step-end' || event.digest !== digest) continue;
    const begun = steps.get(event.change);
    if (begun === undefined) continue;
    const { result: state, arn, requests } = event;
    steps.set(event.change, { ...begun, state, arn, requests });
  }
  return steps;
}
