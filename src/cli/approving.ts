import { join, relative, resolve } from 'node:path';
import type { ReadTrust } from '../estate/trust/read-trust.js';
import type { FoundApprovals, Involved } from '../model/approval.js';
import type { Outcome } from '../model/diagnostic.js';
import type { Estate } from '../model/estate.js';
import type { AppliedCommits } from '../model/journal.js';
import type { Plan } from '../model/plan.js';
import { isGateOff } from '../plan/rules-in-force.js';
import type { Session } from './session.js';

/** The words for the options, the same in every command. */
export const trustRefOption = [
  '--trust-ref <ref>',
  "protected branch, tag or commit that has the approvers and rules (default: KEYWRIGHT_TRUST_REF, or origin's default branch)",
] as const;

export const approvalsOption = [
  '--approvals <dir>',
  "where approvals are (default: `approvals` in the estate's folder)",
] as const;

export interface ApprovingOptions {
  readonly trustRef?: string;
  readonly approvals?: string;
  readonly journal?: string;
}

/** What the gate decides by, beside the plan. */
export interface Approving {
  readonly trust: ReadTrust;
  readonly found: FoundApprovals;
  readonly involved: Involved;
}

/**
 * What the gate decides by: approvers and rules of the protected ref, what was said about the plan (nothing without a plan), and whose
 * the plan is. A trust that nobody can approve by is among the answers, with a warning.
 */
export async function approvingOf(
  session: Session,
  estate: Estate,
  plan: Pick<Plan, 'digest' | 'targets'> | null,
  options: ApprovingOptions,
): Promise<Outcome<Approving>> {
  const { folder, terminal } = session;
  const trust = await trustOf(session, estate, options.trustRef);
  if (!trust.ok) return trust;
  const { gitWith, involvedIn, runnerIn } = await import('../estate/trust/index.js');
  const git = gitWith(terminal.env);
  const runner = await runnerIn(folder, terminal.env, git);
  const applied = async () => (plan === null ? null : await appliedTo(session, plan, options.journal));
  const involved = await involvedIn(folder, trust.value.commit, null, runner, git, applied);
  if (!involved.ok) return involved;
  const found = plan === null ? nothing : await approvalsOf(session, plan.digest, options.approvals);
  return {
    ok: true,
    value: { trust: trust.value, found, involved: involved.value },
    // Whose the plan is decides nothing where nobody has to approve.
    warnings: [...trust.warnings, ...(isGateOff(trust.value.policies) ? [] : involved.warnings)],
  };
}

/** Up to where the estate was applied to the plan's targets. What can't be read of the journal says nothing. */
async function appliedTo(
  session: Session,
  { targets }: Pick<Plan, 'targets'>,
  journal: string | undefined,
): Promise<AppliedCommits> {
  const [{ entriesAt }, { appliedCommits }] = await Promise.all([
    import('./journal-entries.js'),
    import('../apply/journal/applied-commits.js'),
  ]);
  const { entries } = await entriesAt(session, journal);
  return appliedCommits(entries, targets);
}

/** Approvers and rules by `--trust-ref`, the environment, or as cloning recorded the protected branch. */
export async function trustOf(
  { folder, terminal: { env } }: Session,
  estate: Estate,
  ref: string | undefined,
): Promise<Outcome<ReadTrust>> {
  const { gitWith, readTrust } = await import('../estate/trust/index.js');
  const fromEnv = env['KEYWRIGHT_TRUST_REF'] ?? '';
  return readTrust(folder, ref ?? (fromEnv === '' ? null : fromEnv), gitWith(env), estate);
}

/** What was said about the plan with this digest. */
export async function approvalsOf(
  session: Session,
  digest: string,
  option: string | undefined,
): Promise<FoundApprovals> {
  const { readApprovals } = await import('../approval/read-approvals.js');
  const folder = approvalsFolder(session, option);
  return readApprovals(folder, digest, shownPath(session.terminal.cwd, folder));
}

/** The approvals' folder, absolute. */
export function approvalsFolder({ terminal, folder }: Session, option: string | undefined): string {
  return option === undefined ? join(folder, 'approvals') : resolve(terminal.cwd, option);
}

/** As the user would type it: relative where it lies below. */
export function shownPath(cwd: string, path: string): string {
  const inner = relative(cwd, path);
  return inner === '' ? '.' : inner.startsWith('..') ? path : inner;
}

const nothing: FoundApprovals = { approvals: [], unreadable: [], evidence: [] };
