import type { Snapshot } from '../../model/journal.js';
import type { KeyState } from '../../model/key-state.js';
import type { ObservedKey, ObservedTarget } from '../../model/observed.js';
import type { Change } from '../../model/plan.js';
import type { StepName } from '../../model/step.js';

type Replaced = keyof KeyState | 'owner' | 'retiredSince';

/** What each step writes over. A key that is made replaces nothing. */
const replacedBy: Readonly<Record<StepName, readonly Replaced[]>> = {
  'create-key': [],
  'replicate-key': [],
  claim: ['owner'],
  'set-description': ['description'],
  'set-tags': ['tags'],
  'remove-tags': ['tags'],
  'create-alias': ['aliases'],
  'move-alias': ['aliases'],
  'delete-alias': ['aliases'],
  'put-policy': ['policy'],
  'create-grant': ['grants'],
  'revoke-grant': ['grants'],
  'set-rotation': ['rotation'],
  enable: ['life', 'retiredSince'],
  disable: ['life', 'retiredSince'],
  'mark-retired': ['retiredSince'],
  'unmark-retired': ['retiredSince'],
  'schedule-deletion': ['life'],
  'cancel-deletion': ['life'],
};

/** What a change replaces of the live key. `live` is null for a key that the plan makes. */
export function snapshotOf({ step, arn }: Change, live: ObservedKey | null): Snapshot {
  const names = live === null ? [] : replacedBy[step.op];
  const fields: Record<string, unknown> = {};
  const unread: string[] = [];
  let marks: Pick<Snapshot, 'owner' | 'retiredSince'> = {};
  for (const name of names) {
    if (live === null) continue;
    if (name === 'retiredSince') marks = { ...marks, retiredSince: live.retiredSince };
    else {
      const reading = name === 'owner' ? live.owner : live.fields[name];
      if (!reading.read) unread.push(name);
      else if (name === 'owner') marks = { ...marks, owner: live.owner.read ? live.owner.value : null };
      else fields[name] = reading.value;
    }
  }
  return { arn: live?.arn ?? arn, fields: fields as Partial<KeyState>, ...marks, unread };
}

/** Finds a change's live key among what was observed before the first step. */
export function liveKeyFinder(
  observed: readonly ObservedTarget[],
): (change: Pick<Change, 'key' | 'arn'>) => ObservedKey | null {
  const keys = new Map(
    observed.flatMap(({ target, keys: found }) => found.map((key) => [`${target} ${key.arn}`, key] as const)),
  );
  return ({ key, arn }) => (arn === null ? null : (keys.get(`${key.target} ${arn}`) ?? null));
}
