import type { ApplyEvent, ApplyReport } from '../model/apply-report.js';
import type { Diagnostic } from '../model/diagnostic.js';
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
  readonly onEvent: (event: ApplyEvent) => void;
  /** Asked between two steps. */
  readonly shouldStop: () => boolean;
}

/** One change after the other, in the plan's order; the first failure stops everything after it. */
export async function execute(
  execution: Execution,
): Promise<Extract<ApplyReport, { outcome: 'applied' | 'failed' }>> {
  const { verified, before, keys, onEvent } = execution;
  const total = verified.remaining.length;
  const done: Change[] = [];
  const warnings: Diagnostic[] = [];
  for (const [index, change] of verified.remaining.entries()) {
    const notDone = verified.remaining.slice(index);
    if (execution.shouldStop())
      return { outcome: 'failed', done, before, failed: null, notDone, problems: [stopped(notDone.length)] };
    onEvent({ kind: 'start', change, index, total });
    const writer = await execution.writerOf(change.key.target);
    const outcome = await writer.perform(change, keys);
    if (outcome.result === 'failed') {
      onEvent({ kind: 'failed', change, index, total });
      const rest = notDone.slice(1);
      return { outcome: 'failed', done, before, failed: change, notDone: rest, problems: [outcome.problem] };
    }
    keys.add(change.key, outcome.arn);
    warnings.push(...(outcome.warnings ?? []));
    done.push(change);
    onEvent({ kind: 'done', change, index, total });
  }
  return { outcome: 'applied', done, before, warnings };
}

function stopped(left: number): Diagnostic {
  return {
    code: 'KW4035',
    severity: 'error',
    message: `stopped as asked, with ${left} ${left === 1 ? 'change' : 'changes'} to go`,
  };
}
