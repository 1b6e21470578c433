import type { ApplyReport } from '../model/apply-report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { openRun, type Run, type RunRequest } from './journal/run.js';

/**
 * Does the work while nobody else can apply to the plan's targets, and records how it ended. Where the locks can't be had, or the
 * journal isn't sound, nothing is done. What the work throws is thrown again, after the locks are released.
 */
export async function underLocks(
  request: RunRequest,
  work: (run: Run) => Promise<ApplyReport>,
): Promise<ApplyReport> {
  const opened = await openRun(request);
  if (!opened.ok) return unopened(opened.problems);
  const run = opened.value;
  try {
    const report = await work(run);
    return ended(report, await run.end(report));
  } catch (error) {
    await run.end(brokenOff);
    throw error;
  }
}

function unopened(problems: readonly Diagnostic[]): ApplyReport {
  const isHeld = problems.some(({ code }) => code === 'KW4566');
  return { outcome: 'refused', because: isHeld ? 'held' : 'journal', problems };
}

/** What was done stays done where its end can't be recorded, and the record's fault is said. */
function ended(report: ApplyReport, unrecorded: Diagnostic | null): ApplyReport {
  if (unrecorded === null) return report;
  if (report.outcome !== 'applied') return { ...report, problems: [...report.problems, unrecorded] };
  return { ...report, warnings: [...report.warnings, { ...unrecorded, severity: 'warning' }] };
}

/** The steps' own entries say what was done. */
const brokenOff: ApplyReport = {
  outcome: 'failed',
  done: [],
  before: [],
  failed: null,
  notDone: [],
  problems: [{ code: 'KW4038', severity: 'error', message: 'the run broke off' }],
};
