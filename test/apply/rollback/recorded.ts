import { sealEntry } from '../../../src/apply/journal/entry.js';
import { liveKeyFinder, snapshotOf } from '../../../src/apply/journal/snapshot.js';
import type { JournalEntry, JournalEvent } from '../../../src/model/journal.js';
import type { ObservedTarget } from '../../../src/model/observed.js';
import type { Change, Plan, PlanContent } from '../../../src/model/plan.js';
import { sealPlan } from '../../../src/plan/digest.js';
import { now } from '../../plan/builders.js';

/** A plan that needs no approval. */
export function sealed(content: PlanContent, restores: Plan['restores'] = null): Plan {
  const meta = { createdAt: '2027-03-01T12:00:00Z', toolVersion: '0', commit: null, notes: [] };
  return sealPlan({ ...content, requires: [], rulesChanges: [], restores }, meta);
}

/** A journal as applying writes it. */
export class Recorded {
  readonly entries: JournalEntry[] = [];
  #run = 0;

  add(event: JournalEvent): void {
    this.entries.push(sealEntry(this.entries.at(-1) ?? null, event, now));
  }

  /** One run of a plan: `changes` are done, one after the other, on what was observed before; `cut` is begun and never ended. */
  run(
    plan: Plan,
    observed: readonly ObservedTarget[],
    changes: readonly Change[],
    perform: (change: Change) => void = () => {},
    cut: Change | null = null,
  ): void {
    this.#run += 1;
    const of = { run: `run-${this.#run}`, digest: plan.digest };
    this.add({ kind: 'plan', ...of, plan });
    const liveKeyOf = liveKeyFinder(observed);
    for (const change of [...changes, ...(cut === null ? [] : [cut])]) {
      const replaced = snapshotOf(change, liveKeyOf(change));
      const { id, key, step } = change;
      this.add({ kind: 'step-begin', ...of, change: id, key, step, fence: 1, replaced });
      perform(change);
      if (change === cut) continue;
      this.add({
        kind: 'step-end',
        ...of,
        change: id,
        result: 'done',
        arn: change.arn,
        problem: null,
        requests: [],
      });
    }
  }
}
