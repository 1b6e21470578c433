import type { ApplyEvent, ApplyReport } from '../model/apply-report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Recorder } from '../model/journal.js';
import type { Change } from '../model/plan.js';
import type { VerifiedPlan, Writer } from '../model/provider.js';
import type { KnownKeys } from './live-keys.js';

/** What executing needs. */
export interface Execution {
  readonly verified: VerifiedPlan;
  /** Changes that an earlier run made. */
  readonly before: readonly Change[];
  readonly writerOf: (target: string) => Promise<Writer>;
  readonly keys: KnownKeys;
  readonly recorder: Recorder;
  readonly onEvent: (event: ApplyEvent) => void;
  /** Asked between two steps. */
  readonly shouldStop: () => boolean;
}

/** Where nothing is recorded, because nothing real is changed: rehearsals and the providers' own tests. */
export const unrecorded: Recorder = {
  beforeStep: () => Promise.resolve(null),
  afterStep: () => Promise.resolve(null),
};

/** One change after the other, in the plan's order; the first failure, and a step that can't be recorded, stops everything after it. */
export async function execute(
  execution: Execution,
): Promise<Extract<ApplyReport, { outcome: 'applied' | 'failed' }>> {
  const { verified, before, keys, recorder, onEvent } = execution;
  const total = verified.remaining.length;
  const done: Change[] = [];
  const warnings: Diagnostic[] = [];
  for (const [index, change] of verified.remaining.entries()) {
    const notDone = verified.remaining.slice(index);
    if (execution.shouldStop())
      return { outcome: 'failed', done, before, failed: null, notDone, problems: [stopped(notDone.length)] };
    onEvent({ kind: 'start', change, index, total });
    const writer = await execution.writerOf(change.key.target);
    const unbegun = await recorder.beforeStep(change);
    if (unbegun !== null)
      return { outcome: 'failed', done, before, failed: null, notDone, problems: [unbegun] };
    const outcome = await writer.perform(change, keys);
    const untold = await recorder.afterStep(change, outcome);
    if (outcome.result === 'failed') {
      onEvent({ kind: 'failed', change, index, total });
      const rest = notDone.slice(1);
      return {
        outcome: 'failed',
        done,
        before,
        failed: change,
        notDone: rest,
        problems: problemsOf(outcome.problem, untold),
      };
    }
    keys.add(change.key, outcome.arn);
    warnings.push(...(outcome.warnings ?? []));
    done.push(change);
    onEvent({ kind: 'done', change, index, total });
    if (untold !== null) {
      const rest = notDone.slice(1);
      return { outcome: 'failed', done, before, failed: null, notDone: rest, problems: [untold] };
    }
  }
  return { outcome: 'applied', done, before, warnings };
}

function problemsOf(problem: Diagnostic, untold: Diagnostic | null): readonly Diagnostic[] {
  return untold === null ? [problem] : [problem, untold];
}

function stopped(left: number): Diagnostic {
  return {
    code: 'KW4035',
    severity: 'error',
    message: `stopped as asked, with ${left} ${left === 1 ? 'change' : 'changes'} to go`,
  };
}
