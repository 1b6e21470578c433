import type { ApplyReport } from '../model/apply-report.js';

/** What the process ends with; scripts rely on these numbers. */
export const exitCodes = {
  done: 0,
  /** The estate, the arguments or a file is wrong; or something keeps a plan from being complete. */
  input: 1,
  /** With `--exit-code`: there are changes, or drift. */
  changes: 2,
  /** The gate refuses: approvals are missing, or the plan was made under other rules. */
  approval: 3,
  /** A provider failed. */
  provider: 4,
  /** The plan is stale. */
  stale: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code of what stands in the way: `provider` where a target's answer (KW50xx) is part of it. */
export function exitOfProblems(problems: readonly { readonly code: string }[]): ExitCode {
  return problems.some(({ code }) => code.startsWith('KW50')) ? exitCodes.provider : exitCodes.input;
}

export function exitOfApply(report: ApplyReport): ExitCode {
  if (report.outcome === 'applied') return exitCodes.done;
  return report.outcome === 'failed' ? exitCodes.provider : exitOfRefusal(report.because);
}

/** A target that another run holds, and a journal that can't be used, are for the runner to mend, as a provider that fails is. */
export function exitOfRefusal(because: Extract<ApplyReport, { outcome: 'refused' }>['because']): ExitCode {
  return because === 'held' || because === 'journal' ? exitCodes.provider : exitCodes[because];
}
