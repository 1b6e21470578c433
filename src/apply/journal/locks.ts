import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { LockRecord, Runner } from '../../model/journal.js';
import type { PlanTarget } from '../../model/plan.js';
import { canonicalText } from './entry.js';
import { caught } from './failure.js';
import { oneByOne } from './one-by-one.js';
import { parseLock } from './parse-lock.js';
import { runnerText } from './runner-text.js';
import type { JournalClock, Registers } from './store.js';

/** What a lock is asked for with. */
export interface LockRequest {
  /** As `lockOf` names it. */
  readonly lock: string;
  readonly run: string;
  readonly runner: Runner;
  /** Seconds without renewal after which others may take it. */
  readonly leaseSeconds: number;
  /** Takes it also from one whose hold hasn't expired. */
  readonly take: boolean;
  /** The highest fence that the journal knows of it: a lock that was removed by hand must not begin anew. */
  readonly fenceBefore: number;
}

/** A lock that is held. */
export interface Lease {
  readonly record: LockRecord;
  /** Whose hold was ended by it. */
  readonly takenFrom: LockRecord | null;
  /** Prolongs the hold where a third of it is used up; a problem where it was lost. */
  ensure(): Promise<Diagnostic | null>;
  /** Never fails: a lock that can't be released expires. */
  release(): Promise<void>;
}

/** The name of the place that a target is: two targets, or two estates, with the same place share the lock. */
export function lockOf({ provider, partition, account, region }: PlanTarget): string {
  return [provider, partition, account, region].join('/');
}

/**
 * Takes a lock, or says who has it. Clocks of different machines are compared: a hold counts as expired half a minute after its end, so
 * that clocks that are a little off don't end it early.
 */
export async function takeLock(
  registers: Registers,
  request: LockRequest,
  clock: JournalClock,
): Promise<Outcome<Lease>> {
  const taken = await caught(() => take(registers, request, clock));
  if (!taken.ok) return taken;
  if ('code' in taken.value) return { ok: false, problems: [taken.value] };
  return { ok: true, value: taken.value, warnings: [] };
}

const grace = 30_000;

async function take(
  registers: Registers,
  request: LockRequest,
  clock: JournalClock,
): Promise<Lease | Diagnostic> {
  let takenFrom: LockRecord | null = null;
  for (let seen: string | null = null; ; ) {
    const present = await registers.read(request.lock);
    const before = present === null ? null : parseLock(present.text);
    if (before === 'unreadable') return unreadable(registers, request.lock);
    const holder = before?.state === 'held' ? before : null;
    // The answer to our own write was lost.
    if (present !== null && holder?.run === request.run)
      return leaseOf(registers, { record: holder, takenFrom }, present.version, request, clock);
    // On request a lock is taken from the one who had it then, not from whoever was faster.
    const mayTake = request.take && (seen === null || seen === holder?.run);
    if (holder !== null && !mayTake && Date.parse(holder.expiresAt) + grace > clock.now())
      return heldBy(holder);
    seen = holder?.run ?? 'nobody';
    takenFrom = holder;
    const record = newRecord(request, before, clock.now());
    const version = await registers.write(request.lock, canonicalText(record), present?.version ?? null);
    if (version !== null) return leaseOf(registers, { record, takenFrom }, version, request, clock);
  }
}

function newRecord(request: LockRequest, before: LockRecord | null, now: number): LockRecord {
  const { lock, run, runner, leaseSeconds, fenceBefore } = request;
  const fence = Math.max(before?.fence ?? 0, fenceBefore) + 1;
  const expiresAt = new Date(now + leaseSeconds * 1000).toISOString();
  return { lock, fence, state: 'held', run, runner, takenAt: new Date(now).toISOString(), expiresAt };
}

function leaseOf(
  registers: Registers,
  { record, takenFrom }: Pick<Lease, 'record' | 'takenFrom'>,
  firstVersion: string,
  { leaseSeconds }: LockRequest,
  clock: JournalClock,
): Lease {
  let version: string | null = firstVersion;
  let renewedAt = clock.now();
  const inTurn = oneByOne();

  async function renew(): Promise<Diagnostic | null> {
    const now = clock.now();
    if (version !== null && now < renewedAt + (leaseSeconds * 1000) / 3) return null;
    const expiresAt = new Date(now + leaseSeconds * 1000).toISOString();
    const text = canonicalText({ ...record, expiresAt });
    const written: string | null =
      version === null ? null : await registers.write(record.lock, text, version);
    const present = written === null ? await registers.read(record.lock) : null;
    const owner = present === null ? null : parseLock(present.text);
    // Ours all the same where the answer to an earlier renewal was lost.
    const isOurs = owner !== null && owner !== 'unreadable' && owner.run === record.run;
    version = written ?? (isOurs && owner.state === 'held' ? (present?.version ?? null) : null);
    if (version === null) return lostTo(owner, record.lock);
    renewedAt = written === null ? renewedAt : now;
    return null;
  }

  return {
    record,
    takenFrom,
    ensure: async () => {
      const renewed = await caught(() => inTurn(renew));
      return renewed.ok ? renewed.value : (renewed.problems[0] ?? null);
    },
    release: async () => {
      await caught(() =>
        inTurn(async () => {
          if (version === null) return;
          await registers.write(record.lock, canonicalText({ ...record, state: 'released' }), version);
          version = null;
        }),
      );
    },
  };
}

function lostTo(taker: LockRecord | 'unreadable' | null, lock: string): Diagnostic {
  const who = taker === null || taker === 'unreadable' ? 'somebody' : runnerText(taker.runner);
  return { code: 'KW4567', severity: 'error', message: `${who} has taken the lock of \`${lock}\`` };
}

function heldBy({ lock, runner, takenAt, expiresAt }: LockRecord): Diagnostic {
  const message = `${runnerText(runner)} holds the lock of \`${lock}\` since ${takenAt}, until ${expiresAt} unless it goes on`;
  return { code: 'KW4566', severity: 'error', message };
}

function unreadable(registers: Registers, lock: string): Diagnostic {
  const message = `the lock of \`${lock}\` can't be read: \`${registers.placeOf(lock)}\``;
  return { code: 'KW4574', severity: 'error', message };
}
