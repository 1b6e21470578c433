import type { ApplyReport } from '../model/apply-report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { type KeyId, keyIdText } from '../model/key-state.js';
import type { Change } from '../model/plan.js';
import type { RehearsedFailure } from '../model/rehearsal.js';
import { type Execution, execute } from './execute.js';

/** What came of all changes that could be tried. */
export interface ExecutedAll {
  readonly report: Extract<ApplyReport, { outcome: 'applied' | 'failed' }>;
  readonly failures: readonly RehearsedFailure[];
}

/**
 * Executes as `execute` does, and where a change fails goes on with those that don't need it: the ones of other keys, but for the
 * replicas of a key. For rehearsals only: what is real stops at the first failure.
 */
export async function executeAll(execution: Execution): Promise<ExecutedAll> {
  const done: Change[] = [];
  const notDone: Change[] = [];
  const warnings: Diagnostic[] = [];
  const failures: RehearsedFailure[] = [];
  let remaining = execution.verified.remaining;
  for (;;) {
    const report = await execute({ ...execution, verified: { ...execution.verified, remaining } });
    done.push(...report.done);
    if (report.outcome === 'applied') warnings.push(...report.warnings);
    const failed = report.outcome === 'failed' ? report.failed : null;
    const left = report.outcome === 'failed' ? report.notDone : [];
    if (report.outcome === 'applied' || failed === null) {
      const end = { ...report, done };
      return {
        report: failures.length === 0 ? end : failedReport(end, failures, [...notDone, ...left]),
        failures,
      };
    }
    failures.push(...report.problems.map((problem) => ({ change: failed, problem })));
    remaining = left.filter((change) => !needs(change, failed.key));
    notDone.push(...left.filter((change) => needs(change, failed.key)));
  }
}

function failedReport(
  { done, before }: ExecutedAll['report'],
  failures: readonly RehearsedFailure[],
  notDone: readonly Change[],
): ExecutedAll['report'] {
  const problems = failures.map(({ problem }) => problem);
  return { outcome: 'failed', done, before, failed: failures[0]?.change ?? null, notDone, problems };
}

/** Whether a change is of the key, or makes a replica of it. */
function needs({ key, step }: Change, failed: KeyId): boolean {
  if (keyIdText(key) === keyIdText(failed)) return true;
  return step.op === 'replicate-key' && key.name === failed.name && step.primaryTarget === failed.target;
}
