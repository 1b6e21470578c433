import type { Diagnostic } from '../model/diagnostic.js';
import type { JournalEntry } from '../model/journal.js';
import { keyIdText } from '../model/key-state.js';
import type { Plan } from '../model/plan.js';
import type { Runtime } from '../model/provider.js';
import { declaredPrints, type PlanInputOutcome } from '../plan/make-plan.js';
import { type RecordedStep, recordedSteps } from './journal/steps.js';

/** What settling needs. */
export interface Settling {
  readonly plan: Plan;
  /** What earlier runs recorded. */
  readonly entries: readonly JournalEntry[];
  /** Seconds after which a key that was made must be visible. */
  readonly seconds: number;
  readonly look: () => Promise<PlanInputOutcome>;
  /** Told once which changes are waited for. */
  readonly onWait: (changes: readonly string[]) => void;
  /** True ends the waiting: whoever asks has to make no key then. */
  readonly shouldStop: () => boolean;
}

/** Milliseconds between two looks. */
const pause = 2000;

/**
 * What the targets hold, once every key is visible that an earlier run of the plan, or lately one of another plan, began to make, or so
 * much time has gone by that it was never made. A key that is made twice can't be told from the one that holds the data. Where the journal knows a key's ARN and
 * the target doesn't show it, nobody knows enough to go on.
 */
export async function settle(
  { plan, entries, seconds, look, onWait, shouldStop }: Settling,
  { now, sleep }: Pick<Runtime, 'now' | 'sleep'>,
): Promise<PlanInputOutcome> {
  const own = [...recordedSteps(entries, plan.digest).values()].filter(isMaking);
  const begun = [...own, ...latelyBegun(plan, entries, now() - seconds * 1000)];
  const until = Math.min(
    now() + seconds * 1000,
    Math.max(0, ...begun.map(({ begunAt }) => Date.parse(begunAt))) + seconds * 1000,
  );
  for (let first = true; ; first = false) {
    const seen = await look();
    if (!seen.ok) return seen;
    const prints = declaredPrints(seen.value);
    const unseen = begun.filter(({ key }) => prints.get(keyIdText(key)) === 'absent');
    if (unseen.length === 0 || shouldStop()) return seen;
    if (now() < until) {
      if (first) onWait(unseen.map(({ change }) => change));
      await sleep(pause);
      continue;
    }
    const lost = unseen.filter((step) => step.state === 'done' && own.includes(step)).map(lostKey);
    return lost.length === 0 ? seen : { ok: false, because: 'provider', problems: lost };
  }
}

/** Keys of the plan that runs of other plans began to make since then: one that was cut off may have made what isn't visible yet. */
function latelyBegun(plan: Plan, entries: readonly JournalEntry[], since: number): readonly RecordedStep[] {
  const keys = new Set(plan.changes.filter(isMaking).map(({ key }) => keyIdText(key)));
  const digests = entries.flatMap(({ event }) => (event.kind === 'step-begin' ? [event.digest] : []));
  return [...new Set(digests)]
    .filter((digest) => digest !== plan.digest)
    .flatMap((digest) => [...recordedSteps(entries, digest).values()])
    .filter((step) => isMaking(step) && keys.has(keyIdText(step.key)) && Date.parse(step.begunAt) > since);
}

function isMaking({ step }: Pick<RecordedStep, 'step'>): boolean {
  return step.op === 'create-key' || step.op === 'replicate-key';
}

function lostKey({ key, arn }: RecordedStep): Diagnostic {
  return {
    code: 'KW4037',
    severity: 'error',
    message: `\`${keyIdText(key)}\` was made as \`${arn ?? 'unknown'}\`, and the target doesn’t show it`,
  };
}
