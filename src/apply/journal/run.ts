import type { ApplyReport } from '../../model/apply-report.js';
import type { GatePass } from '../../model/approval.js';
import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { JournalEntry, JournalEvent, Recorder, Runner } from '../../model/journal.js';
import type { ObservedTarget } from '../../model/observed.js';
import type { Change, Plan } from '../../model/plan.js';
import { caught } from './failure.js';
import { type Fence, highestFence, takenAfter } from './fences.js';
import { openJournal } from './journal.js';
import { type Lease, lockOf, takeLock } from './locks.js';
import { recorderOf } from './recorder.js';
import { liveKeyFinder } from './snapshot.js';
import type { JournalClock, JournalStore } from './store.js';

/** One apply, as the journal and the locks know it. */
export interface RunRequest {
  readonly store: JournalStore;
  readonly plan: Plan;
  /** Unique for each run (a UUID). */
  readonly id: string;
  readonly runner: Runner;
  /** The commit that is checked out; null where the estate is in no repository. */
  readonly commit: string | null;
  /** Takes the targets' locks also from one whose hold hasn't expired. */
  readonly takeLocks: boolean;
  /** Seconds without a sign of life after which others may take over. */
  readonly leaseSeconds: number;
  readonly clock: JournalClock;
  /** Calls back again and again until the answer is called; keeps the locks while a step takes long. */
  readonly every: (milliseconds: number, work: () => void) => () => void;
}

/** What a run starts from, once the plan is verified under the locks. */
export interface RunStart {
  readonly gate: GatePass;
  readonly evidence: Extract<JournalEvent, { kind: 'approvals' }>['evidence'];
  readonly remaining: readonly Change[];
  readonly before: readonly Change[];
  /** What the targets answered under the locks, before the first write. */
  readonly observed: readonly ObservedTarget[];
}

/** A run that holds its targets' locks. */
export interface Run {
  /** The journal as it was when the locks were held: what earlier runs did. */
  readonly entries: readonly JournalEntry[];
  /** Records plan, approvals and start; only then may a step be begun. */
  begin(start: RunStart): Promise<Outcome<Recorder>>;
  /** Records how it ended, and releases the locks in any case. The problem is that the end couldn't be recorded. */
  end(report: ApplyReport): Promise<Diagnostic | null>;
}

/** Opens the journal, which has to be sound, and takes the locks of all the plan's targets, or none. */
export async function openRun(request: RunRequest): Promise<Outcome<Run>> {
  const { store, plan, id, clock } = request;
  const opened = await openJournal(store, clock);
  if (!opened.ok) return opened;
  const journal = opened.value;
  const leases: Lease[] = [];
  const fences: Fence[] = [];
  const release = async () => {
    await Promise.all(leases.map((lease) => lease.release()));
  };

  // In one order for everybody, so that two runs over the same targets can't wait for each other.
  for (const lock of [...new Set(plan.targets.map(lockOf))].sort()) {
    const taken = await takeOne(lock);
    if (taken.ok) continue;
    await release();
    return taken;
  }
  const stopKeeping = request.every((request.leaseSeconds * 1000) / 3, () => void ensure());
  const entries = [...journal.entries()];

  async function takeOne(lock: string): Promise<Outcome<null>> {
    const { runner, leaseSeconds, takeLocks } = request;
    const fenceBefore = highestFence(journal.entries(), lock);
    const asked = { lock, run: id, runner, leaseSeconds, take: takeLocks, fenceBefore };
    const lease = await takeLock(journal.registers, asked, clock);
    if (!lease.ok) return lease;
    leases.push(lease.value);
    const { record, takenFrom } = lease.value;
    fences.push({ lock, fence: record.fence });
    const { expiresAt, fence } = record;
    const event = {
      kind: 'lock',
      action: 'taken',
      run: id,
      lock,
      fence,
      runner,
      expiresAt,
      takenFrom,
    } as const;
    const told = await caught(() => journal.append(event, fences));
    return told.ok ? { ok: true, value: null, warnings: [] } : told;
  }

  async function ensure(): Promise<Diagnostic | null> {
    for (const lease of leases) {
      const lost = await lease.ensure();
      if (lost !== null) return lost;
    }
    return null;
  }

  // What was done is recorded also by one who has lost the lock; nothing is begun without it.
  const write = (event: JournalEvent, under: readonly Fence[] = []) =>
    caught(() => journal.append(event, under));

  return {
    ok: true,
    warnings: [],
    value: {
      entries,
      begin: async (start) => {
        for (const event of startEvents(request, start)) {
          const written = await write(event, fences);
          if (!written.ok) return written;
        }
        const fenceOf = (target: string) => fenceFor(plan, target, fences);
        const liveKeyOf = liveKeyFinder(start.observed);
        const value = recorderOf({ run: id, digest: plan.digest, fenceOf, liveKeyOf, ensure, write, fences });
        return { ok: true, value, warnings: [] };
      },
      end: async (report) => {
        stopKeeping();
        const finished = await write(finishedEvent(id, plan.digest, report));
        for (const { record } of finished.ok ? leases : []) {
          const { lock, fence, runner, expiresAt } = record;
          if (takenAfter(journal.entries(), [record]) !== null) continue;
          const event = { kind: 'lock', action: 'released', run: id, lock, fence, runner } as const;
          await write({ ...event, expiresAt, takenFrom: null });
        }
        await release();
        return finished.ok ? null : (finished.problems[0] ?? null);
      },
    },
  };
}

function fenceFor(plan: Plan, name: string, fences: readonly Fence[]): number {
  const target = plan.targets.find((each) => each.name === name);
  return fences.find(({ lock }) => target !== undefined && lock === lockOf(target))?.fence ?? 0;
}

function startEvents({ id, plan, runner, commit }: RunRequest, start: RunStart): readonly JournalEvent[] {
  const of = { run: id, digest: plan.digest };
  const ids = (changes: readonly Change[]) => changes.map((change) => change.id);
  const { evidence, remaining, before } = start;
  // Who broke the glass has an event of its own.
  const { glass, ...gate } = start.gate;
  return [
    { kind: 'plan', ...of, plan },
    { kind: 'approvals', ...of, gate, evidence },
    ...(glass === undefined ? [] : [{ kind: 'break-glass' as const, ...of, ...glass }]),
    { kind: 'started', ...of, runner, commit, remaining: ids(remaining), before: ids(before) },
  ];
}

function finishedEvent(run: string, digest: string, report: ApplyReport): JournalEvent {
  const ids = (changes: readonly Change[]) => changes.map(({ id }) => id);
  const problems = report.outcome === 'applied' ? [] : report.problems;
  return {
    kind: 'finished',
    run,
    digest,
    outcome: report.outcome,
    done: report.outcome === 'refused' ? [] : ids(report.done),
    notDone: report.outcome === 'failed' ? ids(report.notDone) : [],
    problems: problems.map(({ code, message }) => ({ code, message })),
  };
}
