import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { JournalEntry, JournalEvent, Recorder } from '../../model/journal.js';
import type { ObservedKey } from '../../model/observed.js';
import type { Change } from '../../model/plan.js';
import type { Fence } from './fences.js';
import { snapshotOf } from './snapshot.js';

/** What recording needs of a run. */
export interface Recording {
  readonly run: string;
  readonly digest: string;
  readonly fenceOf: (target: string) => number;
  readonly liveKeyOf: (change: Change) => ObservedKey | null;
  /** Whether the locks are still held. */
  readonly ensure: () => Promise<Diagnostic | null>;
  /** What a step is begun under. */
  readonly fences: readonly Fence[];
  readonly write: (event: JournalEvent, under?: readonly Fence[]) => Promise<Outcome<JournalEntry>>;
}

/** Records steps: that one is begun is durable before it may begin, and only while the locks are held. */
export function recorderOf({ run, digest, fenceOf, liveKeyOf, ensure, write, fences }: Recording): Recorder {
  const tell = async (event: JournalEvent, under: readonly Fence[]): Promise<Diagnostic | null> => {
    const written = await write(event, under);
    return written.ok ? null : (written.problems[0] ?? null);
  };
  return {
    beforeStep: async (change) => {
      const lost = await ensure();
      if (lost !== null) return lost;
      const { id, key, step } = change;
      const replaced = snapshotOf(change, liveKeyOf(change));
      const fence = fenceOf(key.target);
      return tell({ kind: 'step-begin', run, digest, change: id, key, step, fence, replaced }, fences);
    },
    afterStep: async ({ id }, outcome) => {
      const failed = outcome.result === 'failed' ? outcome.problem : null;
      return tell(
        {
          kind: 'step-end',
          run,
          digest,
          change: id,
          result: outcome.result,
          arn: outcome.result === 'done' ? outcome.arn : null,
          problem: failed === null ? null : { code: failed.code, message: failed.message },
          requests: outcome.requests ?? [],
        },
        [],
      );
    },
  };
}
