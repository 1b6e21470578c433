import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { ApplyOptions } from '../apply/apply-options.js';
import { gitWith } from '../estate/git/git.js';
import { repositoryOf } from '../estate/git/repository.js';
import { runnerIn } from '../estate/trust/runner.js';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { Runner } from '../model/journal.js';
import { systemClock } from './clock.js';
import { ownStoreAt } from './journal-place.js';
import type { Session } from './session.js';

/** Seconds without a sign of life after which others may take over. */
const leaseSeconds = 600;

/** Seconds. AWS KMS shows a new key within a few seconds, rarely later (developer guide, "AWS KMS eventual consistency"). */
const settleSeconds = 60;

export interface ApplyingOptions {
  readonly journal?: string;
  readonly takeLock?: boolean;
}

/** Where an apply is recorded, who does it, and how long it waits, by the options and the environment. */
export async function applyingOf(
  session: Session,
  options: ApplyingOptions,
): Promise<Outcome<Pick<ApplyOptions, 'run' | 'settleSeconds'>>> {
  const seconds = settleTime(session.terminal.env['KEYWRIGHT_SETTLE_SECONDS']);
  if (seconds === null) return { ok: false, problems: [badSettleTime] };
  const store = await ownStoreAt(session, options.journal, systemClock);
  if (!store.ok) return store;
  const run = {
    store: store.value,
    id: randomUUID(),
    runner: runnerOf(session, await whoRuns(session)),
    commit: await headOf(session),
    takeLocks: options.takeLock === true,
    leaseSeconds,
    clock: systemClock,
    every,
  };
  return { ok: true, value: { run, settleSeconds: seconds }, warnings: store.warnings };
}

function runnerOf({ terminal: { env } }: Session, who: string): Runner {
  const [server, repository, run] = ['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_RUN_ID'].map(
    (name) => env[name],
  );
  const github = [server, repository, run].every((part) => part !== undefined && part !== '')
    ? `${server}/${repository}/actions/runs/${run}`
    : undefined;
  return { who, host: hostname(), process: process.pid, job: github ?? env['CI_JOB_URL'] ?? null };
}

/** A name that people know: an address for commits, a login. */
async function whoRuns({ folder, terminal: { env } }: Session): Promise<string> {
  const { emails, logins } = await runnerIn(folder, env, gitWith(env));
  return emails[0] ?? logins[0] ?? env['USER'] ?? 'unknown';
}

/** The commit that is checked out, of the repository that the rules are read from. */
async function headOf({ folder, terminal: { env } }: Session): Promise<string | null> {
  const repository = await repositoryOf(folder, gitWith(env));
  return repository.ok ? (repository.value?.head ?? null) : null;
}

/** Doesn't keep the process alive. */
function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds).unref();
  return () => clearInterval(timer);
}

function settleTime(text: string | undefined): number | null {
  if (text === undefined || text === '') return settleSeconds;
  return /^\d{1,4}$/.test(text) ? Number(text) : null;
}

const badSettleTime: Diagnostic = {
  code: 'KW6003',
  severity: 'error',
  message: '`KEYWRIGHT_SETTLE_SECONDS` is no number of seconds from 0 to 9999',
};
